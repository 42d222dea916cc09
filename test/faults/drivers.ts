// Who makes the passes over a lab: the line in this process, or in a process that may die of it, or the
// daemon. Each says what was agreed to; what is wrong with the process itself is a finding.

import { join } from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import { cacheFolder } from '../../scripts/engine.ts';
import { comesAbout, saysSo, serve } from './daemon-driver.ts';
import type { Lab } from './lab.ts';
import { openLine, passOnce } from './pass.ts';
import { readJournal } from './witness.ts';

export type Driver = {
  /** Brings the fleet nearer to what is declared, or fails in the attempt. */
  pass(): Promise<void>;
  /**
   * After something moved: what is done about it without being asked again. `isThere`: nothing is left to do;
   * `better`: takes away what would be in the way for ever.
   */
  react(isThere: () => Promise<boolean>, better: () => Promise<void>): Promise<void>;
  /** Kills the process that makes the pass; nothing where that is this one. */
  kill(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

/** What came to light through a driver. */
export type Heard = {
  readonly consents: Set<string>;
  readonly findings: string[];
};

/** The line in this process. */
export async function openHere(lab: Lab, heard: Heard): Promise<Driver> {
  const line = await openLine({ ...lab, onWarning: (text) => lab.said.push(text) });
  async function pass(): Promise<void> {
    try {
      const { said } = await passOnce(line, (digest) => heard.consents.add(digest));
      lab.said.push(said);
    } catch (error) {
      heard.findings.push(`O9 a mistake of ours was thrown: ${wordsOf(error)}`);
    }
  }
  return {
    pass,
    react: pass,
    kill: async () => undefined,
    [Symbol.asyncDispose]: async () => line.close(),
  };
}

const CHILD = join(import.meta.dirname, 'pass-child.ts');

/** One process for each pass. */
export function openChild(lab: Lab, heard: Heard): Driver {
  let kill = async (): Promise<void> => undefined;
  async function pass(): Promise<void> {
    const running = execa(process.execPath, [CHILD, lab.fleetFile, lab.folder], {
      env: { ...lab.env, NODE_COMPILE_CACHE: cacheFolder('compiled') },
      extendEnv: false,
      reject: false,
      stdin: 'ignore',
    });
    kill = async () => {
      if (running.pid !== undefined) process.kill(running.pid, 'SIGKILL');
      await running;
    };
    const { stdout, stderr, exitCode, signal } = await running;
    lab.said.push(stdout, stderr);
    for (const [, digest = ''] of stdout.matchAll(/^\{"consent":"([^"]+)"\}$/gm)) heard.consents.add(digest);
    const hasDied = signal === 'SIGKILL';
    if (!hasDied && (exitCode !== 0 || stderr !== '')) {
      heard.findings.push(`O9 the process ended with ${exitCode}: ${stderr}`);
    }
  }
  return {
    pass,
    react: pass,
    kill: () => kill(),
    [Symbol.asyncDispose]: async () => undefined,
  };
}

/** Faults that never end by themselves end after this time. */
const BETTER_MS = 2500;
/** For the daemon to come to rest by itself: its longest pause after a failure or two, and a slow machine. */
const REST_MS = 30_000;

/** The daemon in this process, in rest. */
export async function openDaemon(lab: Lab, heard: Heard): Promise<Driver> {
  const serving = await serve({ ...lab, onWarning: (text) => lab.said.push(text) });
  const { daemon } = serving;
  let isOver = false;
  if (!(await comesAbout(async () => (await serving.look()) === undefined, REST_MS))) {
    heard.findings.push('O9 the daemon never looked');
  }
  return {
    async pass() {
      const words = await serving.look();
      if (words !== undefined) lab.said.push(words);
    },
    async react(isThere, better) {
      daemon.nudgeSource('webhook');
      const later = setTimeout(() => void better(), BETTER_MS);
      const hasEnded = await comesAbout(async () => saysSo(daemon.status()) || (await isThere()), REST_MS);
      clearTimeout(later);
      await better();
      if (!hasEnded)
        heard.findings.push('O11 the daemon did not come to rest by itself, and does not say why');
    },
    kill: async () => undefined,
    async [Symbol.asyncDispose]() {
      if (isOver) return;
      isOver = true;
      await serving.stop();
      lab.said.push(JSON.stringify(serving.told), JSON.stringify(daemon.status()));
      for (const bug of serving.bugs)
        heard.findings.push(`O9 the daemon told a mistake of ours: ${wordsOf(bug)}`);
      // Everything flows in these fleets: what the daemon judged so is in its history.
      for (const one of readJournal(lab.stateDir)) if (one.kind === 'run.begin') heard.consents.add(one.plan);
    },
  };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
