// Runs that were cut off are told once, in words, and closed.

import { expect, test } from 'vitest';
import { recoverJournal } from '../../src/apply/recover.ts';
import type { StepId } from '../../src/model/plan.ts';
import type { Address } from '../../src/model/ref.ts';
import {
  COMMIT,
  containerSpec,
  createHarness,
  creation,
  desired,
  instance,
  makePlan,
  TARGET,
} from './harness.ts';

test('what was begun and not ended is named, with who and when', async () => {
  const h = createHarness();
  const of = { run: 'r', target: TARGET, at: '2026-01-02T03:00:00.000Z' } as const;
  const address = 'crm/container/db' as Address;
  const [stop, create] = ['stop', 'create'].map((verb) => `crm/container/db:${verb}` as StepId);
  const plan = makePlan([]).digest;
  await h.context.journal.append({ ...of, kind: 'run.begin', plan, commit: COMMIT, by: 'ana', steps: 2 });
  for (const [step = '' as StepId, call] of [
    [stop, 'container.stop'],
    [create, 'container.create'],
  ] as const) {
    await h.context.journal.append({ ...of, kind: 'step.begin', step, call, address, undo: false });
    if (step === stop)
      await h.context.journal.append({ ...of, kind: 'step.end', step, ok: true, undo: false });
  }
  const [run] = await recoverJournal(TARGET, h.context.journal, h.clock);
  expect(run).toMatchObject({
    run: 'r',
    by: 'ana',
    commit: COMMIT,
    open: [{ address, call: 'container.create', undo: false }],
    text: 'the run of 2026-01-02T03:00:00.000Z by ana was cut off after 1 ended steps, during container.create crm/container/db',
  });
  expect(h.journal.at(-1)).toMatchObject({ kind: 'run.end', outcome: 'interrupted' });
  expect(await recoverJournal(TARGET, h.context.journal, h.clock)).toEqual([]);
});

test('the next run says that one before it was cut off', async () => {
  const h = createHarness();
  const at = '2026-01-02T03:00:00.000Z';
  const plan = makePlan([]).digest;
  h.journal.push({
    kind: 'run.begin',
    run: 'r',
    target: TARGET,
    at,
    plan,
    commit: COMMIT,
    by: 'ana',
    steps: 2,
  });
  const db = containerSpec('db');
  const wanted = { desired: desired([instance({ containers: [db] })]) };
  await h.apply(makePlan([creation(db)]), wanted);
  expect(h.progress[0]).toMatchObject({ kind: 'run.recovered', text: expect.stringContaining('by ana') });
});
