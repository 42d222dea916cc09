// Clocks that are set: nothing is forgotten, and nothing happens twice.

import { expect, it } from 'vitest';
import { createAgenda } from '../../src/loop/agenda.ts';
import type { Ask } from '../../src/loop/mailbox.ts';
import { createStorms } from '../../src/loop/storms.ts';
import { createBell } from '../../src/loop/wait.ts';
import { createFakeClock } from '../support/engine-clock.ts';

const HOUR = 3_600_000;
const RETRY: Ask = { triggers: [{ kind: 'retry' }], extent: 'all', isFull: false, fresh: new Set() };

function agendaAt(start: number) {
  const asked: string[] = [];
  const state: { wakeAt: number | undefined } = { wakeAt: undefined };
  const storms = createStorms(() => start);
  const agenda = createAgenda(start, { sweepMs: 15_000, inspectMs: 300_000 }, state, storms, ({ triggers }) =>
    asked.push(...triggers.map(({ kind }) => kind)),
  );
  return { agenda, asked, state };
}

it('what is due stays due when the clock is set back', () => {
  const { agenda, asked, state } = agendaAt(10 * HOUR);
  agenda.later(10 * HOUR + 2000, RETRY);
  state.wakeAt = 10 * HOUR + 9000;
  agenda.due(10 * HOUR);
  expect(asked).toEqual([]);
  agenda.due(9 * HOUR);
  expect(asked).toEqual(['inspect', 'retry', 'retry']);
  expect(agenda.next()).toBe(9 * HOUR + 15_000);
});

it('all is due once when the clock is set forward', () => {
  const { agenda, asked } = agendaAt(10 * HOUR);
  agenda.later(10 * HOUR + 2000, RETRY);
  agenda.due(20 * HOUR);
  expect(asked).toEqual(['inspect', 'retry']);
  expect(agenda.isSweepDue(20 * HOUR)).toBe(true);
  agenda.due(20 * HOUR + 1);
  expect(asked).toEqual(['inspect', 'retry']);
});

it('what is put off many times is asked once', () => {
  const { agenda, asked } = agendaAt(10 * HOUR);
  for (let count = 1; count <= 100; count += 1) agenda.later(10 * HOUR + count, RETRY);
  agenda.due(10 * HOUR + 200);
  expect(asked).toEqual(['retry']);
});

it('who waits looks at the time again after a minute', async () => {
  const clock = createFakeClock();
  const bell = createBell(clock);
  let isAwake = false;
  const waiting = bell.wait(clock.now() + HOUR, new AbortController().signal).then(() => {
    isAwake = true;
  });
  await clock.advance(59_000);
  expect(isAwake).toBe(false);
  await clock.advance(2000);
  await waiting;
  expect(isAwake).toBe(true);
});
