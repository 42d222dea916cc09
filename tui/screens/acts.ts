// What people do to instances: the questions that are asked before anything is done, and how the keys that
// ask them are called. One table, so that every screen asks alike.

import { durationMs } from '../../src/model/duration.ts';
import { time } from '../../src/show/obstacle-words.ts';
import { type SafeText, safeText } from '../../src/show/safe.ts';
import { type Line, line, words } from '../parts/line.ts';
import { filled } from '../parts/width.ts';
import type { Act, AskedField, KeyAction, Question, See } from '../state/screen.ts';

/** The instance that a key is about; undefined: none. */
export type InstanceOf<S> = (see: See<S>) => string | undefined;

type Verb = {
  readonly op: 'hold' | 'release' | 'suspend' | 'resume' | 'rollback' | 'unpin' | 'reconcile';
  readonly keys: readonly string[];
  readonly label: SafeText;
  readonly help: SafeText;
  readonly cli: SafeText;
  readonly needs: `${string}:instance`;
  readonly tier: 1 | 2;
  readonly fields: readonly AskedField[];
  says(instance: SafeText): readonly SafeText[];
  /** `crm is held`. */
  done(instance: SafeText, answer: unknown): SafeText;
};

const LENGTH: AskedField = {
  name: 'for',
  label: words`for how long`,
  initial: '2h',
  isRequired: true,
  check: (typed) => (durationMs(typed) === undefined ? words`write 30m, 2h, 7d` : undefined),
};

/** Words for those who ask why. */
export const REASON: AskedField = {
  name: 'reason',
  label: words`reason`,
  initial: '',
  isRequired: true,
  check: (typed) => (typed.trim() === '' ? words`those who ask why read this` : undefined),
};

const COMMIT: AskedField = {
  name: 'commit',
  label: words`commit`,
  initial: '',
  isRequired: false,
  check: (typed) =>
    typed === '' || /^[0-9a-f]{7,64}$/.test(typed)
      ? undefined
      : words`7 hex digits of it or more; empty: the one before`,
};

const VERBS: readonly Verb[] = [
  {
    ...{ op: 'hold', keys: ['H'], label: words`hold`, needs: 'hold:instance', tier: 1 },
    help: words`leave it alone for a time: it is watched, and nothing is done to it`,
    cli: words`shipshape hold NAME --for 2h --reason WHY`,
    fields: [LENGTH, REASON],
    says: (name) => [
      words`${name} is left as it is until the time is over or somebody releases it.`,
      words`Drift is still seen and told.`,
    ],
    done: (name, answer) => words`${name} is held until ${untilOf(answer)}`,
  },
  {
    ...{ op: 'release', keys: ['U'], label: words`release`, needs: 'hold:instance', tier: 1 },
    help: words`end its hold`,
    cli: words`shipshape release NAME`,
    fields: [],
    says: (name) => [words`${name} is put right again from here on, as far as policy lets it flow.`],
    done: (name) => words`${name} is released`,
  },
  {
    ...{ op: 'suspend', keys: [], label: words`suspend`, needs: 'suspend:instance', tier: 1 },
    help: words`leave it alone until somebody resumes it`,
    cli: words`shipshape suspend NAME --reason WHY`,
    fields: [REASON],
    says: (name) => [words`${name} is left as it is until somebody resumes it.`],
    done: (name) => words`${name} is suspended`,
  },
  {
    ...{ op: 'resume', keys: [], label: words`resume`, needs: 'suspend:instance', tier: 1 },
    help: words`end its holds and suspensions, and try again`,
    cli: words`shipshape resume NAME`,
    fields: [],
    says: (name) => [words`Holds and suspensions of ${name} end, and what failed is tried again.`],
    done: (name) => words`${name} goes on`,
  },
  {
    ...{ op: 'rollback', keys: [], label: words`roll back`, needs: 'rollback:instance', tier: 2 },
    help: words`make it follow an older commit until a newer one changes its declaration`,
    cli: words`shipshape rollback NAME [COMMIT] --reason WHY`,
    fields: [COMMIT, REASON],
    says: (name) => [
      words`${name} is made as that commit declares it, and stays there until a newer commit changes its declaration.`,
      words`Without a commit: where it was before a commit last changed it. Data in volumes stays as it is.`,
    ],
    done: (name, answer) => words`${name} is pinned to ${commitOf(answer)}`,
  },
  {
    ...{ op: 'unpin', keys: [], label: words`unpin`, needs: 'rollback:instance', tier: 2 },
    help: words`let it follow the branch again`,
    cli: words`shipshape unpin NAME`,
    fields: [],
    says: (name) => [words`${name} follows the accepted commit again: what has changed since comes now.`],
    done: (name) => words`${name} follows the branch again`,
  },
  {
    ...{ op: 'reconcile', keys: ['ctrl-g'], label: words`look now`, needs: 'reconcile:instance', tier: 1 },
    help: words`look at it now, and do what flows`,
    cli: words`shipshape reconcile NAME`,
    fields: [],
    says: (name) => [words`The source and ${name} are looked at now; what policy lets flow is done at once.`],
    done: (name) => words`${name} was looked at`,
  },
];

/** One key for each thing that can be done to an instance. */
export function instanceKeys<S>(of: InstanceOf<S>): readonly KeyAction<S>[] {
  return VERBS.map((verb) => ({
    ...{ keys: verb.keys, label: verb.label, help: verb.help, cli: verb.cli, needs: verb.needs },
    ...{ command: verb.op, operation: verb.op, acts: true as const },
    blocked: (see) => blocked(verb, see, of(see)),
    run: (see) => {
      const name = of(see);
      return name === undefined ? {} : { effects: [{ kind: 'ask', question: questionOf(verb, name) }] };
    },
  }));
}

/** The menu of `a`: numbered, each with its risk, those that cannot be chosen with why. */
export function actionMenu<S>(of: InstanceOf<S>): KeyAction<S> {
  return {
    keys: ['a'],
    label: words`actions`,
    help: words`what can be done to it, by number`,
    bar: 60,
    run: (see) => {
      const name = of(see);
      if (name === undefined) return {};
      const items = VERBS.map((verb) => ({
        label: filled(verb.label, 10),
        risk: words`${verb.tier === 1 ? words`asks y` : words`asks for its name`}: ${verb.help}`,
        blocked: forbidden(verb, see) ?? blocked(verb, see, name),
        next: [{ kind: 'ask' as const, question: questionOf(verb, name) }],
      }));
      const title = words`What to do to ${safeText(name)}`;
      return { effects: [{ kind: 'ask', question: { kind: 'menu', title, items } }] };
    },
  };
}

function forbidden<S>(verb: Verb, { world }: See<S>): SafeText | undefined {
  if (world.link.kind !== 'live') return words`the daemon is not heard`;
  if (!world.operations.has(verb.op)) return words`this daemon cannot`;
  const { me } = world;
  const mayDo = me !== undefined && (me.permissions.has(verb.needs) || me.somewhere.has(verb.needs));
  return mayDo ? undefined : words`you may not: ${safeText(verb.needs)}`;
}

/** What makes no sense on this instance as it stands. */
function blocked<S>(verb: Verb, { world }: See<S>, name: string | undefined): SafeText | undefined {
  const one = world.fleet?.instances.find(({ instance }) => instance === name);
  if (one === undefined) return words`no instance is chosen`;
  const has = (kind: string) => one.obstacles.some((obstacle) => obstacle.kind === kind);
  switch (verb.op) {
    case 'release':
      return has('held') ? undefined : words`it is not held`;
    case 'resume':
      return has('held') || has('suspended') || has('backoff') || has('rolled-back') || has('stalled')
        ? undefined
        : words`nothing keeps it back`;
    case 'unpin':
      return has('pinned') ? undefined : words`it is not pinned`;
    default:
      return undefined;
  }
}

function questionOf(verb: Verb, name: string): Question {
  const safe = safeText(name);
  return {
    kind: 'confirm',
    title: words`${verb.label} ${safe}`,
    tier: verb.tier,
    says: linesOf(verb.says(safe)),
    ...(verb.tier === 1 ? {} : { typed: name }),
    fields: verb.fields,
    act: actOf(verb, name, safe),
  };
}

function actOf(verb: Verb, name: string, safe: SafeText): Act {
  return {
    op: verb.op,
    input: { instance: name },
    what: words`${verb.label} of ${safe}`,
    done: (answer) => verb.done(safe, answer),
  };
}

function linesOf(all: readonly SafeText[]): readonly Line[] {
  return all.map((one) => line(one));
}

function untilOf(answer: unknown): SafeText {
  const found = memberOf(answer, 'until');
  return found === undefined ? words`it is released` : safeText(time(found));
}

function commitOf(answer: unknown): SafeText {
  return safeText((memberOf(answer, 'commit') ?? 'that commit').slice(0, 12));
}

/** A text member of an answer. */
export function memberOf(answer: unknown, name: string): string | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  const found: unknown = Reflect.get(answer, name);
  return typeof found === 'string' ? found : undefined;
}
