// `shipshape validate`: every problem of the whole tree, without an engine.

import type { Checked } from '../control/check.ts';
import { isClean } from '../model/problem.ts';
import { problemRows, problemText } from '../show/problem-rows.ts';
import { command } from './command.ts';
import { withFleet } from './fleet.ts';
import { printJson, printText } from './output.ts';

export const validate = command({
  name: 'validate',
  summary: 'find everything that is wrong with the declarations',
  description:
    'Reads fleet.yaml and the declarations and prints every problem of the whole tree in one pass, as ' +
    '`file:line:col  severity  code  message` with a hint below. No engine is asked.',
  arguments: [],
  options: [],
  examples: [
    { line: 'shipshape validate', says: 'what the branch holds now' },
    { line: 'shipshape validate --path .', says: 'this folder, before you commit it' },
    { line: 'shipshape validate --output json', says: 'for a program' },
  ],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withFleet(io, given.global, async (control) => {
      const { revision, problems, ...declared } = await control.check(io.signal);
      const rows = problemRows(problems);
      if (given.global.output === 'json') {
        printJson(io, { commit: revision.commit, ...declared, problems: rows });
      } else if (rows.length > 0) printText(io, problemText(rows));
      else printText(io, `${counts(declared)}${whereOf(revision)}: no problems`);
      return isClean(problems) ? 'ok' : 'error';
    }),
});

/** Which commit was read: what is not committed yet was not. */
function whereOf({ branch, commit }: Checked['revision']): string {
  return branch === '' ? '' : ` in ${commit.slice(0, 8)} of ${branch}`;
}

/** Instances and templates always, people and policies where there are any. */
function counts({
  instances,
  templates,
  users,
  roles,
  teams,
  policies,
}: Omit<Checked, 'revision' | 'problems'>) {
  const stacks = [count(instances.length, 'instance'), count(templates.length, 'template')];
  const others = [
    ...[count(users.length, 'user'), count(teams.length, 'team'), count(roles.length, 'role')],
    count(policies.length, 'policy', 'policies'),
  ];
  return [...stacks, ...others.filter((words) => !words.startsWith('0 '))].join(', ');
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
