// Plan rows for a terminal. Lines that would be too long put their cause on a line of its own;
// colour is the caller's wish (NO_COLOR, no terminal), never decided here.

import { type AdmissionRow, LEVEL_WORDS } from './admission-rows.ts';
import type { FieldRow, Mark, PlanRow, PlanRows } from './plan-rows.ts';
import { summaryWords } from './plan-summary.ts';

export type TextOptions = {
  readonly color: boolean;
  /** Columns to fit into; lines are broken before their cause, never inside a word. */
  readonly width: number;
};

const COLORS = {
  '+': 32,
  '~': 33,
  '-': 31,
  '-/+': 31,
  '!': 35,
} satisfies Record<Mark, number>;

/** The whole plan: each change with its fields, then what blocks it, then the summary line. */
export function renderPlanText(
  { rows, summary, blockers, admission }: PlanRows,
  options: TextOptions,
): string {
  const changes = rows.flatMap((row) => [...rowLines(row, options), '']);
  const admitted = admission.flatMap((row) => admissionLines(row, options));
  if (admitted.length > 0) admitted.push('');
  const blocked = blockers.flatMap((words) => [paint(`Blocked: ${words}`, 31, options), '']);
  return `${[...changes, ...admitted, ...blocked, summaryWords(summary)].join('\n')}\n`;
}

/** What differs, as `diff` shows it: `-` what runs, `+` what is declared. Empty when nothing does. */
export function renderDiff({ rows }: PlanRows, options: Pick<TextOptions, 'color'>): string {
  const lines = rows.flatMap((row) => {
    const head = [`--- ${row.address} (runs)`, `+++ ${row.address} (declared)`];
    const fields = row.fields.flatMap((field) => diffLines(field, options));
    const gone = row.action === 'remove' ? [paint(`-${row.address}`, 31, options)] : [];
    const note = row.note === undefined ? [] : [`# ${row.note}`];
    const body = [...fields, ...gone, ...note];
    return body.length === 0 && row.causes === '' ? [] : [...head, ...body, ...causeLine(row)];
  });
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

function diffLines(field: FieldRow, options: Pick<TextOptions, 'color'>): readonly string[] {
  const why = field.causes === '' ? '' : `  # ${field.causes}`;
  return [
    ...(field.before === undefined ? [] : [paint(`-${field.path}: ${field.before}`, 31, options)]),
    ...(field.after === undefined ? [] : [paint(`+${field.path}: ${field.after}`, 32, options)]),
    ...(why === '' ? [] : [why]),
  ];
}

function causeLine(row: PlanRow): readonly string[] {
  return row.causes === '' ? [] : [`# ${row.causes}`];
}

function admissionLines(row: AdmissionRow, options: TextOptions): readonly string[] {
  const head = `  ! ${row.about}  ${LEVEL_WORDS[row.level]}: ${row.words} (${row.rule})`;
  const isWarning = row.level === 'warn';
  const line = isWarning && row.where !== '' ? `${head}: ${row.where}` : head;
  return [
    paint(line, LEVEL_COLORS[row.level], options),
    ...(isWarning ? [] : [`      ${row.where}`, `      ${row.hint}`]),
  ];
}

const LEVEL_COLORS = { deny: 31, approval: 33, warn: 35 } as const satisfies Record<
  AdmissionRow['level'],
  number
>;

function rowLines(row: PlanRow, options: TextOptions): readonly string[] {
  const risks = row.risks.length === 0 ? '' : ` [${row.risks.join(', ')}]`;
  const head = `${row.mark.padStart(3)} ${row.address}  ${row.what}${risks}`;
  const causes = row.causes === '' ? [] : withCause(head, row.causes, 6, options);
  const lines = causes.length === 0 ? [head] : causes;
  const [first = '', ...rest] = lines;
  return [
    paint(first, COLORS[row.mark], options),
    ...rest,
    ...(row.note === undefined ? [] : [`      ${row.note}`]),
    ...row.fields.flatMap((field) => fieldLines(field, options)),
  ];
}

function fieldLines(field: FieldRow, options: TextOptions): readonly string[] {
  const mark = field.onlyReported ? '!' : field.mark;
  const values = [field.before, field.after].filter((value) => value !== undefined).join(' -> ');
  const gone = field.after === undefined && field.before !== undefined ? ' -> (none)' : '';
  const line = `      ${mark} ${field.path}: ${values}${gone}`;
  const lines = field.causes === '' ? [line] : withCause(line, field.causes, 10, options);
  const [first = '', ...rest] = lines;
  return [paint(first, COLORS[mark], options), ...rest];
}

function withCause(line: string, cause: string, indent: number, { width }: TextOptions): readonly string[] {
  const whole = `${line}  (${cause})`;
  return whole.length <= width ? [whole] : [line, `${' '.repeat(indent)}(${cause})`];
}

function paint(text: string, color: number, { color: wanted }: Pick<TextOptions, 'color'>): string {
  return wanted ? `\u001b[${color}m${text}\u001b[0m` : text;
}
