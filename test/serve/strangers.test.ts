import { expect, test } from 'vitest';
import { createStrangers } from '../../src/serve/strangers.ts';
import { createFakeClock } from '../support/engine-clock.ts';
import { memoryAudit } from '../support/memory-state.ts';

test('what nobody known tries is in the audit at once, and then once a minute with how often', async () => {
  const clock = createFakeClock();
  const audit = memoryAudit(clock);
  const { note } = createStrangers(audit, clock, (thrown) => {
    throw thrown;
  });
  for (let count = 0; count < 1000; count += 1) note('deliver:webhook', '192.0.2.1', 'it does not hold');
  note('identify', '192.0.2.2\u001b[31m', 'no such key');
  await clock.advance(60_000);
  note('deliver:webhook', '192.0.2.3', 'it does not hold');
  await clock.advance(0);
  expect(audit.lines.map(({ action, subject, detail }) => [action, subject, detail])).toEqual([
    ['deliver:webhook', '192.0.2.1', {}],
    ['identify', '192.0.2.2', {}],
    ['deliver:webhook', '192.0.2.3', { before: '999 more' }],
  ]);
});
