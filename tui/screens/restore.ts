// A restore, step by step: which backup (chosen before), which parts, what would be overwritten and lost, the
// name typed. Until then nothing has changed, and leaving leaves everything as it is.

import { obstaclesOf } from '../../src/model/restore.ts';
import { type SafeText, safeText } from '../../src/show/safe.ts';
import { line, span, words } from '../parts/line.ts';
import { type Body, type KeyAction, type Question, type See, screen } from '../state/screen.ts';
import { answerOf, type Load, type World } from '../state/world.ts';
import { memberOf } from './acts.ts';
import { instead } from './answers.ts';
import { partsOf } from './backup.ts';
import { para } from './page.ts';
import { type RestoreAnswer, restoreLines } from './restore-lines.ts';

/** `everything`, `configuration`, or the name of a source. */
type Local = { readonly part: string };

const KEYS: readonly KeyAction<Local>[] = [
  {
    keys: ['A'],
    label: words`restore`,
    help: words`begin exactly this restore; asks for the name of the instance`,
    command: 'begin',
    cli: words`shipshape restore NAME --backup ID`,
    bar: 90,
    operation: 'restore-start',
    needs: 'restore:instance',
    acts: true,
    blocked: (see) => blocked(see),
    run: (see) => {
      const known = knownOf(see);
      return known === undefined ? {} : { effects: [{ kind: 'ask', question: beginOf(known, see) }] };
    },
  },
  {
    keys: ['p', 'tab'],
    label: words`parts`,
    help: words`the next part of the backup alone: each source, how it is made, everything`,
    bar: 70,
    run: (see) => ({ local: { part: after(partsIn(see), see.local.part) } }),
  },
];

export const restore = screen<Local>({
  id: 'restore',
  also: [],
  summary: words`what a restore would do, and its beginning`,
  about: 'backup',
  needs: ['restore:instance'],
  operations: ['restore-plan', 'restore-start'],
  initial: { part: 'everything' },
  title: ({ of }) => words`Instances > ${safeText(partsOf(of).instance)} > restore: what it would do`,
  loads: ({ of, local }) => (of === undefined ? [] : [planLoad(of, local)]),
  body: bodyOf,
  keys: KEYS,
});

function planLoad(of: string, { part }: Local): Load<'restore-plan'> {
  const { instance, id, destination } = partsOf(of);
  const about = { instance, backup: id, destination };
  if (part === 'everything') return { op: 'restore-plan', input: about, again: [] };
  const input = part === 'configuration' ? { ...about, configuration: true } : { ...about, source: part };
  return { op: 'restore-plan', input, again: [] };
}

function bodyOf({ world, of = '', local, width }: See<Local>): Body {
  const answer = answerOf(world, planLoad(of, local));
  const lines =
    answer.kind === 'got'
      ? restoreLines(answer.value, world.now, width)
      : (instead(answer, world, words`what it would do`, width) ?? []);
  return { kind: 'page', lines };
}

function knownOf({ world, of = '', local }: See<Local>): RestoreAnswer | undefined {
  const answer = answerOf(world, planLoad(of, local));
  return answer.kind === 'got' ? answer.value : undefined;
}

/** Parts that can be chosen: what the whole backup has. */
function partsIn({ world, of = '' }: See<Local>): readonly string[] {
  const whole = answerOf(world, planLoad(of, { part: 'everything' }));
  const sources = whole.kind === 'got' ? whole.value.plan.sources.map(({ name }) => name) : [];
  return ['everything', ...(sources.length > 1 ? sources : []), 'configuration'];
}

function after(parts: readonly string[], part: string): string {
  return parts[(parts.indexOf(part) + 1) % parts.length] ?? 'everything';
}

function blocked(see: See<Local>): SafeText | undefined {
  const known = knownOf(see);
  if (known === undefined) return words`what it would do is not known yet`;
  const [obstacle] = obstaclesOf(known.plan);
  if (obstacle !== undefined) return safeText(obstacle);
  return known.missing === '' ? undefined : words`it waits for ${safeText(known.missing)}; see :plans`;
}

function beginOf({ id, plan }: RestoreAnswer, { of = '', local }: See<Local>): Question {
  const { instance } = plan.into;
  const name = safeText(instance);
  const loses =
    plan.losesSince === undefined || plan.losesSince === null
      ? words`Nothing is lost.`
      : words`What was written since the backup is LOST.`;
  return {
    kind: 'confirm',
    title: words`restore ${name} from ${safeText(plan.backup.id)}`,
    tier: 2,
    typed: instance,
    says: [
      ...para(
        words`${loses} ${plan.overwrites.length} volumes, folders or databases are replaced.`,
        72,
        0,
        'bad',
      ),
      line(words`It goes on when you leave; :restores shows how far it is.`),
      line(words`It is for this digest alone:`),
      line(span(safeText(plan.digest), 'dim')),
    ],
    fields: [],
    act: {
      op: 'restore-start',
      input: { plan: id, confirm: instance },
      what: words`the restore of ${name}`,
      done: (answer) => words`the restore of ${name} has begun: ${safeText(memberOf(answer, 'run') ?? '')}`,
      next: [{ kind: 'open', screen: 'restores' }],
    },
    still: (world) => moved(world, of, local, id),
  };
}

function moved(world: World, of: string, local: Local, id: string): SafeText | undefined {
  const answer = answerOf(world, planLoad(of, local));
  if (answer.kind === 'failed') return words`it cannot be planned any more: ${answer.message}`;
  if (answer.kind !== 'got') return undefined;
  return answer.value.id === id
    ? undefined
    : words`what it would do has changed since you read it; read it again`;
}
