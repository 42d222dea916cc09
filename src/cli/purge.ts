// `shipshape purge`: lists what removals left behind, and deletes what is named. The only way to lose data.

import type { Left } from '../control/control.ts';
import { Failure } from '../model/failure.ts';
import { safeLine } from '../model/safe-text.ts';
import { columns } from '../show/columns.ts';
import { obstacleWords } from '../show/plan-rows.ts';
import { printCarried } from './carried.ts';
import type { GlobalOptions } from './command.ts';
import { command } from './command.ts';
import { confirm } from './confirm.ts';
import type { ExitCode } from './exit.ts';
import { withFleet } from './fleet.ts';
import type { Io } from './io.ts';
import { hasSteps, planned, printLook } from './looked.ts';
import { note, printJson, printText } from './output.ts';
import { progressTo } from './progress.ts';

export const purge = command({
  name: 'purge',
  summary: 'list what removals left behind, or delete the data of what is named',
  description:
    'Removing a declaration never deletes data: volumes stay, with a tombstone that says whose they were (of ' +
    'volumes that the engine named, also where they were mounted). ' +
    'Without names, lists the tombstones. With names, shows what would be lost, asks for the name once ' +
    'more, and deletes the volumes for good. What is gone already only leaves the list. Data folders are ' +
    'removed by hand on the host of the target; then --forget takes them off the list.',
  arguments: [{ name: 'volume', description: 'names of volumes, as listed', required: false, many: true }],
  options: [
    { name: 'yes', short: 'y', description: 'do not ask: delete what is named' },
    { name: 'forget', description: 'delete nothing: take off the list what was removed by hand' },
  ],
  examples: [
    { line: 'shipshape purge', says: 'what is there' },
    { line: 'shipshape purge crm_data', says: 'delete the data of a removed instance' },
    {
      line: 'shipshape purge --forget /var/lib/shipshape/instances/crm/files',
      says: 'a data folder that was removed by hand',
    },
  ],
  exitCodes: ['ok', 'error', 'stale', 'approval', 'usage'],
  run: (given, io) =>
    withFleet(io, given.global, async (control) => {
      const { global, volume: names } = given;
      if (names.length === 0) {
        const left = await control.tombstones();
        if (global.output === 'json') printJson(io, left);
        else printText(io, list(left));
        return 'ok';
      }
      const forgotten = await control.forgetGone(names, given.forget, io.signal);
      const rest = names.filter((name) => !forgotten.includes(name));
      if (rest.length === 0 || given.forget) return tellForgotten(io, global, forgotten, rest);
      const look = await control.lookAtPurge(rest, io.signal);
      if (global.output !== 'json') printLook(io, global, look);
      if (hasSteps(look) && !given.yes) {
        const wanted = rest.join(' ');
        const question = `This cannot be undone. Type ${safeLine(wanted)} to delete the data: `;
        if ((await confirm(io, question, wanted)) !== 'yes') {
          note(io, global, 'nothing was deleted; --yes answers the question');
          return 'approval';
        }
      }
      const digests = planned(look).map(({ target, plan }) => [target, plan.digest] as const);
      const request = { removals: true, by: control.by, onProgress: progressTo(io, global) };
      const consent = Object.fromEntries(digests);
      const code = printCarried(io, global, await control.carryOut(look, { ...request, consent }, io.signal));
      const hasObstacles = planned(look).some(({ plan }) => obstacleWords(plan).length > 0);
      return code === 'ok' && hasObstacles ? 'error' : code;
    }),
});

function tellForgotten(
  io: Io,
  global: GlobalOptions,
  forgotten: readonly string[],
  rest: readonly string[],
): ExitCode {
  if (rest.length > 0) {
    throw new Failure('purge/not-gone', `${rest.join(', ')}: still there, or never left behind`, {
      hint: 'shipshape purge lists what there is; without --forget it deletes volumes',
    });
  }
  if (global.output === 'json') printJson(io, { forgotten });
  else
    printText(
      io,
      `No longer listed, nothing was deleted: ${forgotten.map((name) => safeLine(name)).join(', ')}`,
    );
  return 'ok';
}

function list(left: readonly Left[]): string {
  if (left.length === 0) return 'Nothing was left behind.';
  const rows = left.map(
    ({ target, tombstone: { kind, name, address, target: at, removedAt, removedBy } }) => [
      kind,
      safeLine(name),
      at === undefined ? address : `${address} at ${safeLine(at)}`,
      target,
      removedAt.slice(0, 10),
      removedBy.slice(0, 8),
    ],
  );
  return columns([['KIND', 'NAME', 'WAS', 'TARGET', 'REMOVED', 'BY'], ...rows]);
}
