// `shipshape apply`: does what was planned, after a person said yes to exactly that.

import { resolve } from 'node:path';
import type { Control } from '../control/control.ts';
import type { Digest } from '../model/ref.ts';
import type { Look } from '../pass.ts';
import { obstacleWords } from '../show/plan-rows.ts';
import { printCarried } from './carried.ts';
import type { GlobalOptions } from './command.ts';
import { command } from './command.ts';
import { confirm } from './confirm.ts';
import type { ExitCode } from './exit.ts';
import { withFleet } from './fleet.ts';
import type { Io } from './io.ts';
import { isDoable, lookExit, planned, printLook } from './looked.ts';
import { note, printText } from './output.ts';
import { readPlan } from './plan-file.ts';
import { progressTo } from './progress.ts';
import { REQUESTS, requestOf, SELECTION } from './selection.ts';

export const apply = command({
  name: 'apply',
  summary: 'make what runs what is declared',
  description:
    'Plans, shows the plan, asks, and does it: images are pulled and containers created before anything ' +
    'stops, the old container stays until the new one is well, volumes are never removed. With FILE, does ' +
    'exactly the plan that was kept, or nothing when the world has moved. Ctrl-C stops at the next ' +
    "step's border and says what is left; the next run finishes or undoes it.",
  arguments: [
    { name: 'file', description: 'a plan kept with plan --out; no question is asked', required: false },
  ],
  options: [
    ...SELECTION,
    ...REQUESTS,
    { name: 'yes', short: 'y', description: 'do not ask: the answer is yes' },
    {
      name: 'allow-removals',
      description: 'also when more instances would be removed than the budget in fleet.yaml allows',
    },
  ],
  examples: [
    { line: 'shipshape apply', says: 'plan, ask, do' },
    { line: 'shipshape apply crm.plan', says: 'exactly the plan that was kept and read' },
    { line: 'shipshape apply --yes --instance crm', says: 'one instance, from a script' },
  ],
  exitCodes: ['ok', 'error', 'stale', 'approval', 'usage', 'interrupted'],
  run: (given, io) =>
    withFleet(io, given.global, async (control) => {
      if (given.file !== undefined) {
        const saved = await readPlan(resolve(io.cwd, given.file));
        const look = await control.look(saved.request, io.signal);
        return await carryOut(control, look, saved.digests, given, io);
      }
      const look = await control.look(requestOf(given), io.signal);
      if (given.global.output !== 'json') printLook(io, given.global, look, given.allowRemovals);
      if (isDoable(look, given.allowRemovals)) {
        const question = 'Do this? Only `yes` is taken for yes: ';
        const answer = given.yes ? 'yes' : await confirm(io, question, 'yes');
        if (answer === 'impossible') {
          note(io, given.global, 'not applied: nobody to ask here; --yes answers the question');
          return 'approval';
        }
        if (answer === 'no') {
          note(io, given.global, 'not applied');
          return 'approval';
        }
      }
      const digests = planned(look).map(({ target, plan }) => [target, plan.digest] as const);
      return await carryOut(control, look, Object.fromEntries(digests), given, io);
    }),
});

type Choices = { readonly allowRemovals: boolean; readonly global: GlobalOptions };

async function carryOut(
  control: Control,
  look: Look,
  consent: Readonly<Record<string, Digest>>,
  { allowRemovals, global }: Choices,
  io: Io,
): Promise<ExitCode> {
  const carried = await control.carryOut(
    look,
    { consent, removals: allowRemovals, by: control.by, onProgress: progressTo(io, global) },
    io.signal,
  );
  const code = printCarried(io, global, carried);
  const left = planned(look).flatMap(({ plan }) => obstacleWords(plan));
  if (left.length > 0 && global.output !== 'json') {
    printText(io, ['Not everything is as declared:', ...left.map((words) => `  ${words}`)].join('\n'));
  }
  if (code !== 'ok') return code;
  return left.length > 0 ? 'error' : lookExit(look);
}
