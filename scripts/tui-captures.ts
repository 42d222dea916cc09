// Pictures of every screen of the terminal UI, from a real terminal (tmux) in front of a running fleet on a real
// engine, as text below docs/tui/.
//   npm run tui:captures            over SSH, by OpenSSH's own client
//   npm run tui:captures -- --local over the control socket

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { execa } from 'execa';
import { ensureEngine } from './engine.ts';
import { makeImages } from './images.ts';
import { type Harbor, openHarbor } from './tui-demo.ts';

const ROOT = join(import.meta.dirname, '..');
const OUT = join(ROOT, 'docs/tui');
const SIZES = [
  [80, 24],
  [120, 40],
] as const;
const DEADLINE_MS = 30_000;

/** One picture: what is typed after going home, and what must stand there then. */
type Shot = { readonly name: string; readonly keys: readonly (string | RegExp)[]; readonly until: RegExp };

/** The plan of an instance is reached through it, since its name is another each time. */
const TO_PLAN = [
  ':instance harbor-crm',
  'Enter',
  /WHAT|IN THE WAY|CONTAINERS/,
  'p',
  /WHAT WILL HAPPEN/,
] as const;

const SHOTS: readonly Shot[] = [
  { name: 'fleet', keys: [], until: /harbor-auth/ },
  { name: 'filter', keys: ['/', 'is:unhealthy'], until: /filter: is:unhealthy/ },
  { name: 'palette', keys: [':'], until: /again/ },
  { name: 'help', keys: ['?'], until: /HELP/ },
  { name: 'instance', keys: [':instance harbor-crm', 'Enter'], until: /▁{4}/ },
  { name: 'instance-unwell', keys: [':instance harbor-wiki', 'Enter'], until: /healthcheck says: no answer/ },
  { name: 'actions', keys: [':instance harbor-crm', 'Enter', 'a'], until: /What to do/ },
  { name: 'hold', keys: [':instance harbor-docs', 'Enter', 'H'], until: /for how long/ },
  { name: 'why', keys: [':why harbor-crm', 'Enter'], until: /WHAT WAS DONE/ },
  { name: 'logs', keys: [':logs harbor-crm', 'Enter'], until: /red words of a program/ },
  {
    name: 'logs-filtered',
    keys: [':logs harbor-crm', 'Enter', '/', 'red words', 'Enter'],
    until: /red words/,
  },
  { name: 'plans', keys: [':plans', 'Enter'], until: /open/ },
  { name: 'plan', keys: TO_PLAN, until: /WHAT WILL HAPPEN/ },
  { name: 'plan-steps', keys: [...TO_PLAN, 's', 'G'], until: /container\.create/ },
  { name: 'approve', keys: [...TO_PLAN, 'A'], until: /approve plan/ },
  { name: 'holds', keys: [':holds', 'Enter'], until: /restoring by hand/ },
  { name: 'targets', keys: [':targets', 'Enter'], until: /local/ },
  { name: 'templates', keys: [':templates', 'Enter'], until: /idle\.yaml/ },
  { name: 'backups', keys: [':backups', 'Enter'], until: /No policy backs up|POLICY/ },
  { name: 'backups-of', keys: [':backups-of harbor-crm', 'Enter'], until: /no backup of|TAKEN/ },
  { name: 'restores', keys: [':restores', 'Enter'], until: /Nothing was restored|BEGAN/ },
  { name: 'events', keys: [':events', 'Enter'], until: /TIME/ },
  { name: 'history', keys: [':history', 'Enter'], until: /failed|applied/ },
  { name: 'audit', keys: [':audit', 'Enter'], until: /hold:instance/ },
  { name: 'audit-line', keys: [':audit', 'Enter', /hold:instance/, 'Enter'], until: /CHAIN/ },
  { name: 'people', keys: [':people', 'Enter'], until: /ana/ },
  { name: 'person', keys: [':people', 'Enter', /ana {2}/, 'Enter'], until: /SSH KEYS/ },
  { name: 'sessions', keys: [':sessions', 'Enter'], until: /logged in by SSH|DOOR/ },
  { name: 'keys', keys: [':keys', 'Enter'], until: /API keys/ },
];

type Pane = {
  send(...keys: readonly string[]): Promise<void>;
  text(): Promise<string>;
  until(wanted: RegExp): Promise<string>;
  resize(columns: number, rows: number): Promise<void>;
  close(): Promise<void>;
};

/** A terminal of its own, on a socket of its own. */
async function openPane(command: readonly string[]): Promise<Pane> {
  const socket = `shipshape-captures-${process.pid}`;
  const env = { LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', TERM: 'xterm-256color', PATH: process.env['PATH'] ?? '' };
  const tmux = async (...argv: readonly string[]) =>
    (await execa('tmux', ['-u', '-L', socket, '-f', '/dev/null', ...argv], { env, extendEnv: false })).stdout;
  await tmux('new-session', '-d', '-s', 's', '-x', '80', '-y', '24', '--', ...command);
  await tmux('set-option', '-t', 's', 'status', 'off');
  await tmux('set-option', '-t', 's', 'window-size', 'manual');
  const text = () => tmux('capture-pane', '-p', '-t', 's');
  return {
    text,
    async send(...keys) {
      for (const key of keys) {
        const isNamed = /^(?:Enter|Escape)$/.test(key);
        await tmux('send-keys', '-t', 's', ...(isNamed ? [key] : ['-l', key]));
        // Questions drop what was typed before they could be read.
        await wait(400);
      }
    },
    async until(wanted) {
      const deadline = Date.now() + DEADLINE_MS;
      for (;;) {
        const shown = await text();
        if (wanted.test(shown)) return shown;
        if (Date.now() > deadline) throw new Error(`${String(wanted)} never came:\n${shown}`);
        await wait(100);
      }
    },
    async resize(columns, rows) {
      await tmux('resize-window', '-t', 's', '-x', `${columns}`, '-y', `${rows}`);
    },
    async close() {
      await tmux('kill-server').catch(() => undefined);
    },
  };
}

function commandOf({ served, key, sshPort }: Harbor, isLocal: boolean): readonly string[] {
  if (isLocal) {
    const bin = join(ROOT, 'src/bin.ts');
    return [process.execPath, bin, 'tui', '--fleet', served.fleetFile, '--as', 'ana', '--identity', key];
  }
  return [
    ...['ssh', '-tt', '-p', `${sshPort}`, '-i', key, '-o', 'IdentitiesOnly=yes', '-o', 'IdentityAgent=none'],
    ...['-o', 'StrictHostKeyChecking=no', '-o', 'UserKnownHostsFile=/dev/null', '-o', 'LogLevel=ERROR'],
    ...['-o', 'SetEnv=LANG=C.UTF-8', 'ops@127.0.0.1'],
  ];
}

async function home(pane: Pane): Promise<void> {
  await pane.send('Escape', 'Escape', 'Escape', ':fleet', 'Enter');
  await pane.until(/Instances/);
}

/** Types what is to be typed, and waits for what is to be seen in between. */
async function follow(pane: Pane, keys: Shot['keys']): Promise<void> {
  for (const key of keys) {
    if (typeof key === 'string') await pane.send(key);
    else await pane.until(key);
  }
}

async function take(pane: Pane, shot: Shot, size: string): Promise<void> {
  await home(pane);
  await follow(pane, shot.keys);
  await pane.until(shot.until);
  await wait(700);
  save(`${shot.name}-${size}`, await pane.text());
}

function save(name: string, text: string): void {
  const rows = text.split('\n').map((row) => row.trimEnd());
  writeFileSync(join(OUT, `${name}.txt`), `${rows.join('\n').trimEnd()}\n`);
  console.log(`  docs/tui/${name}.txt`);
}

/** Says yes to the plan of the CRM, and watches it go. */
async function approveAndWatch(pane: Pane): Promise<void> {
  await home(pane);
  await follow(pane, [...TO_PLAN, 'A']);
  const asked = await pane.until(/approve plan/);
  const name = /Type (\S+) and press enter/.exec(asked)?.[1];
  await pane.send(...(name === undefined ? ['y'] : [name, 'Enter']));
  await pane.until(/is approved|your yes is noted/);
  save('approved-80x24', await pane.text());
  await pane.send(':history', 'Enter');
  await pane.until(/going on/);
  await pane.send('Enter');
  await pane.until(/waiting until it is well/);
  save('run-live-80x24', await pane.text());
  await pane.resize(120, 40);
  await wait(700);
  save('run-live-120x40', await pane.text());
  await pane.until(/= applied/);
  save('run-120x40', await pane.text());
  await pane.resize(80, 24);
  await wait(700);
  save('run-80x24', await pane.text());
}

/** What stands there when the daemon is gone, and comes back. */
async function loseDaemon(pane: Pane, { served }: Harbor): Promise<void> {
  await home(pane);
  await served.stop();
  await pane.until(/the daemon|nothing can be started/);
  await wait(6_000);
  save('lost-80x24', await pane.text());
  await served.start();
  await pane.until(/live$/m);
}

/** Which picture is which, for whoever looks at them as files. */
function writeIndex(): void {
  const rows = SHOTS.map(
    ({ name }) => `| ${name} | [80x24](${name}-80x24.txt) | [120x40](${name}-120x40.txt) |`,
  );
  const text = [
    '# The terminal UI in pictures',
    "Made by `npm run tui:captures` from a real terminal (tmux) in front of a running fleet on a Docker engine, over SSH by\nOpenSSH's own client. One of its containers writes escape sequences into its log, another into its healthcheck.",
    ['| screen | | |', '|---|---|---|', ...rows].join('\n'),
    'A plan that is approved and goes: [approved](approved-80x24.txt), the run while it goes [80x24](run-live-80x24.txt)\n[120x40](run-live-120x40.txt), and once it is over [80x24](run-80x24.txt) [120x40](run-120x40.txt). The daemon gone:\n[lost](lost-80x24.txt).',
  ].join('\n\n');
  writeFileSync(join(OUT, 'README.md'), `${text}\n`);
}

async function main(): Promise<void> {
  const isLocal = process.argv.includes('--local');
  const engine = await ensureEngine();
  await makeImages(engine.socket, [
    'shipshape-test/busybox:1',
    'shipshape-test/busybox:2',
    'shipshape-test/web:1',
  ]);
  console.log('A fleet is brought up …');
  const harbor = await openHarbor(engine.socket);
  let pane: Pane | undefined;
  try {
    rmSync(OUT, { recursive: true, force: true });
    mkdirSync(OUT, { recursive: true });
    pane = await openPane(commandOf(harbor, isLocal));
    await pane.until(/harbor-auth/);
    for (const [columns, rows] of SIZES) {
      await pane.resize(columns, rows);
      await wait(700);
      for (const shot of SHOTS) await take(pane, shot, `${columns}x${rows}`);
    }
    await pane.resize(80, 24);
    await approveAndWatch(pane);
    await pane.close();
    // The screen over SSH ends with the daemon; the one on the host stays, and comes back.
    pane = await openPane(commandOf(harbor, true));
    await pane.until(/harbor-auth/);
    await loseDaemon(pane, harbor);
    writeIndex();
  } catch (thrown) {
    console.log(harbor.served.log().slice(-3_000));
    throw thrown;
  } finally {
    await pane?.close();
    await harbor.close();
    await engine.stop();
  }
}

await main();
