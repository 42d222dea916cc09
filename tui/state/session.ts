// What one session is at any moment: where the person is, what they typed so far, what they were asked. Plain
// data; state/reduce.ts alone changes it.

import type { SafeText } from '../../src/show/safe.ts';
import type { Body, Question, Row, Screen } from './screen.ts';
import type { Load, World } from './world.ts';

export type Size = { readonly columns: number; readonly rows: number };

/** One screen of the stack. */
export type Frame = {
  readonly screen: string;
  readonly of: string | undefined;
  readonly local: unknown;
  /** Key of the row that the cursor is with; undefined: nobody has moved it, it is at the top. */
  readonly at: string | undefined;
  /** Where that row was last: the cursor goes there when the row is gone. */
  readonly index: number;
  /** First row or line that is shown. */
  readonly top: number;
  /** Of pages that follow: false once somebody scrolled up. */
  readonly isFollowing: boolean;
  readonly filter: string;
};

export type Dialog = {
  readonly kind: 'confirm';
  readonly question: Extract<Question, { readonly kind: 'confirm' }>;
  /** What is typed within 300 ms after this was not meant for it. */
  readonly openedAt: number;
  readonly step: number;
  /** Something was typed at this step: what stood there before is replaced by the first letter. */
  readonly isEdited: boolean;
  readonly values: Readonly<Record<string, string>>;
  readonly typed: string;
  readonly code: string;
  readonly needsCode: boolean;
  readonly error: SafeText | undefined;
};

export type Overlay =
  | { readonly kind: 'filter' }
  | { readonly kind: 'palette'; readonly text: string; readonly pick: number }
  | { readonly kind: 'help'; readonly top: number }
  | { readonly kind: 'leave' }
  | {
      readonly kind: 'menu';
      readonly question: Extract<Question, { readonly kind: 'menu' }>;
      readonly openedAt: number;
    }
  | Dialog;

export type Notice = { readonly words: SafeText; readonly tone: 'good' | 'warn' | 'bad' };

export type SessionState = {
  readonly size: Size;
  /** Never empty; the last one is shown. */
  readonly stack: readonly [Frame, ...Frame[]];
  readonly overlay: Overlay | undefined;
  /** Stays until the next key. */
  readonly notice: Notice | undefined;
  /** What was asked of the daemon and is not answered yet. */
  readonly acting: { readonly dialog: Dialog; readonly since: number } | undefined;
};

/** What came in. Each has its own answer and no memory but the state. */
export type Input =
  | { readonly kind: 'key'; readonly name: string; readonly text: string }
  | { readonly kind: 'paste'; readonly text: string }
  | { readonly kind: 'resized'; readonly size: Size }
  | { readonly kind: 'told' }
  | {
      readonly kind: 'acted';
      readonly result:
        | { readonly kind: 'done'; readonly answer: unknown }
        | {
            readonly kind: 'refused';
            readonly code: string;
            readonly message: string;
            readonly hint: string | undefined;
          }
        | { readonly kind: 'unknown' };
    };

/** What the session does besides drawing. */
export type Command =
  | {
      readonly kind: 'act';
      readonly op: string;
      readonly input: Readonly<Record<string, string | number | boolean>>;
      readonly code: string | undefined;
    }
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'load'; readonly load: Load }
  | { readonly kind: 'repaint' }
  | { readonly kind: 'leave' };

export type Reduced = { readonly state: SessionState; readonly commands: readonly Command[] };

/** A body with the rows that its filter leaves. */
export type Shown = { readonly body: Body; readonly rows: readonly Row[] };

/** What a key is judged on: the world as it was told last. */
export type Ground = {
  readonly world: World;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly screens: ReadonlyMap<string, Screen>;
  shown(frame: Frame, size: Size): Shown;
};

/** A screen as it is opened. */
export function frameOf(screen: Screen, of: string | undefined): Frame {
  return {
    ...{ screen: screen.id, of, local: screen.initial, at: undefined, index: 0, top: 0 },
    ...{ isFollowing: true, filter: '' },
  };
}

/** Where every session begins. */
export function beginning(home: Screen, size: Size): SessionState {
  return {
    size,
    stack: [frameOf(home, undefined)],
    overlay: undefined,
    notice: undefined,
    acting: undefined,
  };
}

/** The screen that is shown. */
export function topOf({ stack }: SessionState): Frame {
  return stack.at(-1) ?? stack[0];
}

/** The same state with another top. */
export function withTop(state: SessionState, change: Partial<Frame>): SessionState {
  const [first, ...rest] = state.stack;
  const last = rest.pop();
  if (last === undefined) return { ...state, stack: [{ ...first, ...change }] };
  return { ...state, stack: [first, ...rest, { ...last, ...change }] };
}
