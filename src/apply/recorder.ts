// Keeps the record while a run goes: instances end at the same time, one save can carry several of them,
// and each is told only when its own part is durable.

import type { AppliedTarget } from '../model/applied.ts';
import type { Store } from '../ports.ts';

export type Recorder = {
  /** Changes the record; resolves when the change is durable. A record that stays the same is not written. */
  readonly update: (change: (state: AppliedTarget) => AppliedTarget) => Promise<void>;
};

export function createRecorder(store: Pick<Store, 'save'>, initial: AppliedTarget): Recorder {
  let state = initial;
  let saved = initial;
  let saving: Promise<void> = Promise.resolve();

  async function save(): Promise<void> {
    const current = state;
    if (current === saved) return;
    await store.save(current);
    saved = current;
  }

  return {
    update(change) {
      state = change(state);
      // A save that waits its turn takes along what others add meanwhile.
      saving = saving.then(save, save);
      return saving;
    },
  };
}
