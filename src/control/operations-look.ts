// Operations that only look: how everything stands, what happened and why. Lists show what the person may
// see and no more.

import type { FleetStatus, InstanceStatus } from '../model/condition.ts';
import type { Event } from '../model/event.ts';
import { Failure } from '../model/failure.ts';
import type { Permission } from '../model/person.ts';
import type { RunRecord } from '../model/record.ts';
import { didYouMean } from '../model/suggest.ts';
import { timeText } from '../model/time.ts';
import { INSTANCE, LIMIT } from './fields.ts';
import { instanceSubject, subjectOf } from './ground.ts';
import { type Call, type Operation, read, stream } from './operation.ts';
import { containersMeant, instanceMeant, touched } from './why.ts';

const REQUIRED_INSTANCE = { ...INSTANCE, required: true } as const;
const USUAL = 20;

export const LOOK: readonly Operation[] = [
  read({
    name: 'status',
    summary: 'how everything stands',
    permissions: ['read:fleet', 'read:instance'],
    input: {},
    asks: () => [
      { permission: 'read:fleet', on: 'anywhere' },
      { permission: 'read:instance', on: 'anywhere' },
    ],
    run: async (call) => seenBy(call),
  }),
  read({
    name: 'freshness',
    summary: 'how old what is known of the source and the targets is',
    permissions: ['read:fleet'],
    input: {},
    asks: () => [{ permission: 'read:fleet', on: 'anywhere' }],
    run: async ({ status: { at, source, targets } }) => ({ at, source, targets }),
  }),
  read({
    name: 'get',
    summary: 'everything about one instance',
    permissions: ['read:instance'],
    input: { instance: REQUIRED_INSTANCE },
    asks: ({ instance }, ground) => [{ permission: 'read:instance', on: instanceSubject(ground, instance) }],
    async run(call) {
      const found = knownInstance(call, call.input.instance);
      const { keeps, pins, troubles, proposals } = call.state;
      const name = found.instance;
      return {
        status: found,
        keeps: keeps.filter(
          ({ scope }) =>
            scope.kind === 'fleet' ||
            (scope.kind === 'target' ? scope.target === found.target : scope.instance === name),
        ),
        pin: pins.find(({ instance }) => instance === name) ?? null,
        trouble: troubles.find(({ instance }) => instance === name) ?? null,
        plans: proposals
          .filter(({ id, instances }) => instances.includes(name) && call.status.waiting.includes(id))
          .map(({ id }) => id),
      };
    },
  }),
  read({
    name: 'keeps',
    summary: 'holds, suspensions and pins in force: who, why and until when',
    permissions: ['read:instance'],
    input: {},
    asks: () => [{ permission: 'read:instance', on: 'anywhere' }],
    async run(call) {
      const { keeps, pins } = call.state;
      const sees = (instance: string) => call.may('read:instance', instanceSubject(call, instance));
      const now = timeText(call.parts.clock.now());
      return {
        keeps: keeps.filter(
          ({ scope, until }) =>
            (scope.kind !== 'instance' || sees(scope.instance)) && (until === undefined || until > now),
        ),
        pins: pins.filter(({ instance }) => sees(instance)),
      };
    },
  }),
  read({
    name: 'templates',
    summary: 'what instances are made from: parameters, sizes, and the instances of each',
    permissions: ['read:instance'],
    input: {},
    asks: () => [{ permission: 'read:instance', on: 'anywhere' }],
    async run(call) {
      const sees = (instance: string) => call.may('read:instance', instanceSubject(call, instance));
      const templates = call.parts.daemon.templates();
      return { templates: templates.map((one) => ({ ...one, instances: one.instances.filter(sees) })) };
    },
  }),
  read({
    name: 'history',
    summary: 'runs that did something, newest first',
    permissions: ['read:history'],
    input: { instance: INSTANCE, limit: LIMIT },
    asks: ({ instance }, ground) => [
      {
        permission: 'read:history',
        on: instance === undefined ? 'anywhere' : instanceSubject(ground, instance),
      },
    ],
    async run(call) {
      const { instance, limit = USUAL } = call.input;
      const wanted = instance === undefined ? { limit } : { limit, instance };
      const records = await call.parts.history.recent(wanted);
      return { runs: records.flatMap((record) => visible(call, record)) };
    },
  }),
  read({
    name: 'why',
    summary:
      'what was done last to an instance or a container: cause, fields, commit, author, approver, trigger',
    permissions: ['read:history'],
    input: {
      of: {
        type: 'string',
        description:
          'an instance (crm), a service (crm/db), an address (crm/container/db) or a container (crm-db-1)',
        maxLength: 200,
        required: true,
      },
      limit: LIMIT,
    },
    asks: ({ of }, ground) => [
      { permission: 'read:history', on: instanceSubject(ground, instanceMeant(of, ground.status) ?? of) },
    ],
    async run(call) {
      const { of, limit = USUAL } = call.input;
      const instance = instanceMeant(of, call.status) ?? knownInstance(call, of).instance;
      const addresses = containersMeant(of, instance);
      const records = await call.parts.history.recent({ instance, limit });
      const status = call.status.instances.find((one) => one.instance === instance) ?? null;
      return {
        of,
        instance,
        status,
        runs: records.flatMap((record) => touched(record, instance, addresses)),
      };
    },
  }),
  stream({
    name: 'events',
    summary: 'everything that happens, from now on',
    permissions: ['read:events'],
    input: {},
    asks: () => [{ permission: 'read:events', on: 'anywhere' }],
    async *follow(call) {
      // A reader that stops without a word must leave the hub as well.
      const left = new AbortController();
      const { daemon, clock } = call.parts;
      const following = daemon.events.follow(AbortSignal.any([call.signal, left.signal]));
      try {
        // What stands now, and from here on what changes: nothing falls in between.
        yield { seq: 0, at: timeText(clock.now()), kind: 'snapshot', status: seenBy(call) };
        for await (const event of following) if (isForThem(call, event)) yield event;
      } finally {
        left.abort();
      }
    },
  }),
];

/** The instance as it stands; fails with `desk/unknown-instance`. */
export function knownInstance({ status }: Pick<Call<unknown>, 'status'>, name: string): InstanceStatus {
  const found = status.instances.find(({ instance }) => instance === name);
  if (found !== undefined) return found;
  const names = status.instances.map(({ instance }) => instance);
  throw new Failure('desk/unknown-instance', `there is no instance "${name}"`, {
    hint: '`shipshape status` lists them',
    ...didYouMean(name, names),
  });
}

/** The status as far as the person may see it. */
function seenBy(call: Call<unknown>): FleetStatus {
  return { ...call.status, instances: call.status.instances.filter(sees(call, 'read:instance')) };
}

function sees(call: Call<unknown>, permission: Permission) {
  return (one: Pick<InstanceStatus, 'instance' | 'target' | 'team'>) => call.may(permission, subjectOf(one));
}

/** The parts of a run that the person may see; nothing when there are none. */
function visible(call: Call<unknown>, record: RunRecord): readonly RunRecord[] {
  if (call.may('read:history', {})) return [record];
  const may = ({ instance }: { readonly instance: string }) =>
    call.may('read:history', { ...instanceSubject(call, instance), target: record.target });
  const instances = record.instances.filter(may);
  const changes = record.changes.filter(may);
  return instances.length + changes.length === 0 ? [] : [{ ...record, instances, changes }];
}

function isForThem(call: Call<unknown>, event: Event): boolean {
  if (event.kind === 'audit.written') return call.may('read:audit', {});
  if (call.may('read:events', {})) return true;
  if (event.kind === 'instance.changed') return call.may('read:events', subjectOf(event.status));
  const isOfOne = event.kind === 'drift.detected' || event.kind === 'instance.gone';
  return isOfOne && call.may('read:events', instanceSubject(call, event.instance));
}
