// The budgets of the product, measured side by side with what people would use instead, raw figures printed:
//   npm run bench -- [--quick] [--rounds 5] [--minutes 1] [--only converge|noop|fleet|daemon|push|drift|artefacts|backup] [--megabytes 1000]
// Uses the engine that DOCKER_HOST names, or a private one that leaves nothing behind.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { ensureEngine } from '../scripts/engine.ts';
import { makeImages } from '../scripts/images.ts';
import { benchArtefacts } from './artefacts.ts';
import { benchBackup } from './backup.ts';
import { benchCli } from './cli.ts';
import { findCompose } from './compose.ts';
import { benchConverge, benchNoop, type Ground } from './converge.ts';
import { benchDaemon } from './daemon.ts';
import { benchFleet } from './fleet.ts';
import { openRaw } from './raw.ts';
import { benchDrift, benchPushes } from './reaction.ts';
import {
  IMAGE,
  ONE_STACK,
  PARALLELISM,
  type Stacks,
  TEN_STACKS,
  writeComposeFiles,
  writeFleet,
} from './stacks.ts';
import { printTable, type Row } from './table.ts';

const QUICK = process.argv.includes('--quick');
const ONLY = optionValue('--only');
/** How long a daemon is watched that has nothing to do. */
const MINUTES = Number(optionValue('--minutes') ?? 1);
const ROUNDS = QUICK ? 1 : Number(optionValue('--rounds') ?? 5);

function optionValue(option: string): string | undefined {
  const at = process.argv.indexOf(option);
  return at < 0 ? undefined : process.argv[at + 1];
}

function isWanted(part: string): boolean {
  return ONLY === undefined || ONLY === part;
}

async function onEngine(folder: string): Promise<readonly Row[]> {
  const engine = await ensureEngine(process.env['DOCKER_HOST'] === undefined ? { fresh: true } : {});
  const raw = openRaw(engine.socket, PARALLELISM);
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    process.once(name, () => {
      void engine.stop().finally(() => process.exit(130));
    });
  }
  try {
    await makeImages(engine.socket, [IMAGE]);
    const found = await findCompose(engine.host);
    if (found.kind === 'none') console.log(`docker compose cannot be had here: ${found.why}`);
    else console.log(`docker compose ${found.compose.version}`);
    const groundOf = async (name: string, stacks: Stacks): Promise<Ground> => ({
      raw,
      folder: join(folder, name),
      stacks,
      fleetFile: await writeFleet(join(folder, name), engine.host, stacks),
      composeFiles: writeComposeFiles(join(folder, name), stacks),
      compose: found.kind === 'found' ? found.compose : undefined,
      rounds: ROUNDS,
    });
    const [ground, whole] = [await groundOf('ten', TEN_STACKS), await groundOf('one', ONE_STACK)];
    const converged = isWanted('converge')
      ? [...(await benchConverge(ground)), ...(await benchConverge(whole))]
      : [];
    const still = isWanted('noop')
      ? await benchNoop(ground, () => benchCli(ground.fleetFile, QUICK ? 3 : 10))
      : [];
    const tamperings = Number(optionValue('--tamperings') ?? (QUICK ? 12 : 200));
    const reacting = { raw, engine: engine.socket, folder, rounds: QUICK ? 3 : 10, tamperings };
    const pushed = isWanted('push') ? await benchPushes(reacting) : [];
    const drifted = isWanted('drift') ? await benchDrift(reacting) : [];
    return [...converged, ...still, ...pushed, ...drifted];
  } finally {
    raw.close();
    await engine.stop();
  }
}

async function onServer(folder: string): Promise<readonly Row[]> {
  const engine = await ensureEngine();
  const megabytes = Number(optionValue('--megabytes') ?? (QUICK ? 100 : 1000));
  try {
    return await benchBackup({ socket: engine.socket, folder, rounds: QUICK ? 2 : 3, megabytes });
  } finally {
    await engine.stop();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'shipshape-bench-'));
try {
  const needsEngine = ['converge', 'noop', 'push', 'drift'].some(isWanted);
  const rows = needsEngine ? await onEngine(folder) : [];
  const fleet = isWanted('fleet') ? await benchFleet(folder, QUICK) : [];
  const daemon = isWanted('daemon') ? await benchDaemon(folder, MINUTES) : [];
  const backup = isWanted('backup') ? await onServer(folder) : [];
  const artefacts = isWanted('artefacts') ? await benchArtefacts(folder, QUICK) : [];
  printTable([...rows, ...fleet, ...daemon, ...artefacts, ...backup]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
