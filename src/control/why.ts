// From what a person calls a thing to the runs that touched it. Pure.

import type { FleetStatus } from '../model/condition.ts';
import type { RunRecord } from '../model/record.ts';
import type { InstanceName } from '../model/ref.ts';

/** The part of a run that touched something. */
export type Touch = Pick<
  RunRecord,
  'run' | 'target' | 'beganAt' | 'endedAt' | 'trigger' | 'commit' | 'plan' | 'approvedBy' | 'changes'
> & {
  /** Of the instance in question. */
  readonly outcome: string;
  readonly message: string | undefined;
};

/** The instance in `crm`, `crm/db`, `crm/container/db` or `crm-db-1`; undefined when none is known by that. */
export function instanceMeant(
  of: string,
  { instances }: Pick<FleetStatus, 'instances'>,
): InstanceName | undefined {
  const [first] = of.split('/');
  const exact = instances.find(({ instance }) => instance === first);
  if (exact !== undefined || of.includes('/')) return exact?.instance;
  // The engine's name of a container begins with that of its instance: the longest that fits is meant.
  const fitting = instances.map(({ instance }) => instance).filter((name) => of.startsWith(`${name}-`));
  return fitting.toSorted((a, b) => b.length - a.length)[0];
}

/** Addresses of the containers meant, and of nothing else; undefined: the whole instance. */
export function containersMeant(
  of: string,
  instance: InstanceName,
): ((address: string) => boolean) | undefined {
  if (of === instance) return undefined;
  const [, second = '', third] = of.split('/');
  const name = of.includes('/') ? (third ?? second) : of.slice(instance.length + 1);
  // `db-1` is what the engine calls the first replica of `db`.
  const names = new Set([name, name.replace(/-1$/, '')].map((one) => `${instance}/container/${one}`));
  return (address) => names.has(address) || address === of;
}

/** Empty when the run did nothing to it. */
export function touched(
  record: RunRecord,
  instance: InstanceName,
  isMeant: ((address: string) => boolean) | undefined,
): readonly Touch[] {
  const changes = record.changes.filter(
    (change) => change.instance === instance && (isMeant === undefined || isMeant(change.address)),
  );
  if (changes.length === 0 && isMeant !== undefined) return [];
  const outcome = record.instances.find((one) => one.instance === instance);
  if (changes.length === 0 && outcome === undefined) return [];
  const { run, target, beganAt, endedAt, trigger, commit, plan, approvedBy } = record;
  return [
    {
      ...{ run, target, beganAt, endedAt, trigger, commit, plan, approvedBy, changes },
      outcome: outcome?.kind ?? record.outcome,
      message: outcome?.message,
    },
  ];
}
