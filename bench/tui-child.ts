// The process that the benchmark of the terminal UI measures: sessions in one process, as they are beside the
// daemon, over a real control socket, at terminals that take everything at once. Tells as lines of JSON.
//   node bench/tui-child.ts FLEET SESSIONS KEYS SECONDS

import process from 'node:process';
import type { Door } from '../tui/app/door.ts';

process.env['NODE_ENV'] = 'production';

const { createHost } = await import('../tui/app/host.ts');
const { openSession } = await import('../tui/app/session.ts');
const { SCREENS } = await import('../tui/screens/all.ts');
const { reach } = await import('../src/wire-client.ts');

const [fleet = '', sessions = '1', keys = '0', seconds = '2'] = process.argv.slice(2);
const timers = {
  now: Date.now,
  after(ms: number, run: () => void) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
const host = createHost({ timers, screens: SCREENS, onTrouble: (thrown) => console.error(thrown) });
const from = {
  fleet,
  path: undefined,
  cwd: process.cwd(),
  env: process.env,
  as: undefined,
  identity: undefined,
};

type Written = { text: string; wake: () => void };

function doorOf(written: Written): Door {
  return {
    write(text, taken) {
      written.text += text;
      written.wake();
      taken();
    },
    ...{
      columns: 160,
      rows: 50,
      env: { TERM: 'xterm-256color', LANG: 'C.UTF-8' },
      isPlain: false,
      isRaw: true,
    },
    onEnd: () => {},
  };
}

/** Sessions of one person share what they know; five each. */
function open(at: number) {
  const person = Number(sessions) > 10 ? Math.floor(at / 5) : at;
  const written: Written = { text: '', wake: () => {} };
  const identity = {
    key: `person-${person}`,
    async connect(signal: AbortSignal) {
      const reached = await reach({ ...from, isInteractive: false, signal });
      return reached.ok ? reached.value : undefined;
    },
  };
  return { written, session: openSession(host, identity, doorOf(written)) };
}

async function until(written: Written, holds: (text: string) => boolean): Promise<void> {
  while (!holds(written.text)) {
    await new Promise<void>((resolve) => {
      written.wake = resolve;
    });
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

const all = Array.from({ length: Number(sessions) }, (_, at) => open(at));
for (const { written } of all) await until(written, (text) => text.includes('1000 instances'));
await pause(2_000);
const begun = process.cpuUsage();
const since = performance.now();
await pause(1_000 * Number(seconds));
const times: number[] = [];
const [first] = all;
// By name: a row that an event moves to the top would leave `k` nowhere to go.
first?.session.input(Buffer.from('s'));
await pause(500);
for (let turn = 0; first !== undefined && turn < Number(keys); turn += 1) {
  await pause(40 + ((turn * 37) % 100));
  first.written.text = '';
  const pressed = performance.now();
  // Down and up again: the row that the cursor comes to is not painted by an event.
  first.session.input(Buffer.from(turn % 2 === 0 ? 'j' : 'k'));
  await until(first.written, (text) => text.includes('> '));
  times.push(performance.now() - pressed);
}
const { user, system } = process.cpuUsage(begun);
times.sort((a, b) => a - b);
const at = (part: number) => times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
console.log(
  JSON.stringify({
    rssMb: process.memoryUsage.rss() / 1e6,
    cpuPercent: (user + system) / 10 / (performance.now() - since),
    p50: at(0.5),
    p99: at(0.99),
    most: times.at(-1) ?? 0,
    entries: performance.getEntries().length,
  }),
);
process.exit(0);
