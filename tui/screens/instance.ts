// One instance, whole: how it stands and why, what it is made of and uses, what was done to it, what can be
// done. Everything that is declared names its file and line.

import type { FleetStatus, InstanceStatus } from '../../src/model/condition.ts';
import { keepLine } from '../../src/show/fleet-rows.ts';
import { obstacleLine } from '../../src/show/obstacle-words.ts';
import { type SafeText, safeText } from '../../src/show/safe.ts';
import { EMPTY, type Line, line, span, words } from '../parts/line.ts';
import { type Body, type KeyAction, type See, screen } from '../state/screen.ts';
import { answerOf, type Load, loadKey, type Stream, type World } from '../state/world.ts';
import { actionMenu, instanceKeys } from './acts.ts';
import { instead } from './answers.ts';
import { backupLines } from './backup-rows.ts';
import { aboutInstance } from './event-about.ts';
import { eventLines } from './event-lines.ts';
import {
  containerLines,
  dataLines,
  limitLines,
  placeWords,
  portLines,
  warningLines,
} from './instance-parts.ts';
import { beside, bullet, facts, para, section } from './page.ts';
import { reasonSpan } from './signs.ts';
import { ago, when } from './times.ts';
import { wayKeys } from './ways.ts';

type Local = { readonly isLive: boolean };

/** From this width on there are two columns. */
const TWO_COLUMNS = 110;
const EVENTS = 6;

const KEYS: readonly KeyAction<Local>[] = [
  ...wayKeys<Local>(({ of }) => of),
  {
    keys: ['p'],
    label: words`plan`,
    help: words`the plan of it that waits for people`,
    bar: 70,
    needs: 'read:plan',
    blocked: ({ world, of }) => (planOf(world, of) === undefined ? words`no plan of it waits` : undefined),
    run: ({ world, of }) => {
      const plan = planOf(world, of);
      return plan === undefined ? {} : { effects: [{ kind: 'open', screen: 'plan', of: plan }] };
    },
  },
  actionMenu(({ of }) => of),
  ...instanceKeys<Local>(({ of }) => of),
  {
    keys: ['y'],
    label: words`copy`,
    help: words`copy its name`,
    run: ({ of }) =>
      of === undefined ? {} : { effects: [{ kind: 'copy', text: of, what: words`the name` }] },
  },
  {
    keys: ['Y'],
    label: words`copy place`,
    help: words`copy the file and line that declare it`,
    bar: 10,
    run: ({ world, of }) => {
      const answer = answerOf(world, describeLoad(of ?? ''));
      const at = answer.kind === 'got' ? answer.value.declaredAt : undefined;
      if (at === undefined) return say(words`its place is not known yet`);
      return { effects: [{ kind: 'copy', text: `${at.file}:${at.line}`, what: words`file and line` }] };
    },
  },
  {
    keys: ['t'],
    label: words`figures`,
    help: words`stop or go on with the figures of cpu and memory`,
    run: ({ local }) => ({ local: { isLive: !local.isLive } }),
  },
];

export const instance = screen<Local>({
  id: 'instance',
  also: [],
  summary: words`one instance: why it stands as it does, and what can be done`,
  about: 'instance',
  needs: ['read:instance'],
  operations: ['get'],
  initial: { isLive: true },
  title: ({ of }) => words`Instances > ${safeText(of ?? '')}`,
  loads: ({ world, of }) =>
    of === undefined ? [] : [getLoad(of), ...(world.operations.has('describe') ? [describeLoad(of)] : [])],
  stream: ({ world, of, local }) =>
    of !== undefined && local.isLive && world.operations.has('stats') ? statsOf(of) : undefined,
  body: bodyOf,
  keys: KEYS,
});

function getLoad(of: string): Load<'get'> {
  return { op: 'get', input: { instance: of }, again: ['instance.changed', 'plan.waiting', 'plan.lapsed'] };
}

function describeLoad(of: string): Load<'describe'> {
  return {
    op: 'describe',
    input: { instance: of },
    again: ['instance.changed', 'run.ended', 'source.accepted'],
  };
}

function statsOf(of: string): Stream {
  return { op: 'stats', input: { instance: of } };
}

function bodyOf({ world, of = '', width }: See<Local>): Body {
  const status = statusOf(world.fleet, of);
  if (world.fleet !== undefined && status === undefined) return { kind: 'page', lines: gone(of, width) };
  if (width < TWO_COLUMNS)
    return { kind: 'page', lines: [...main(world, of, width), ...rest(world, of, width)] };
  const left = Math.floor(width * 0.66);
  return { kind: 'page', lines: beside(main(world, of, left), rest(world, of, width - left - 2), left) };
}

function statusOf(fleet: FleetStatus | undefined, of: string): InstanceStatus | undefined {
  return fleet?.instances.find(({ instance }) => instance === of);
}

function gone(of: string, width: number): readonly Line[] {
  return [
    line(span(words`There is no instance ${safeText(of)} any more, or you may not see it.`, 'strong')),
    EMPTY,
    ...para(
      words`It is not declared at the accepted commit, and nothing of it is on record. :history tells what was done.`,
      width,
    ),
  ];
}

/** How it stands, and what it is made of. */
function main(world: World, of: string, width: number): readonly Line[] {
  const status = statusOf(world.fleet, of);
  const load = describeLoad(of);
  const described = answerOf(world, load);
  const readings = world.streams.get(loadKey(statsOf(of)))?.readings ?? [];
  const head = status === undefined ? [] : headLines(status, world.now, width);
  if (!world.operations.has('describe')) return [...head, ...partsOfStatus(status)];
  if (described.kind !== 'got') {
    const words_ = instead(described, world, words`what it is made of`, width) ?? [];
    return [...head, ...partsOfStatus(status), EMPTY, ...words_];
  }
  const known = described.value;
  return [
    ...head,
    ...facts(
      [
        [words`declared`, placeWords(known.declaredAt)],
        [words`meant to be`, known.declared && declaredWords(known.declared)],
        [words`depends on`, known.dependsOn.length === 0 ? undefined : safeText(known.dependsOn.join(', '))],
      ],
      width,
    ),
    ...section(words`CONTAINERS`, containerLines(known, readings, world.now, width)),
    ...section(words`IMAGES AND LIMITS`, limitLines(known, width)),
    ...section(words`PORTS`, portLines(known)),
    ...section(words`DATA`, dataLines(known, width)),
  ];
}

function declaredWords({
  state,
  drift,
  isProtected,
}: {
  readonly state: string;
  readonly drift: string;
  readonly isProtected: boolean;
}): SafeText {
  return words`${safeText(state)}; drift: ${safeText(drift)}${isProtected ? words`; protected` : words``}`;
}

function headLines(status: InstanceStatus, now: number, width: number): readonly Line[] {
  const { reason, message, target, team, lastChangeAt } = status;
  const says = message === '' ? words`` : words`: ${safeText(message)}`;
  const { text, tone } = reasonSpan(reason);
  return [
    ...para(words`${text}${says}`, width, 0, tone),
    ...facts(
      [
        [
          words`target`,
          words`${safeText(target)}${team === undefined ? words`` : words`, team ${safeText(team)}`}`,
        ],
        [words`revision`, revisionWords(status)],
        [words`changed`, words`${when(lastChangeAt)} (${ago(now, lastChangeAt)})`],
      ],
      width,
    ),
  ];
}

function revisionWords({ appliedCommit, desiredCommit, attemptedCommit }: InstanceStatus): SafeText {
  const applied = safeText(appliedCommit?.slice(0, 8) ?? 'none');
  if (desiredCommit === undefined || desiredCommit === appliedCommit) return words`${applied}, as accepted`;
  const tried = attemptedCommit === desiredCommit ? words`, which was tried` : words``;
  return words`${applied}; accepted is ${safeText(desiredCommit.slice(0, 8))}${tried}`;
}

/** Containers as the status has them, where nothing more is known. */
function partsOfStatus(status: InstanceStatus | undefined): readonly Line[] {
  if (status === undefined) return [];
  return section(
    words`CONTAINERS`,
    status.containers.map(({ address, state, health }) =>
      line(
        words`${safeText(address)}  ${safeText(state)}${health === 'none' || health === '' ? words`` : words`, ${safeText(health)}`}`,
      ),
    ),
  );
}

/** What is in the way, what differs, what happened. */
function rest(world: World, of: string, width: number): readonly Line[] {
  const status = statusOf(world.fleet, of);
  const answer = answerOf(world, getLoad(of));
  const detail = answer.kind === 'got' ? answer.value : undefined;
  const obstacles = status?.obstacles ?? [];
  const events = world.events.filter((event) => aboutInstance(event, of));
  const said = eventLines(events, width).slice(-EVENTS).toReversed();
  return [
    ...section(
      words`IN THE WAY`,
      obstacles.flatMap((one) => bullet(span(words`!`, 'warn'), obstacleLine(one), width)),
    ),
    ...section(words`DRIFT`, warningLines(status?.drift ?? [], width)),
    ...section(
      words`KEPT`,
      (detail?.keeps ?? []).flatMap((keep) => para(safeText(keepLine(keep)), width)),
    ),
    ...section(words`TROUBLE`, troubleLines(detail?.trouble ?? null, width)),
    ...section(words`BACKUPS`, backupLines(world.fleet?.backups ?? [], of, world.now, width)),
    ...section(words`EVENTS SINCE YOU CAME`, said),
  ];
}

function troubleLines(
  trouble: {
    readonly failures: number;
    readonly message?: string | undefined;
    readonly retryAt?: string | undefined;
  } | null,
  width: number,
): readonly Line[] {
  if (trouble === null || trouble.failures === 0) return [];
  const often =
    trouble.failures === 1 ? words`failed once` : words`failed ${trouble.failures} times in a row`;
  const again = trouble.retryAt === undefined ? words`` : words`; tried again ${when(trouble.retryAt)}`;
  return para(words`${often}: ${safeText(trouble.message ?? '')}${again}`, width, 0, 'bad');
}

function planOf(world: World, of: string | undefined): string | undefined {
  const waiting = statusOf(world.fleet, of ?? '')?.obstacles.find((one) => one.kind === 'awaiting-approval');
  return waiting?.kind === 'awaiting-approval' ? waiting.plan : undefined;
}

function say(text: SafeText) {
  return { effects: [{ kind: 'say', words: text, tone: 'warn' }] } as const;
}
