// The keys that mean the same on every screen, as one table: help shows it, state/reduce.ts dispatches by it.

import type { SafeText } from '../../src/show/safe.ts';
import { words } from '../parts/line.ts';
import type { Motion } from './move.ts';

export type GlobalAction =
  | { readonly kind: 'move'; readonly motion: Motion }
  | { readonly kind: 'filter' | 'palette' | 'help' | 'back' | 'quit' | 'interrupt' | 'repaint' | 'again' };

export type GlobalKey = {
  readonly keys: readonly string[];
  readonly label: SafeText;
  readonly help: SafeText;
  readonly bar?: number;
  readonly action: GlobalAction;
};

const move = (motion: Motion): GlobalAction => ({ kind: 'move', motion });

export const GLOBAL_KEYS: readonly GlobalKey[] = [
  { keys: ['j', 'down'], label: words`down`, help: words`one row down`, action: move('down') },
  { keys: ['k', 'up'], label: words`up`, help: words`one row up`, action: move('up') },
  {
    keys: ['pagedown', 'ctrl-f'],
    label: words`page down`,
    help: words`one page down`,
    action: move('page-down'),
  },
  { keys: ['pageup', 'ctrl-u'], label: words`page up`, help: words`one page up`, action: move('page-up') },
  { keys: ['g', 'home'], label: words`top`, help: words`to the first row`, action: move('first') },
  { keys: ['G', 'end'], label: words`end`, help: words`to the last row`, action: move('last') },
  {
    ...{ keys: ['/'], label: words`filter`, bar: 50, action: { kind: 'filter' } },
    help: words`show only rows with these words; !word: without it; is:drifted, target:edge-1 by field`,
  },
  {
    ...{ keys: [':'], label: words`command`, bar: 45, action: { kind: 'palette' } },
    help: words`open a screen or do something by name; tab completes`,
  },
  {
    keys: ['?'],
    label: words`help`,
    help: words`the keys of this screen`,
    bar: 90,
    action: { kind: 'help' },
  },
  {
    keys: ['esc'],
    label: words`back`,
    help: words`one step back; it never leaves`,
    bar: 80,
    action: { kind: 'back' },
  },
  {
    keys: ['r'],
    label: words`again`,
    help: words`ask the daemon anew for what is shown`,
    action: { kind: 'again' },
  },
  {
    keys: ['ctrl-l'],
    label: words`repaint`,
    help: words`paint the whole screen again`,
    action: { kind: 'repaint' },
  },
  {
    keys: ['q'],
    label: words`quit`,
    help: words`back; from the first screen: leave`,
    bar: 10,
    action: { kind: 'quit' },
  },
  {
    ...{ keys: ['ctrl-c'], label: words`leave`, action: { kind: 'interrupt' } },
    help: words`cancel what is asked; asks whether to leave where nothing is`,
  },
];
