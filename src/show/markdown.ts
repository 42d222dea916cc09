// Plan rows for a pull request. Everything foreign is put into code spans or escaped, so that a
// field value can neither break the table nor smuggle in a link, an image or a mention.

import { type AdmissionRow, LEVEL_WORDS } from './admission-rows.ts';
import type { FieldRow, PlanRow, PlanRows } from './plan-rows.ts';
import { summaryWords } from './plan-summary.ts';

/** Summary first, then a table of changes, then the fields of each. */
export function renderPlanMarkdown({ rows, summary, blockers, admission }: PlanRows): string {
  const lines = [
    `**${summaryWords(summary)}**`,
    ...blockers.flatMap((words) => ['', `> **Blocked:** ${escaped(words)}`]),
    ...(rows.length === 0 ? [] : ['', ...table(rows)]),
    ...(admission.length === 0 ? [] : ['', ...admissionTable(admission)]),
    ...rows.flatMap(details),
  ];
  return `${lines.join('\n')}\n`;
}

function table(rows: readonly PlanRow[]): readonly string[] {
  return [
    '|   | object | what | risk | why |',
    '|---|---|---|---|---|',
    ...rows.map(
      (row) =>
        `| \`${row.mark}\` | ${code(row.address)} | ${escaped(row.what)} | ${escaped(row.risks.join(', '))} | ${escaped(row.note ?? row.causes)} |`,
    ),
  ];
}

function admissionTable(rows: readonly AdmissionRow[]): readonly string[] {
  return [
    '|   | object | rule | what | where |',
    '|---|---|---|---|---|',
    ...rows.map(
      (row) =>
        `| ${LEVEL_WORDS[row.level]} | ${code(row.about)} | ${code(row.rule)} | ${escaped(row.words)} | ${row.where === '' ? '' : code(row.where)} |`,
    ),
  ];
}

function details(row: PlanRow): readonly string[] {
  if (row.fields.length === 0) return [];
  return [
    '',
    `<details><summary><code>${html(row.mark)} ${html(row.address)}</code></summary>`,
    '',
    '| field | before | after | why |',
    '|---|---|---|---|',
    ...row.fields.map(fieldLine),
    '',
    '</details>',
  ];
}

function fieldLine(field: FieldRow): string {
  const value = (text: string | undefined) => (text === undefined ? '' : code(text));
  return `| ${code(field.path)} | ${value(field.before)} | ${value(field.after)} | ${escaped(field.causes)} |`;
}

/** A code span that its content cannot end: longer fences than any run of backticks inside. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));
  const fence = '`'.repeat(longest + 1);
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${text.replaceAll('|', '\\|')}${pad}${fence}`;
}

/** Text outside of code: no markup, no HTML, no mentions, no links. */
function escaped(text: string): string {
  return html(text)
    .replaceAll(/[\\`*_{}[\]()#+!|~]/g, (character) => `\\${character}`)
    .replaceAll('@', '@\u2060')
    .replaceAll('://', ':\u2060//');
}

function html(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
