// A change policy as it is written, in the repository or in fleet.yaml, to the rules that are judged
// by, with every default applied; and what a schema cannot say of it.

import type { AdmissionException } from '../model/admission.ts';
import { FLOOR_RULES } from '../model/admission.ts';
import { dayMs } from '../model/day.ts';
import { durationMs } from '../model/duration.ts';
import type { ChangePolicySpec } from '../model/generated/change-policy.ts';
import type { ApprovalRule, ChangePolicy } from '../model/policy.ts';
import type { Position, Problem } from '../model/problem.ts';
import type { Node } from '../model/tree.ts';
import { nodeAt, valueAt } from './positions.ts';
import { windowOf, windowProblems } from './windows.ts';

type PolicySource = {
  readonly name: string;
  readonly spec: ChangePolicySpec;
  /** Where `spec` is written. */
  readonly node: Node;
  readonly origin: Position;
  readonly isFloor: boolean;
  /** How long approvals are good for where the policy does not say. */
  readonly expireMs: number;
};

/** The policy of a spec that `policyProblems` finds nothing wrong with. */
export function policyOf({ name, spec, node, origin, isFloor, expireMs }: PolicySource): ChangePolicy {
  const { match = {}, approvals, windows = {}, budget, backup, admission = {} } = spec;
  return {
    name,
    match,
    approvals: approvals && approvalRule(approvals, expireMs),
    windows: { allow: (windows.allow ?? []).map(windowOf), deny: (windows.deny ?? []).map(windowOf) },
    budget: budget && {
      removePercent: budget.removePercent ?? 100,
      removeCount: budget.removeCount ?? 10_000,
    },
    ...(backup && { backup: { withinMs: durationMs(backup.within) ?? 0 } }),
    admission: { rules: admission.rules ?? {}, exceptions: exceptionsOf(spec, node) },
    isFloor,
    origin,
  };
}

function approvalRule(spec: NonNullable<ChangePolicySpec['approvals']>, expireMs: number): ApprovalRule {
  return {
    count: spec.count ?? 1,
    roles: spec.roles ?? [],
    authorMayApprove: spec.authorMayApprove ?? false,
    mfa: spec.mfa ?? false,
    expiresMs: (spec.expires && durationMs(spec.expires)) || expireMs,
  };
}

function exceptionsOf({ admission }: ChangePolicySpec, node: Node): readonly AdmissionException[] {
  return (admission?.exceptions ?? []).map(({ rule, instances, owner, reason, expires }, index) => ({
    rule,
    instances,
    owner,
    reason,
    expires: dayMs(expires) ?? 0,
    origin: valueAt(node, 'admission', 'exceptions', String(index)),
  }));
}

/** What is wrong with a policy's spec that fits its schema; `node` is where it stands. */
export function policyProblems(spec: ChangePolicySpec, node: Node): readonly Problem[] {
  const { approvals, windows, budget, backup, admission } = spec;
  if (!(approvals || windows || budget || backup || admission)) {
    const message = 'the policy asks for nothing';
    const hint = 'say what it is for: `approvals`, `windows`, `budget`, `backup` or `admission`';
    return [{ code: 'policy/empty', severity: 'error', at: node.at, message, hint }];
  }
  const opening = (['allow', 'deny'] as const).flatMap((key) =>
    (windows?.[key] ?? []).flatMap((window, index) => {
      const place = nodeAt(node, 'windows', key, String(index));
      return place === undefined ? [] : windowProblems(window, place);
    }),
  );
  const ends = (admission?.exceptions ?? []).flatMap(({ expires }, index): readonly Problem[] => {
    if (dayMs(expires) !== undefined) return [];
    const at = valueAt(node, 'admission', 'exceptions', String(index), 'expires');
    const message = `there is no day \`${expires}\``;
    return [{ code: 'policy/expires', severity: 'error', at, message, hint: 'write year-month-day' }];
  });
  return [...opening, ...ends];
}

/** Warnings: the exception is of no use, and nothing is weaker for it. */
export function voidExceptions({ admission }: ChangePolicySpec, node: Node): readonly Problem[] {
  return (admission?.exceptions ?? []).flatMap(({ rule }, index): readonly Problem[] => {
    if (!FLOOR_RULES.includes(rule)) return [];
    const at = valueAt(node, 'admission', 'exceptions', String(index), 'rule');
    const message = `\`${rule}\` is a rule of the floor, which no exception lifts`;
    const hint = 'remove it; `admission` in fleet.yaml says what the hosts allow';
    return [{ code: 'policy/floor-rule', severity: 'warning', at, message, hint }];
  });
}

/**
 * Exceptions that are over. `now`: milliseconds since 1970. Warnings: a policy is not wrong because time went
 * by, and the rule is in force again.
 */
export function expiredExceptions(policies: Iterable<ChangePolicy>, now: number): readonly Problem[] {
  return [...policies].flatMap(({ admission }) =>
    admission.exceptions
      .filter(({ expires }) => expires <= now)
      .map(
        ({ rule, origin }): Problem => ({
          code: 'policy/exception-expired',
          severity: 'warning',
          at: origin,
          message: `the exception from \`${rule}\` has expired: the rule is in force again`,
          hint: 'remove it, or give it a new day with a fresh reason',
        }),
      ),
  );
}
