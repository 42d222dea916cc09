// What the guard found, as rows: what is denied and what wants a yes one by one, warnings of one rule about
// one instance together.

import type { AdmissionFinding } from '../model/admission.ts';
import type { Plan } from '../model/plan.ts';
import { timeText } from '../model/time.ts';
import type { SafeText } from './safe.ts';
import { safeText } from './safe.ts';

export type AdmissionRow = {
  readonly level: AdmissionFinding['level'];
  readonly rule: SafeText;
  /** What it is about: an address, or an instance with the number of its things. */
  readonly about: SafeText;
  readonly words: SafeText;
  /** `HostConfig.Binds.0: /var/run/docker.sock`. */
  readonly where: SafeText;
  readonly hint: SafeText;
};

export function admissionRows({ admission = [] }: Pick<Plan, 'admission'>): readonly AdmissionRow[] {
  const grave = admission.filter(({ level }) => level !== 'warn');
  const warned = Map.groupBy(
    admission.filter(({ level }) => level === 'warn'),
    ({ rule, instance, exception }) => `${rule} ${instance} ${exception?.reason ?? ''}`,
  );
  return [...grave.map((finding) => rowOf(finding, [finding])), ...[...warned.values()].flatMap(together)];
}

function together(findings: readonly AdmissionFinding[]): readonly AdmissionRow[] {
  const [first] = findings;
  return first === undefined ? [] : [rowOf(first, findings)];
}

function rowOf(first: AdmissionFinding, all: readonly AdmissionFinding[]): AdmissionRow {
  const addresses = [...new Set(all.map(({ address }) => address))];
  const others = addresses.length - 1;
  const { exception } = first;
  const lifted =
    exception === undefined
      ? ''
      : `; excepted by ${exception.owner} until ${dayOf(exception.expires)}: ${exception.reason}`;
  const values =
    all.length === addresses.length && others > 0 ? '' : [...new Set(all.map(placeOf))].join(', ');
  return {
    level: first.level,
    rule: safeText(first.rule),
    about: safeText(others === 0 ? first.address : `${first.address} and ${others} more`),
    words: safeText(`${first.message}${lifted}`),
    where: safeText(values),
    hint: safeText(first.hint),
  };
}

function placeOf({ path, value }: AdmissionFinding): string {
  return `${path}: ${value}`;
}

function dayOf(ms: number): string {
  return timeText(ms).slice(0, 10);
}

/** `denied`, `needs a yes`, `warning`. */
export const LEVEL_WORDS = {
  deny: 'denied',
  approval: 'asks',
  warn: 'warning',
} as const satisfies Record<AdmissionRow['level'], string>;
