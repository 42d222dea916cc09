// A daemon for the benchmark of the terminal UI: a real control socket and desk, people and events; the fleet
// behind it is made up, so that a thousand instances cost nothing. Its input says how many events a second.
//   node bench/tui-daemon.ts FOLDER COUNT

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { InstanceStatus, Reason } from '../src/model/condition.ts';
import { serveControl } from '../src/serve/control-server.ts';
import { fakeFleet } from '../test/support/fake-daemon.ts';
import { fleetStatus, instanceStatus } from '../test/support/status.ts';

const [folder = '', count = '1000'] = process.argv.slice(2);
const REASONS: readonly Reason[] = ['Ready', 'Drifted', 'Reconciling', 'Failed', 'Ready', 'AwaitingApproval'];

function instance(at: number, turn: number): InstanceStatus {
  const reason = at % 17 === 0 || turn > 0 ? (REASONS[(at + turn) % REASONS.length] ?? 'Ready') : 'Ready';
  const message = reason === 'Ready' ? '' : `db: memory of turn ${turn}`;
  const lastChangeAt = new Date(Date.now() - 600_000 - at * 60_000).toISOString();
  return instanceStatus(`app-${String(at).padStart(4, '0')}`, { reason, message, lastChangeAt });
}

await mkdir(folder, { recursive: true, mode: 0o700 });
const instances = Array.from({ length: Number(count) }, (_, at) => instance(at, 0));
const known = { status: fleetStatus(instances) };
const { desk, parts } = fakeFleet({
  get status() {
    return { ...known.status, at: new Date().toISOString() };
  },
});
const path = join(folder, 'control.sock');
await serveControl({
  ...{ path, door: 'own', desk, fleet: 'home', version: '1.2.3', nonce: () => 'nonce' },
  self: { name: 'root', uid: process.getuid?.() ?? 0 },
  identify: () => Promise.reject(new Error('nobody signs here')),
  onTrouble: (thrown) => console.error(thrown),
});
const fleetFile = join(folder, 'fleet.yaml');
await writeFile(
  fleetFile,
  [
    'apiVersion: shipshape.dev/v1',
    'kind: Fleet',
    'metadata: { name: home }',
    'spec:',
    '  source: { folder: . }',
    `  stateDir: ${join(folder, 'state')}`,
    `  listeners: { control: ${path} }`,
    '  targets: { local: { docker: "unix:///nowhere.sock" } }',
  ].join('\n'),
);

let turn = 0;
function happen(): void {
  turn += 1;
  const at = (turn * 7) % instances.length;
  const status = instance(at, turn);
  known.status = { ...known.status, instances: known.status.instances.with(at, status) };
  parts.daemon.events.tell({ kind: 'instance.changed', status });
}

let timer: NodeJS.Timeout | undefined;
console.log(`ready ${fleetFile}`);
for await (const line of createInterface({ input: process.stdin })) {
  const rate = Number(line);
  clearInterval(timer);
  if (rate > 0) timer = setInterval(happen, 1000 / rate);
  if (line === 'once') happen();
  console.log(`now ${line}`);
}
process.exit(0);
