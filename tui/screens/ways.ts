// Keys that lead from an instance to what there is about it: the same letters on every screen that has one.

import type { SafeText } from '../../src/show/safe.ts';
import { words } from '../parts/line.ts';
import type { KeyAction } from '../state/screen.ts';
import type { InstanceOf } from './acts.ts';

type Way = {
  readonly key: string;
  readonly label: SafeText;
  readonly help: SafeText;
  readonly to: string;
  readonly needs: `read:${string}`;
  readonly bar: number;
};

const WAYS: readonly Way[] = [
  {
    ...{ key: 'd', label: words`diff`, to: 'why', needs: 'read:history', bar: 78 },
    help: words`what was done to it, with causes and fields`,
  },
  {
    ...{ key: 'l', label: words`logs`, to: 'logs', needs: 'read:logs', bar: 77 },
    help: words`what its containers write`,
  },
  {
    ...{ key: 'e', label: words`events`, to: 'events', needs: 'read:events', bar: 30 },
    help: words`what happened to it since you came`,
  },
  {
    ...{ key: 'b', label: words`backups`, to: 'backups-of', needs: 'read:backup', bar: 31 },
    help: words`its backups, wherever they are kept`,
  },
];

/** One key for each way. */
export function wayKeys<S>(of: InstanceOf<S>): readonly KeyAction<S>[] {
  return WAYS.map(({ key, label, help, to, needs, bar }) => ({
    ...{ keys: [key], label, help, needs, bar },
    run: (see) => {
      const name = of(see);
      return name === undefined ? {} : { effects: [{ kind: 'open', screen: to, of: name }] };
    },
  }));
}
