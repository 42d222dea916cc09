// What people can ask for, whatever surface they ask through. Every use case is one function; surfaces
// parse, call one of these and show what comes back. Nothing else decides or does anything for them.

import type { Tombstone } from '../model/applied.ts';
import type { Fleet } from '../model/fleet.ts';
import type { TargetName } from '../model/ref.ts';
import type { JournalEntry } from '../model/run.ts';
import type { ApplyRequest, Carried, Look, PlanRequest } from '../pass.ts';
import type { Vault } from '../ports.ts';
import { carryOut, look } from '../reconcile.ts';
import type { Spine } from '../stages/spine.ts';
import type { Adoption, AdoptRequest } from './adopt.ts';
import { type Checked, check, type Ground } from './check.ts';
import type { Finding } from './doctor.ts';
import type { RenderedStacks } from './render.ts';
import type { ListedSecrets } from './secrets.ts';
import type { Traced } from './trace.ts';

/** Where to find the fleet. */
export type Opening = {
  /** As the user named it; undefined: SHIPSHAPE_FLEET, or `fleet.yaml` in `cwd`. */
  readonly fleet: string | undefined;
  /** A folder to read declarations from in place of the fleet's source. */
  readonly path: string | undefined;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Who asks: `ana`. */
  readonly by: string;
  /** Told about what was found wrong and mended on the way (a torn state file, a cut journal line). */
  readonly onWarning: (text: string) => void;
};

/** What a removal left behind. */
export type Left = { readonly target: TargetName; readonly tombstone: Tombstone };

export type Control = {
  readonly fleet: Fleet;
  /** Who asks. */
  readonly by: string;
  /** Reads and checks the declarations alone: no engine is asked, no secret is opened. */
  check(signal: AbortSignal): Promise<Checked>;
  /** Instances as Compose has them, every value with its place; all when none is named. */
  render(instances: readonly string[], signal: AbortSignal): Promise<RenderedStacks>;
  /** Everything on the way to plans; nothing is changed. */
  look(request: PlanRequest, signal: AbortSignal): Promise<Look>;
  /** Does what was looked at, as far as it was agreed to and still holds. */
  carryOut(from: Look, request: ApplyRequest, signal: AbortSignal): Promise<readonly Carried[]>;
  /** The same as `look`, for deleting what the named tombstones keep. */
  lookAtPurge(names: readonly string[], signal: AbortSignal): Promise<Look>;
  /** Drops named tombstones of what is gone; folders only when told that they are. Answers with their names. */
  forgetGone(names: readonly string[], folders: boolean, signal: AbortSignal): Promise<readonly string[]>;
  /** What removals left behind, by target. */
  tombstones(): Promise<readonly Left[]>;
  /** Journal entries of all targets, newest first. */
  history(limit: number): Promise<readonly JournalEntry[]>;
  /** From a live container, by name or id, to the declarations that it comes from. */
  trace(container: string, signal: AbortSignal): Promise<Traced>;
  /** The declaration and the record of containers that run already; fails with `adopt/*`. */
  adopt(request: AdoptRequest, signal: AbortSignal): Promise<Adoption>;
  /** Everything around that a fleet needs, looked at; never fails. */
  doctor(signal: AbortSignal): Promise<readonly Finding[]>;
  /** Secrets that are kept or declared; values only with `reveal`. */
  secrets(reveal: boolean, signal: AbortSignal): Promise<ListedSecrets>;
  vault(): Promise<Vault>;
  close(): Promise<void>;
};

/**
 * `openSpine` is called when something beyond reading is asked for, and once. What only one use case needs is
 * loaded with it: a plan is made many times a day, an adoption once.
 */
export function createControl(
  ground: Ground,
  by: string,
  openSpine: () => Promise<Spine>,
  close: () => Promise<void>,
): Control {
  const { fleet } = ground;
  return {
    fleet,
    by,
    check: (signal) => check(ground, signal),
    async render(instances, signal) {
      const { render } = await import('./render.ts');
      return render(await openSpine(), instances, signal);
    },
    look: async (request, signal) => look(await openSpine(), request, signal),
    carryOut: async (from, request, signal) => carryOut(await openSpine(), from, request, signal),
    async lookAtPurge(names, signal) {
      const { lookAtPurge } = await import('./purge.ts');
      return lookAtPurge(await openSpine(), names, signal);
    },
    async forgetGone(names, folders, signal) {
      const { forgetGone } = await import('./purge.ts');
      return forgetGone(await openSpine(), names, folders, signal);
    },
    async tombstones() {
      const { store } = await openSpine();
      const states = await Promise.all([...fleet.targets.keys()].map((target) => store.load(target)));
      return states.flatMap(
        (state) => state?.tombstones.map((it) => ({ target: state.target, tombstone: it })) ?? [],
      );
    },
    async history(limit) {
      const { journal } = await openSpine();
      const entries = await Promise.all(
        [...fleet.targets.keys()].map((target) => journal.recent(target, limit)),
      );
      return entries
        .flat()
        .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
        .slice(0, limit);
    },
    async trace(container, signal) {
      const { trace } = await import('./trace.ts');
      return trace(await openSpine(), container, signal);
    },
    async adopt(request, signal) {
      const { adopt } = await import('./adopt.ts');
      return adopt(await openSpine(), request, signal);
    },
    async doctor(signal) {
      const { examine } = await import('./doctor.ts');
      return examine(ground, openSpine, signal);
    },
    async secrets(reveal, signal) {
      const { listSecrets } = await import('./secrets.ts');
      return listSecrets(await openSpine(), reveal, signal);
    },
    vault: async () => (await openSpine()).vault,
    close,
  };
}
