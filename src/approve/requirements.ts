// What must be met before a part goes: each policy that is about it, the guard, the budget, an upgrade,
// and the one rule that no policy can take away. All add up.

import type { AdmissionFinding } from '../model/admission.ts';
import { canonicalJson } from '../model/digest.ts';
import type { Need } from '../model/ledger.ts';
import type { Change } from '../model/plan.ts';
import type { ApprovalRule, ChangePolicy } from '../model/policy.ts';
import type { InstanceName } from '../model/ref.ts';
import type { Exceeded } from './budget.ts';
import type { Part } from './matching.ts';

/** One need of one part. `about`: what of the part asks for it, in words. */
export type Requirement = {
  readonly need: Omit<Need, 'because'>;
  readonly about: string;
  readonly instance: InstanceName;
  readonly expiresMs: number | undefined;
};

const ANYBODY = { count: 1, roles: [], authorMayApprove: true, mfa: false };
const ANOTHER = { ...ANYBODY, authorMayApprove: false };

export function requirementsOf(
  part: Part,
  given: {
    readonly matched: readonly { readonly policy: ChangePolicy; readonly changes: readonly Change[] }[];
    readonly over: readonly Exceeded[];
    readonly upgradeOf: string | undefined;
    readonly findings: readonly AdmissionFinding[];
  },
): readonly Requirement[] {
  const { instance } = part;
  const declared = given.matched.flatMap(({ policy: { name, approvals }, changes }) =>
    approvals === undefined || approvals.count < 1
      ? []
      : [ruled(name, approvals, risksOf(changes), instance)],
  );
  const over = given.over.map(({ policy, approvals, removed, total }) => {
    const about = `removes ${removed.length} of ${total} instances`;
    const isRuled = approvals !== undefined && approvals.count >= 1;
    return isRuled ? ruled(policy, approvals, about, instance) : unruled(policy, ANYBODY, about, instance);
  });
  const guard = given.findings
    .filter(({ level, instance: name }) => level === 'approval' && part.names.includes(name))
    .map(({ rule }) => rule);
  const all = [
    ...declared,
    ...over,
    ...(guard.length === 0
      ? []
      : [unruled('admission', ANOTHER, [...new Set(guard)].sort().join(', '), instance)]),
    ...(given.upgradeOf === undefined
      ? []
      : [unruled('upgrade', ANYBODY, `only the upgrade from ${given.upgradeOf} explains it`, instance)]),
  ];
  const lost = LOSSES.find((risk) => part.changes.some(({ risks }) => risks.includes(risk)));
  return lost === undefined || declared.some(({ need }) => !need.authorMayApprove)
    ? all
    : [...all, unruled(lost, ANOTHER, lost, instance)];
}

/** What never goes without a person's word, whatever policies say. */
const LOSSES = ['data-loss', 'data-overwrite'] as const;

/** The needs of several parts that go together: each need once, with all that asks for it. */
export function together(
  requirements: readonly Requirement[],
  expireMs: number,
): { readonly needs: readonly Need[]; readonly expiresMs: number } {
  const groups = Map.groupBy(requirements, ({ need }) => canonicalJson(need));
  const needs = [...groups.values()].flatMap((group): readonly Need[] => {
    const [first] = group;
    if (first === undefined) return [];
    const words = [...Map.groupBy(group, ({ about }) => about)].map(
      ([about, those]) =>
        `${about}: ${[...new Set(those.map(({ instance }) => instance))].sort().join(', ')}`,
    );
    return [{ ...first.need, because: words.sort().join('; ') }];
  });
  const limits = requirements.flatMap(({ expiresMs }) => expiresMs ?? []);
  return {
    needs: needs.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)),
    expiresMs: limits.length === 0 ? expireMs : Math.min(...limits),
  };
}

function orderOf(need: Need): string {
  return `${need.policy} ${canonicalJson(need)}`;
}

function ruled(
  policy: string,
  { expiresMs, ...rule }: ApprovalRule,
  about: string,
  instance: InstanceName,
): Requirement {
  return { need: { policy, ...rule }, about, instance, expiresMs };
}

function unruled(
  policy: string,
  rule: Omit<Need, 'policy' | 'because'>,
  about: string,
  instance: InstanceName,
) {
  return { need: { policy, ...rule }, about, instance, expiresMs: undefined };
}

/** `data-risk, downtime`, the gravest first; `a change` where there is none. */
function risksOf(changes: readonly Change[]): string {
  const found = new Set(changes.flatMap(({ risks }) => risks));
  const gravestFirst = [
    'data-loss',
    'data-overwrite',
    'data-risk',
    'exposure',
    'downtime',
    'restart',
  ] as const;
  const words = gravestFirst.filter((risk) => found.has(risk));
  return words.length === 0 ? 'a change' : words.join(', ');
}
