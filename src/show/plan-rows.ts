// A plan as rows: one per change, with its fields. Text, markdown, JSON and screens all print these;
// every string in them is safe to print and free of secrets.

import type { Action, Cause, Change, FieldDiff, Note, Plan, Risk } from '../model/plan.ts';
import type { InstanceName } from '../model/ref.ts';
import { type AdmissionRow, admissionRows } from './admission-rows.ts';
import { masked } from './mask.ts';
import type { PlanSummary } from './plan-summary.ts';
import { planSummary } from './plan-summary.ts';
import type { SafeText } from './safe.ts';
import { safeJoin, safeText } from './safe.ts';
import { valueWords } from './values.ts';
import { blockerWords, causeWords, noteWords, riskWords } from './words.ts';

export type Mark = '+' | '~' | '-' | '-/+' | '!';

export type FieldRow = {
  readonly mark: '+' | '~' | '-';
  readonly path: SafeText;
  /** Undefined: absent on that side. */
  readonly before: SafeText | undefined;
  readonly after: SafeText | undefined;
  readonly causes: SafeText;
  /** True: seen, and left as it is. */
  readonly onlyReported: boolean;
};

export type PlanRow = {
  readonly mark: Mark;
  readonly action: Action;
  readonly address: SafeText;
  readonly instance: SafeText;
  /** `replace, old one stops first`. */
  readonly what: SafeText;
  readonly risks: readonly SafeText[];
  readonly gravest: Risk | undefined;
  readonly fields: readonly FieldRow[];
  /** Causes of the change that no field names. */
  readonly causes: SafeText;
  readonly note: SafeText | undefined;
};

export type PlanRows = {
  readonly rows: readonly PlanRow[];
  readonly admission: readonly AdmissionRow[];
  readonly summary: PlanSummary;
  readonly blockers: readonly SafeText[];
};

const MARKS = {
  create: '+',
  update: '~',
  replace: '-/+',
  remove: '-',
  report: '!',
} satisfies Record<Action, Mark>;

const WORDS = {
  create: 'create',
  update: 'update in place',
  replace: 'replace',
  remove: 'remove',
  report: 'report only',
} satisfies Record<Action, string>;

/** `underWay`: somebody is at work on the target, so that what looks interrupted is not. */
export function planRows(
  plan: Plan,
  { underWay = false, held = [] }: { underWay?: boolean; held?: readonly InstanceName[] } = {},
): PlanRows {
  const words = (cause: Cause) =>
    underWay && cause.kind === 'interrupted' ? IN_PROGRESS : causeWords(cause);
  return {
    rows: plan.changes.map((change) => planRow(change, words)),
    admission: admissionRows(plan),
    summary: { ...planSummary(plan), ...(held.length === 0 ? {} : { held }) },
    blockers: plan.blockers.map(blockerWords),
  };
}

/** What is declared and cannot be done as things are: `crm/container/web: port 8080/tcp is held by …`. */
export function obstacleWords(plan: Plan): readonly SafeText[] {
  return [
    ...plan.changes.flatMap(({ address, note }) =>
      note !== undefined && OBSTACLES.has(note.kind) ? [safeText(`${address}: ${noteWords(note)}`)] : [],
    ),
    ...admissionRows(plan)
      .filter(({ level }) => level === 'deny')
      .map(({ about, words, rule }) => safeText(`${about}: denied, ${words} (${rule})`)),
  ];
}

const OBSTACLES: ReadonlySet<Note['kind']> = new Set([
  'name-taken',
  'port-taken',
  'external-missing',
  'volume-missing',
  'data-elsewhere',
  'purge-unlabelled',
  'engine-lacks',
]);

const IN_PROGRESS = safeText('part of the run that is under way');

type CauseWords = (cause: Cause) => SafeText;

function planRow(change: Change, causeWords: CauseWords): PlanRow {
  const fields = change.fields.map((field) => fieldRow(field, causeWords));
  const said = new Set<string>(change.fields.flatMap((field) => field.causes.map(causeWords)));
  const rest = change.causes.map(causeWords).filter((words) => !said.has(words));
  return {
    mark: MARKS[change.action],
    action: change.action,
    address: safeText(change.address),
    instance: safeText(change.instance),
    what: safeText(whatWords(change)),
    risks: change.risks.map(riskWords),
    gravest: change.risks.at(-1),
    fields,
    causes: safeJoin([...new Set(rest)], '; '),
    note: change.note && noteWords(change.note),
  };
}

function whatWords({ action, strategy }: Change): string {
  if (strategy === undefined) return WORDS[action];
  return strategy === 'start-first' ? 'replace, new one starts first' : 'replace, old one stops first';
}

function fieldRow(field: FieldDiff, causeWords: CauseWords): FieldRow {
  const { before, after } = masked(field);
  return {
    mark: before === undefined ? '+' : after === undefined ? '-' : '~',
    path: safeText(field.path),
    before: before === undefined ? undefined : valueWords(field.path, before),
    after: after === undefined ? undefined : valueWords(field.path, after),
    causes: safeJoin([...new Set(field.causes.map(causeWords))], '; '),
    onlyReported: field.rule === 'report',
  };
}
