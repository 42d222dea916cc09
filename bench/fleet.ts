// Ten thousand instances in a git repository, all on one target: the whole line from fetch to plan, stage by
// stage, in a process of its own. Ten thousand real containers are no sensible bench: what runs is made from our
// record, and what that costs (the stage `observe`) is told but not counted.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import { commitAll, fleetText } from './stacks.ts';
import { amountRow, type Row, timeRow } from './table.ts';

export const COUNT = 10_000;
const COLD_MS = 3000;
const WARM_MS = 100;
const OBSERVE: ReadonlySet<string> = new Set(['observe']);
/** What git takes hangs on the size of the repository and of this process, which it is forked from. */
const GIT_AND_OBSERVE: ReadonlySet<string> = new Set(['observe', 'fetch', 'read', 'blame']);

const TEMPLATE = `apiVersion: shipshape.dev/v1
kind: Template
metadata: { name: web }
spec:
  parameters: { VERSION: { type: string, default: "1" }, GREETING: { type: string } }
  sizes: { small: { limits: { web: { memory: 64m, cpus: "0.5" } } } }
  compose:
    services:
      web:
        network_mode: none
        image: shipshape-test/web:\${VERSION}
        environment: { GREETING: "\${GREETING}" }
        restart: unless-stopped
`;

function instance(index: number, version: string): string {
  return `apiVersion: shipshape.dev/v1
kind: Instance
metadata: { name: web-${index} }
spec:
  template: web
  size: small
  parameters: { VERSION: "${version}", GREETING: hello from ${index} }
`;
}

/** Changes one file of the repository and commits it. */
export async function changeOne(folder: string, version: string): Promise<void> {
  const repository = join(folder, 'declarations');
  writeFileSync(join(repository, 'instances/web-7.yaml'), instance(7, version));
  await commitAll(repository);
}

/**
 * A repository with so many instances, and a fleet file for it. `docker`: address of the engine; `more`: lines of
 * the fleet's spec.
 */
export async function writeMany(folder: string, count: number, docker: string, more = ''): Promise<string> {
  const repository = join(folder, 'declarations');
  mkdirSync(join(repository, 'instances'), { recursive: true });
  writeFileSync(join(repository, 'template.yaml'), TEMPLATE);
  for (let index = 0; index < count; index += 1) {
    writeFileSync(join(repository, `instances/web-${index}.yaml`), instance(index, '1'));
  }
  await commitAll(repository);
  const file = join(folder, 'fleet.yaml');
  writeFileSync(file, `${fleetText(repository, docker, folder)}${more}`);
  return file;
}

/** What each pass took, and what the process takes; printed by fleet-child.ts. */
export type Told = {
  readonly passes: readonly {
    readonly name: string;
    /** Milliseconds that the thread worked, by stage: on a busy machine far below the time that passes. */
    readonly stages: Readonly<Record<string, number>>;
    /** Everything, with `observe` and what git takes in processes of its own. */
    readonly wallMs: number;
  }[];
  readonly rssMb: number;
  readonly peakMb: number;
};

export async function benchFleet(folder: string, quick: boolean): Promise<readonly Row[]> {
  const many = join(folder, 'many');
  const fleetFile = await writeMany(many, COUNT, 'unix:///nowhere.sock');
  const fresh = await inChild(many, fleetFile, 'new', 1);
  const again = await inChild(many, fleetFile, 'settled', quick ? 1 : 5);
  const [settled] = again.passes;
  const changed = again.passes.filter(({ name }) => name === 'one file changed');
  const what = `${COUNT} declarations`;
  const without = (stages: Readonly<Record<string, number>>, apart: ReadonlySet<string>) =>
    Object.entries(stages).reduce((sum, [stage, time]) => sum + (apart.has(stage) ? 0 : time), 0);
  const stagesOf = (stages: Readonly<Record<string, number>> = {}) =>
    Object.entries(stages)
      .map(([stage, time]) => `${stage} ${time.toFixed(0)}`)
      .join(', ');
  const row = (
    name: string,
    limit: number | undefined,
    passes: Told['passes'],
    apart: ReadonlySet<string> = OBSERVE,
  ): Row => ({
    ...timeRow(
      name,
      limit,
      passes.map(({ stages }) => without(stages, apart)),
    ),
    raw: passes.map(({ stages, wallMs }) => `[${stagesOf(stages)}; wall ${wallMs.toFixed(0)}]`).join(' '),
  });
  return [
    row(`${what}: fetch to plan, cold, all new`, COLD_MS, fresh.passes),
    row(`${what}: fetch to plan, cold, all there`, COLD_MS, settled === undefined ? [] : [settled]),
    row(`${what}: parse to plan, one file changed`, WARM_MS, changed, GIT_AND_OBSERVE),
    row(`${what}: the same with git`, undefined, changed),
    amountRow(`${what}: peak memory`, undefined, [fresh.peakMb, again.peakMb], 'MB'),
  ];
}

async function inChild(folder: string, fleetFile: string, kind: string, rounds: number): Promise<Told> {
  const child = join(import.meta.dirname, 'fleet-child.ts');
  const args = [child, folder, fleetFile, kind, String(rounds)];
  const { stdout } = await execa(process.execPath, args, { stdin: 'ignore', stderr: 'inherit' });
  return JSON.parse(stdout);
}
