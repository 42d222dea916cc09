// What a screen is: a declared value. Title, what it needs, what it asks for, its body and its keys stand side
// by side; help, key bar, palette and dispatch all read this one table. A screen is pure: it sees the world and
// gives lines; what its keys do comes back as effects.

import type { Permission } from '../../src/model/person.ts';
import type { SafeText } from '../../src/show/safe.ts';
import type { Line } from '../parts/line.ts';
import type { Load, Stream, World } from './world.ts';

/** What a screen is drawn from and what its keys decide on. */
export type See<S> = {
  readonly world: World;
  /** The screen's own state. */
  readonly local: S;
  /** What the screen is about: an instance, a plan; undefined for screens about everything. */
  readonly of: string | undefined;
  /** Key of the row that the cursor is on; undefined on pages and empty lists. */
  readonly at: string | undefined;
  /** Of the part that the body is drawn into. */
  readonly width: number;
  readonly height: number;
};

export type Row = {
  /** Stays the same while the row means the same thing: the cursor stays with it. */
  readonly key: string;
  /** What `/` looks at, lower case; never shown. `is:drifted target:edge-1` among its words let people filter by field. */
  readonly find: string;
  /** Called only for rows that are on the screen. */
  draw(): Line;
};

export type Body =
  | {
      readonly kind: 'list';
      /** Titles of the columns. */
      readonly head: Line | undefined;
      readonly rows: readonly Row[];
      /** Why it is empty and what to do. */
      readonly empty: readonly Line[];
      /** A few lines below the list about the row that the cursor is on, with the next sensible step. */
      foot?(key: string): readonly Line[];
      /** Lines beside the list, on wide terminals. */
      side?(key: string, width: number): readonly Line[];
    }
  | {
      readonly kind: 'page';
      readonly lines: readonly Line[];
      /** Stays at the end as lines come, until somebody scrolls up. */
      readonly follow?: boolean;
      /** `/` leaves only lines with these words. */
      readonly isFilterable?: boolean;
    };

/** What a key of a screen does. */
export type KeyAction<S> = {
  /** As keys/ names them: `enter`, `d`, `space`, `ctrl-r`. The first one is shown. */
  readonly keys: readonly string[];
  /** One or two words for the key bar. */
  readonly label: SafeText;
  /** A sentence for help. */
  readonly help: SafeText;
  /** Its name in the palette: `hold`. Every action that changes something has one. */
  readonly command?: string;
  /** The `shipshape` command that does the same, for help. */
  readonly cli?: SafeText;
  /** Where it stands in the key bar; higher first, absent: only in help. */
  readonly bar?: number;
  /** Not offered to who may not. */
  readonly needs?: Permission;
  /** Not offered when the daemon does not have it. */
  readonly operation?: string;
  /** Changes the world: not offered while the daemon is not heard. */
  readonly acts?: true;
  /** Why it cannot be done right now, in words; undefined: it can. */
  blocked?(see: See<S>): SafeText | undefined;
  run(see: See<S>): Step<S>;
};

/** What comes of a key: another state of the screen, and what is to be done. */
export type Step<S> = { readonly local?: S; readonly effects?: readonly Effect[] };

export type Effect =
  | { readonly kind: 'open'; readonly screen: string; readonly of?: string }
  | { readonly kind: 'back' }
  /** Asks before anything is done. */
  | { readonly kind: 'ask'; readonly question: Question }
  /** To the clipboard of the person's terminal. */
  | { readonly kind: 'copy'; readonly text: string; readonly what: SafeText }
  | { readonly kind: 'say'; readonly words: SafeText; readonly tone: 'good' | 'warn' | 'bad' }
  /** Asks for it anew. */
  | { readonly kind: 'load'; readonly load: Load }
  /** Moves the cursor to a row. */
  | { readonly kind: 'move'; readonly to: string }
  | { readonly kind: 'leave' };

/** What is asked of the daemon once somebody said yes. */
export type Act = {
  readonly op: string;
  readonly input: Readonly<Record<string, string | number | boolean>>;
  /** "hold of crm": what is on its way, for the status line. */
  readonly what: SafeText;
  /** Words for when it was done; from the answer, which is foreign. */
  done(answer: unknown): SafeText;
  /** What follows when it was done. */
  readonly next?: readonly Effect[];
};

export type AskedField = {
  /** The member of the operation's input that it fills. */
  readonly name: string;
  readonly label: SafeText;
  readonly initial: string;
  readonly isRequired: boolean;
  /** What is wrong with what was typed so far. */
  check?(typed: string): SafeText | undefined;
};

/**
 * `confirm`: fields are filled first, then yes is said in the way of its tier. 1: `y`. 2: the name is typed.
 * 3: the name is typed, and a one-time code. Enter alone never does anything.
 */
export type Question =
  | {
      readonly kind: 'confirm';
      readonly title: SafeText;
      readonly tier: 1 | 2 | 3;
      /** What will happen; foreign words are shown in a part of their own, below our frame. */
      readonly says: readonly Line[];
      /** What must be typed; only for tiers 2 and 3. */
      readonly typed?: string;
      readonly fields: readonly AskedField[];
      readonly act: Act;
      /** Looked at until the last moment: words, once what was shown is not so any more. */
      still?(world: World): SafeText | undefined;
    }
  | {
      readonly kind: 'menu';
      readonly title: SafeText;
      /** Chosen by number. */
      readonly items: readonly {
        readonly label: SafeText;
        /** `restart, no data`: what it risks. */
        readonly risk: SafeText;
        /** Why it cannot be chosen. */
        readonly blocked: SafeText | undefined;
        readonly next: readonly Effect[];
      }[];
    };

export type ScreenSpec<S> = {
  /** Kebab case; `:fleet` opens it. */
  readonly id: string;
  /** Other names in the palette. */
  readonly also: readonly string[];
  readonly summary: SafeText;
  /** What `of` is; undefined: the screen is about everything, and stands in the palette. */
  readonly about: 'instance' | 'plan' | 'run' | 'line' | 'person' | 'backup' | undefined;
  /** Not offered to who may none of these; empty: everybody. */
  readonly needs: readonly Permission[];
  /** Not offered when the daemon lacks one of these. */
  readonly operations: readonly string[];
  readonly initial: S;
  /** Its list has lines beside it: on wide terminals room is left for them. */
  readonly hasSide?: true;
  title(see: See<S>): SafeText;
  /** What must be asked for while it is on top. */
  loads(see: See<S>): readonly Load[];
  stream?(see: See<S>): Stream | undefined;
  body(see: See<S>): Body;
  readonly keys: readonly KeyAction<S>[];
};

/** A screen whose own state only it knows. */
export type Screen = ScreenSpec<unknown>;

/** Declares a screen: its functions get the state that it began with. */
export function screen<const S>(spec: ScreenSpec<S>): Screen {
  // The one assertion of the framework: state/ hands a screen only what that screen gave it.
  return spec as ScreenSpec<unknown>;
}
