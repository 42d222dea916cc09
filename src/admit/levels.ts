// How grave a rule is for one instance: the profile, what fleet.yaml says, what policies in force add to it,
// and the exceptions among them. Policies tighten; only fleet.yaml loosens.

import type { AdmissionException, AdmissionLevel, AdmissionSettings, RuleName } from '../model/admission.ts';
import type { Subject } from '../model/person.ts';
import type { ChangePolicy } from '../model/policy.ts';
import { matchesGlob, selects } from '../model/selector.ts';
import { RULES } from './rules.ts';

const GRAVITY = ['off', 'warn', 'approval', 'deny'] as const satisfies readonly AdmissionLevel[];

export type Standing = {
  readonly level: AdmissionLevel;
  readonly exception: AdmissionException | undefined;
};

type Given = {
  readonly settings: AdmissionSettings;
  readonly policies: readonly ChangePolicy[];
  readonly now: number;
  /** The instance as the team's that it is on record as: it gets out of no policy by a line of its own. */
  readonly formerly?: Subject | undefined;
};

/** What a finding of this rule means for this instance, now. */
export function standingOf(rule: RuleName, subject: Subject, given: Given): Standing {
  const { settings, now } = given;
  // What no rule knows cannot be weighed by anybody.
  if (rule === 'unknown-key') return { level: 'deny', exception: undefined };
  const own = settings.rules[rule] ?? RULES[rule].levels[settings.profile];
  const subjects = [subject, ...(given.formerly === undefined ? [] : [given.formerly])];
  const policies = given.policies.filter(({ match }) => subjects.some((one) => selects(match, one)));
  const said = policies.flatMap((policy) => policy.admission.rules[rule] ?? []);
  const level = gravest([own, ...said]);
  if (level === 'off' || level === 'warn' || RULES[rule].isFloor) return { level, exception: undefined };
  const isKept = policies.some(({ isFloor, admission }) => isFloor && admission.rules[rule] !== undefined);
  const exception = given.policies
    // What the floor of fleet.yaml tightens, only fleet.yaml excepts.
    .filter(({ isFloor }) => isFloor || !isKept)
    .flatMap(({ admission }) => admission.exceptions)
    .find((one) => one.rule === rule && now < one.expires && covers(one, subject.instance ?? ''));
  return exception === undefined ? { level, exception } : { level: 'warn', exception };
}

function covers({ instances }: AdmissionException, instance: string): boolean {
  return instances.some((glob) => matchesGlob(glob, instance));
}

function gravest(levels: readonly AdmissionLevel[]): AdmissionLevel {
  return GRAVITY[Math.max(...levels.map((level) => GRAVITY.indexOf(level)))] ?? 'deny';
}
