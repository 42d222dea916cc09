// What holds for every plan and every set of policies.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judge } from '../../src/approve/judge.ts';
import type { Risk } from '../../src/model/plan.ts';
import { runs } from '../support/runs.ts';
import { BY_COMMIT, changeOf, drift, GONE, HOUR, inputOf, NOW, policy, RULE } from './given.ts';

const anyRisks = fc.subarray(['restart', 'downtime', 'exposure', 'data-risk', 'data-loss'] as Risk[]);
const anyChange = fc
  .record({
    name: fc.constantFrom('crm', 'shop', 'wiki'),
    action: fc.constantFrom('create', 'update', 'replace', 'remove', 'report' as const),
    risks: anyRisks,
    cause: fc.constantFrom(BY_COMMIT, GONE, drift('field'), drift('missing'), { kind: 'requested' } as const),
  })
  .map(({ name, action, risks, cause }) => changeOf(name, { action, risks, causes: [cause] }));
const anyPolicy = fc
  .record({
    risks: fc.option(anyRisks, { nil: undefined }),
    count: fc.integer({ min: 0, max: 2 }),
    authorMayApprove: fc.boolean(),
    approves: fc.boolean(),
    cron: fc.constantFrom('0 22 * * *', '0 11 * * *', 'nonsense'),
    kind: fc.constantFrom('allow', 'deny', 'none'),
  })
  .map(({ risks, count, authorMayApprove, approves, cron, kind }) => {
    const window = [{ cron, durationMs: 2 * HOUR, timezone: 'Europe/Berlin' }];
    return policy('any', {
      match: risks === undefined ? {} : { risks },
      approvals: approves ? { ...RULE, count, authorMayApprove } : undefined,
      windows: { allow: kind === 'allow' ? window : [], deny: kind === 'deny' ? window : [] },
    });
  });

test('whatever policy says: nothing with data-loss flows, or waits for the author alone', () => {
  fc.assert(
    fc.property(
      fc.array(anyChange),
      fc.array(anyPolicy, { maxLength: 4 }),
      fc.nat(48),
      (changes, policies, hours) => {
        const judged = judge(inputOf(changes, { policies, now: NOW + hours * HOUR }));
        const lossy = new Set(
          changes
            .filter(({ action, risks }) => action !== 'report' && risks.includes('data-loss'))
            .map(({ instance }) => instance),
        );
        expect(judged.flows.filter((name) => lossy.has(name))).toEqual([]);
        for (const { instances, needs } of judged.waiting) {
          if (!instances.some((name) => lossy.has(name))) continue;
          expect(needs.some((need) => need.count > 0 && !need.authorMayApprove)).toBe(true);
        }
      },
    ),
    runs(),
  );
});

test('each acting instance flows, waits or is kept for a reason: exactly one of them, and more policy never frees', () => {
  fc.assert(
    fc.property(
      fc.array(anyChange),
      fc.array(anyPolicy, { maxLength: 3 }),
      anyPolicy,
      (changes, policies, more) => {
        const judged = judge(inputOf(changes, { policies }));
        const acting = new Set(
          changes.filter(({ action }) => action !== 'report').map(({ instance }) => instance),
        );
        const waiting = judged.waiting.flatMap(({ instances }) => instances);
        for (const name of acting) {
          const isKept = (judged.obstacles.get(name) ?? []).length > 0;
          const ways = [judged.flows.includes(name), waiting.includes(name), isKept];
          expect(ways.some(Boolean)).toBe(true);
          expect(ways[0] && (ways[1] || ways[2])).toBe(false);
        }
        expect([...judged.flows, ...waiting].every((name) => acting.has(name))).toBe(true);
        const stricter = judge(inputOf(changes, { policies: [...policies, more] }));
        expect(stricter.flows.filter((name) => !judged.flows.includes(name))).toEqual([]);
      },
    ),
    runs(),
  );
});
