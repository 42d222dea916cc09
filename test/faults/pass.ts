// One pass of the real line over a fleet file: look, agree to everything, carry out. What became of it is
// told in words; what the world does wrong is no error here, what we do wrong is.

import { Failure } from '../../src/model/failure.ts';
import type { FleetTarget } from '../../src/model/fleet.ts';
import type { PlanRequest } from '../../src/pass.ts';
import type { Engine } from '../../src/ports.ts';
import { carryOut, look } from '../../src/reconcile.ts';
import type { Spine } from '../../src/stages/spine.ts';
import { groundOf, spineOf } from '../../src/wire.ts';
import { readFleet } from '../../src/wire-fleet.ts';

export type Passed = {
  /** Digests of the plans that were agreed to. */
  readonly consents: readonly string[];
  /** Steps that were planned. */
  readonly steps: number;
  /** Everything that was said on the way. */
  readonly said: string;
};

export type Line = { readonly spine: Spine; close(): void };

const EVERYTHING: PlanRequest = { targets: [], instances: [], replace: [], acceptEmptyVolumes: [] };

/** Where the fleet is, and the environment that it is read in. */
export type Place = {
  readonly fleetFile: string;
  readonly folder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly onWarning: (text: string) => void;
};

export async function openLine({ fleetFile, folder, env, onWarning }: Place): Promise<Line> {
  const from = { fleet: fleetFile, path: undefined, cwd: folder, env, by: 'test', onWarning };
  const fleet = await readFleet(from);
  if (!fleet.ok) throw new Error(fleet.problems.map(({ message }) => message).join('; '));
  const engines = new Map<FleetTarget, Engine>();
  const spine = await spineOf(groundOf(fleet.value, from), engines, from);
  return {
    spine,
    close() {
      for (const engine of engines.values()) engine.close();
    },
  };
}

export async function passOnce({ spine }: Line, onConsent: (digest: string) => void): Promise<Passed> {
  const { signal } = new AbortController();
  const said: unknown[] = [];
  const consents: string[] = [];
  let steps = 0;
  try {
    const seen = await look(spine, EVERYTHING, signal);
    const planned = seen.targets.flatMap((one) => (one.kind === 'planned' ? [one] : []));
    const consent = Object.fromEntries(planned.map(({ target, plan }) => [target, plan.digest]));
    steps = planned.reduce((sum, { plan }) => sum + plan.steps.length, 0);
    for (const { plan } of planned) {
      consents.push(plan.digest);
      onConsent(plan.digest);
    }
    said.push(
      seen.problems,
      ...seen.targets.map((one) => (one.kind === 'planned' ? one.plan : words(one.failure))),
    );
    const request = {
      consent,
      removals: true,
      by: 'test',
      onProgress: (progress: unknown) => said.push(progress),
    };
    for (const carried of await carryOut(spine, seen, request, signal)) {
      said.push(carried.kind === 'failed' ? words(carried.failure) : carried);
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    said.push(words(error));
  }
  return { consents, steps, said: said.map((one) => JSON.stringify(one)).join('\n') };
}

function words({ code, message, hint }: Failure): unknown {
  return { failure: code, message, hint };
}
