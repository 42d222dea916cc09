// Keeps the record while a run goes: instances end at the same time, one save can carry several of them,
// and each is told only when its own part is durable.

import type { AppliedTarget } from '../model/applied.ts';
import type { Clock, Store } from '../ports.ts';
import { type InstanceChange, withInstances } from './record.ts';

type Change = (state: AppliedTarget) => AppliedTarget;

export type Recorder = {
  /** Changes the record; resolves when the change is durable. A record that stays the same is not written. */
  readonly update: (change: Change) => Promise<void>;
  /** The same for records of instances: many of them at once cost little more than one. */
  readonly put: (changes: readonly InstanceChange[]) => Promise<void>;
};

/** Writing so long is followed by as long a rest: a large record must not take all of the disk and of us. */
const LONG_MS = 50;
/** Whatever the clock says meanwhile: clocks are set. */
const LONGEST_REST_MS = 2000;

export function createRecorder(store: Pick<Store, 'save'>, clock: Clock, initial: AppliedTarget): Recorder {
  const never = new AbortController().signal;
  let state = initial;
  let saved = initial;
  let pending: (Change | InstanceChange)[] = [];
  let restUntil = 0;
  let saving: Promise<void> = Promise.resolve();

  async function save(): Promise<void> {
    if (pending.length === 0 && state === saved) return;
    const rest = restUntil - clock.now();
    if (rest > 0) await clock.sleep(Math.min(rest, LONGEST_REST_MS), never);
    // Taken after the rest: a save that waits its turn takes along what others add meanwhile.
    const changes = pending;
    pending = [];
    state = changed(state, changes);
    const current = state;
    if (current === saved) return;
    const begun = clock.now();
    await store.save(current);
    saved = current;
    const took = clock.now() - begun;
    restUntil = took < LONG_MS ? 0 : clock.now() + took;
  }

  function add(...changes: readonly (Change | InstanceChange)[]): Promise<void> {
    pending.push(...changes);
    saving = saving.then(save, save);
    return saving;
  }

  return { update: (change) => add(change), put: (changes) => add(...changes) };
}

/** In the order in which they came; instances that follow one another are put in together. */
function changed(state: AppliedTarget, changes: readonly (Change | InstanceChange)[]): AppliedTarget {
  let current = state;
  let together: InstanceChange[] = [];
  for (const change of changes) {
    if (typeof change === 'function') {
      current = change(withInstances(current, together));
      together = [];
    } else {
      together.push(change);
    }
  }
  return withInstances(current, together);
}
