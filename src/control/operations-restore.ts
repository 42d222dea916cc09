// Operations about restores, and about places and databases. A restore is planned, read, and begun by its digest;
// who overwrites data where policy asks for others waits for their word like anybody who changes something.

import { missing } from '../approve/needs.ts';
import { finish, propose, standing, use } from '../approve/proposals.ts';
import { probe } from '../artefact/probe.ts';
import { withRoots } from '../declare/people.ts';
import { idOf } from '../loop/restores.ts';
import { durationMs } from '../model/duration.ts';
import { Failure } from '../model/failure.ts';
import type { Need, Proposal } from '../model/ledger.ts';
import type { Actor } from '../model/person.ts';
import { instanceName } from '../model/ref.ts';
import type { RestoreParts, RestorePlan } from '../model/restore.ts';
import { selects } from '../model/selector.ts';
import { backupsFrom, destinationNamed, moreFrom, oneBackup } from './backup-desk.ts';
import { INSTANCE, PLAN } from './fields.ts';
import { instanceSubject } from './ground.ts';
import { act, type Call, type Operation, read, stream } from './operation.ts';
import { BACKUP, DESTINATION } from './operations-backup.ts';
import { changeLedger } from './remember.ts';

const NAME = { type: 'string', maxLength: 200 } as const;
const OF = { ...INSTANCE, required: true } as const;
/** How long what is replaced stays, when nobody says. */
const KEPT_MS = 7 * 86_400_000;

export const RESTORES: readonly Operation[] = [
  act({
    name: 'restore-plan',
    summary: 'what a restore would do: what comes back, what is overwritten, what is lost; nothing is done',
    permissions: ['restore:instance', 'clone:instance'],
    input: {
      instance: OF,
      backup: BACKUP,
      destination: DESTINATION,
      into: { ...INSTANCE, description: 'the instance that it goes into; without it, the one that it is of' },
      source: { ...NAME, description: 'only this source of the backup' },
      database: { ...NAME, description: 'only this database of that source' },
      configuration: { type: 'boolean', description: 'no data, only how the instance is made' },
      toTime: { type: 'string', description: 'a moment, RFC 3339, where changes are kept', maxLength: 40 },
      keepOld: {
        type: 'string',
        description: 'how long what is replaced stays: 7d',
        pattern: '^[1-9][0-9]{0,6}[smhdy]$',
      },
    },
    about: ({ instance, into }) => into ?? instance,
    asks: ({ instance, into }, ground) => [
      {
        permission: into === undefined || into === instance ? 'restore:instance' : 'clone:instance',
        on: instanceSubject(ground, into ?? instance),
      },
    ],
    async run(call) {
      const { input, parts, signal } = call;
      const restores = moreFrom(parts).restores;
      const { instance, into = instance, backup, destination, toTime } = input;
      const plan = await restores.plan(
        {
          ...{ instance: instanceName(instance), into: instanceName(into), backup, destination, toTime },
          parts: partsOf(input),
          keepOldMs: (input.keepOld === undefined ? undefined : durationMs(input.keepOld)) ?? KEPT_MS,
        },
        signal,
      );
      const needs = needsOf(call, plan);
      const proposal = needs.length === 0 ? undefined : await proposed(call, plan, needs);
      return {
        id: idOf(plan),
        plan,
        standing: proposal === undefined ? 'free' : standing(proposal, parts.clock.now()),
        missing: proposal === undefined ? '' : missing(proposal),
      };
    },
  }),
  act({
    name: 'restore-start',
    summary: 'carry out a restore that was read',
    permissions: ['restore:instance', 'clone:instance'],
    input: {
      plan: PLAN,
      confirm: {
        ...INSTANCE,
        description: 'the name of the instance that is overwritten, typed',
        required: true,
      },
    },
    about: ({ plan, confirm }) => `${confirm} ${plan}`,
    asks: ({ confirm }, ground) => [{ permission: 'restore:instance', on: instanceSubject(ground, confirm) }],
    async run(call) {
      const { input, parts } = call;
      const restores = moreFrom(parts).restores;
      const plan = restores.planned(input.plan);
      if (plan === undefined) {
        throw new Failure('restore/unknown', `no plan ${input.plan} of a restore is good now`, {
          hint: 'make it anew, read it, and begin that one',
        });
      }
      if (plan.into.instance !== input.confirm) {
        throw new Failure('restore/unconfirmed', `${input.confirm} is not the instance that is overwritten`);
      }
      const by = await approvedBy(call, plan);
      // It goes on when who asked for it has gone.
      const lasting = new AbortController();
      const { run, ended } = await restores.start({ id: input.plan, by }, lasting.signal);
      ended.catch(parts.onTrouble);
      return { run, instance: plan.into.instance };
    },
  }),
  act({
    name: 'restore-cancel',
    summary: 'stop a restore that goes on; the instance is served as before',
    permissions: ['restore:instance'],
    input: { run: PLAN },
    about: ({ run }) => run,
    asks: () => [{ permission: 'restore:instance', on: 'anywhere' }],
    async run(call) {
      const { input, parts, actor } = call;
      const going = moreFrom(parts)
        .restores.going()
        .find(({ run }) => run === input.run);
      if (going !== undefined && !call.may('restore:instance', instanceSubject(call, going.instance))) {
        throw new Failure('access/denied', `${actor.name} may not stop what goes on at ${going.instance}`);
      }
      if (!moreFrom(parts).restores.cancel(input.run, actor.name)) {
        throw new Failure('restore/unknown', `no restore ${input.run} goes on`);
      }
      return { run: input.run };
    },
  }),
  read({
    name: 'restores',
    summary: 'restores that go on, and those that were, newest first',
    permissions: ['read:backup'],
    input: { instance: INSTANCE },
    asks: ({ instance }, ground) => [
      {
        permission: 'read:backup',
        on: instance === undefined ? 'anywhere' : instanceSubject(ground, instance),
      },
    ],
    async run(call) {
      const restores = moreFrom(call.parts).restores;
      const isSeen = (name: string) =>
        (call.input.instance === undefined || call.input.instance === name) &&
        call.may('read:backup', instanceSubject(call, name));
      const entries = (await restores.entries()).filter(({ instance }) => isSeen(instance));
      return {
        going: restores.going().filter(({ instance }) => isSeen(instance)),
        entries: entries.slice(-500),
      };
    },
  }),
  stream({
    name: 'backup-download',
    summary: 'what is in one file of a backup, opened, piece by piece in base64',
    permissions: ['download:backup'],
    input: {
      instance: OF,
      backup: { ...BACKUP, required: true },
      destination: DESTINATION,
      file: { ...NAME, description: 'a file of the backup, as `backup show` lists them', required: true },
    },
    asks: ({ instance }, ground) => [
      { permission: 'download:backup', on: instanceSubject(ground, instance) },
    ],
    async *follow(call) {
      const { input, parts, signal, actor } = call;
      const backups = backupsFrom(parts);
      const { destination, stored } = await oneBackup(backups, input, signal);
      const payload = stored.manifest.payloads.find(({ file }) => file === input.file);
      if (payload === undefined) throw new Failure('backup/no-file', `${input.backup} has no ${input.file}`);
      await parts.audit.append({
        ...{ actor, action: 'download:backup', subject: `${input.instance} ${input.backup}`, reason: '' },
        ...{ outcome: 'allowed', detail: { file: input.file, destination: destination.name } },
      });
      yield* moreFrom(parts).access.open(destination, stored, payload, signal);
    },
  }),
  read({
    name: 'destinations',
    summary: 'where backups are kept',
    permissions: ['read:backup'],
    input: {},
    asks: () => [{ permission: 'read:backup', on: 'anywhere' }],
    async run({ parts }) {
      const declared = backupsFrom(parts).declared();
      return {
        destinations: [...declared.destinations.values()].map(({ name, place, recipients, origin }) => ({
          ...{ name, kind: place.kind, where: placeWords(place), recipients: recipients.length },
          declared: `${origin.file}:${origin.line}`,
          policies: declared.policies
            .filter(({ destinations }) => destinations.some(({ destination }) => destination === name))
            .map((one) => one.name),
        })),
      };
    },
  }),
  act({
    name: 'destination-test',
    summary: 'write, read back, list and delete in its own corner of a destination',
    permissions: ['test:destination'],
    input: { destination: { ...DESTINATION, required: true } },
    about: ({ destination }) => destination,
    asks: () => [{ permission: 'test:destination', on: {} }],
    async run({ input, parts, signal }) {
      const backups = backupsFrom(parts);
      const destination = destinationNamed(backups, input.destination);
      const random = Buffer.from(parts.random(16)).toString('hex');
      const found = await moreFrom(parts).access.place(destination, (store) =>
        probe(store, destination.name, random, signal),
      );
      return { destination: destination.name, ...found };
    },
  }),
  read({
    name: 'sources',
    summary: 'what is backed up of each instance, by policy',
    permissions: ['read:backup'],
    input: { instance: INSTANCE },
    asks: ({ instance }, ground) => [
      {
        permission: 'read:backup',
        on: instance === undefined ? 'anywhere' : instanceSubject(ground, instance),
      },
    ],
    async run(call) {
      const rows = moreFrom(call.parts).access.sources();
      return {
        sources: rows
          .filter(({ instance }) => call.input.instance === undefined || instance === call.input.instance)
          .filter(({ instance }) => call.may('read:backup', instanceSubject(call, instance))),
      };
    },
  }),
  act({
    name: 'source-databases',
    summary: 'ask a database server of an instance which databases it has',
    permissions: ['test:source'],
    input: { instance: OF, source: { ...NAME, description: 'the name of a source', required: true } },
    about: ({ instance, source }) => `${instance} ${source}`,
    asks: ({ instance }, ground) => [{ permission: 'test:source', on: instanceSubject(ground, instance) }],
    async run({ input, parts, signal }) {
      const databases = await moreFrom(parts).access.databases(
        instanceName(input.instance),
        input.source,
        signal,
      );
      return { instance: input.instance, source: input.source, databases };
    },
  }),
];

function partsOf(input: {
  readonly source?: string | undefined;
  readonly database?: string | undefined;
  readonly configuration?: boolean | undefined;
}): RestoreParts {
  const { source, database, configuration } = input;
  if (configuration === true) return { kind: 'configuration' };
  if (database !== undefined) {
    if (source === undefined) throw new Failure('desk/bad-input', 'a database is one of a source: say which');
    return { kind: 'database', source, database };
  }
  return source === undefined ? { kind: 'everything' } : { kind: 'source', source };
}

function placeWords(place: ReturnType<typeof destinationNamed>['place']): string {
  switch (place.kind) {
    case 'local':
      return place.folder;
    case 's3':
      return `${place.endpoint}/${place.bucket}${place.prefix === '' ? '' : `/${place.prefix}`}`;
    case 'sftp':
      return `${place.user}@${place.host}:${place.port}${place.folder}`;
  }
}

type Asked = Pick<Call<unknown>, 'actor' | 'parts' | 'state' | 'status' | 'people'>;

/** Whose word policies in force ask for, besides its maker's. A root admin's own is enough: there may be nobody else. */
function needsOf({ actor, parts, state, status }: Asked, plan: RestorePlan): readonly Need[] {
  if (isRoot(actor, parts.fleet)) return [];
  const on = instanceSubject({ status }, plan.into.instance);
  return withRoots(state.inForce, parts.fleet).policies.flatMap(
    ({ name, match, approvals }): readonly Need[] => {
      const isAbout = match.risks?.some((risk) => plan.risks.some((one) => one === risk)) ?? false;
      if (approvals === undefined || approvals.count === 0 || !isAbout || !selects(match, on)) return [];
      const { count, roles, authorMayApprove, mfa } = approvals;
      return [
        {
          policy: name,
          count,
          roles,
          authorMayApprove,
          mfa,
          because: `it has the risk ${plan.risks.join(', ')}`,
        },
      ];
    },
  );
}

function isRoot({ name, proof }: Actor, fleet: Asked['parts']['fleet']): boolean {
  return (
    proof.kind === 'os-user' || (proof.kind === 'ssh-key' && fleet.admins.some((one) => one.name === name))
  );
}

async function proposed(
  { actor, parts }: Asked,
  plan: RestorePlan,
  needs: readonly Need[],
): Promise<Proposal> {
  const now = parts.clock.now();
  let proposal: Proposal | undefined;
  await parts.ledger.update((state) => {
    const made = propose(
      state,
      {
        digest: plan.digest,
        subject: { kind: 'restore', target: plan.into.target, instance: plan.into.instance },
        commit: plan.backup.commit,
        instances: [plan.into.instance],
        authors: [`${actor.name} <>`],
        needs,
        expiresMs: parts.fleet.approvals.expireMs,
      },
      now,
    );
    proposal = made.proposal;
    return made.state;
  });
  if (proposal === undefined) throw new Error('bug: nothing was proposed');
  const { id } = proposal;
  const reason = `restore of ${plan.into.instance} from ${plan.backup.id}, by ${actor.name}`;
  parts.daemon.events.tell({ kind: 'plan.waiting', plan: id, target: plan.into.target, reason });
  return proposal;
}

/** Its approvals are spent before anything is done. Fails with `approval/missing`. */
async function approvedBy(call: Asked, plan: RestorePlan): Promise<string> {
  const { actor, parts } = call;
  const needs = needsOf(call, plan);
  if (needs.length === 0) return actor.name;
  const now = parts.clock.now();
  const used = await changeLedger(parts, (state) => use(state, plan.digest, now));
  await parts.ledger.update((state) => finish(state, plan.digest));
  return [actor.name, ...used.approvals.map(({ by }) => by)].join(', ');
}
