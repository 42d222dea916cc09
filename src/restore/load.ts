// Restored data brought to where it is to lie, and looked at there: files first, then the server on them, roles,
// databases, and whether all is as the backup says. What serves is not touched by any of it.

import type { Assertion, Payload, Source, StoredBackup } from '../model/backup.ts';
import type { ContainerSpec, DesiredInstance } from '../model/desired.ts';
import { Failure } from '../model/failure.ts';
import type { Mount } from '../model/fields.ts';
import type { EngineId } from '../model/ref.ts';
import { assertionTrouble, needTroubles, rowTroubles } from './compare.ts';
import type { DatabaseSource, Going, Ground, RestoreContext, Server } from './parts.ts';
import { type Ready, removeTrial, startReady } from './ready.ts';

/** Data of these sources that comes to lie in new places. */
export type Filling = {
  readonly backup: StoredBackup;
  readonly desired: DesiredInstance;
  readonly sources: readonly Source[];
  readonly payloads: readonly Payload[];
  readonly assertions: readonly Assertion[];
  readonly images: (service: string) => EngineId | undefined;
  /** The new place of a volume or folder of the instance; undefined: it is not restored. */
  readonly instead: (mount: Mount) => string | undefined;
  /** Where a source's files go. */
  readonly groundOf: (source: Source) => Pick<Ground, 'landing'> | undefined;
  readonly network: string;
  /** True: what is made is thrown away, and need not survive a power cut. */
  readonly isThrownAway: boolean;
  readonly onLoaded: (payload: Payload) => Promise<void>;
};

/** Loads and checks each source. Fails with `restore/differs`, all differences in words, or as loading does. */
export async function fill(context: RestoreContext, filling: Filling, going: Going): Promise<void> {
  for (const source of filling.sources) {
    if (source.kind === 'instance') continue;
    const payloads = filling.payloads.filter((one) => one.source === source.name);
    const files = payloads.filter((one) => context.data.isFiles(one));
    for (const payload of files) await unpack(context, filling, source, payload, going);
    if (source.kind === 'database' && source.engine !== 'sqlite') {
      await onServer(context, filling, source, payloads, going);
    }
  }
}

async function unpack(
  context: RestoreContext,
  filling: Filling,
  source: Exclude<Source, { readonly kind: 'instance' }>,
  payload: Payload,
  going: Going,
): Promise<void> {
  const image = requireImage(filling, source.service);
  const ground = filling.groundOf(source);
  if (ground === undefined) throw new Failure('restore/no-place', `${source.name} has no place to go to`);
  const facts = filling.backup.manifest.facts[source.name] ?? {};
  const bytes = opened(context, filling, payload, going);
  await context.data.unpack({ ...ground, image, source, facts }, payload, bytes, going);
  await filling.onLoaded(payload);
}

async function onServer(
  context: RestoreContext,
  filling: Filling,
  source: DatabaseSource,
  payloads: readonly Payload[],
  going: Going,
): Promise<void> {
  const ready = await startReady(context, readyOf(filling, source), going);
  try {
    const globalsFirst = payloads
      .filter((one) => !context.data.isFiles(one))
      .toSorted((a, b) => Number(b.database === '') - Number(a.database === ''));
    for (const payload of globalsFirst) {
      const bytes = opened(context, filling, payload, going);
      await context.data.load(ready.server, payload, OWN_NAME, bytes, going);
      await filling.onLoaded(payload);
    }
    await requireSame(context, ready.server, payloads, filling.assertions, going);
  } finally {
    // Also when the run was interrupted: nobody else would stop it as a server wants to be stopped.
    await removeTrial(context, ready.id);
  }
}

const OWN_NAME = { as: undefined, like: {} };

function readyOf(filling: Filling, source: DatabaseSource): Ready {
  return {
    spec: specOf(filling.desired, source.service),
    image: requireImage(filling, source.service),
    source,
    network: filling.network,
    instead: filling.instead,
    isThrownAway: filling.isThrownAway,
  };
}

const ASKED: ReadonlySet<string> = new Set(['postgres', 'mariadb', 'mysql']);

/** Fails with `restore/differs` when rows, needs or answers are not as the backup and the policy say. */
export async function requireSame(
  { data }: Pick<RestoreContext, 'data'>,
  server: Server,
  payloads: readonly Payload[],
  assertions: readonly Assertion[],
  going: Going,
): Promise<void> {
  const troubles: string[] = [];
  // What keeps no rows is as it should be when it came up on its files.
  if (!ASKED.has(server.source.engine)) return;
  const there = new Set(Object.keys(await data.databases(server, going)));
  for (const payload of payloads) {
    const { database } = payload;
    if (database !== '' && !there.has(database)) {
      troubles.push(`the database ${database} is missing`);
      continue;
    }
    const { rows, has } = await data.look(server, database, going);
    troubles.push(...rowTroubles(payload, rows), ...needTroubles(payload, has));
  }
  for (const assertion of assertions.filter(({ source }) => source === server.source.name)) {
    const answer = await data.ask(server, assertion.database, assertion.sql, going);
    const trouble = assertionTrouble(assertion, answer);
    if (trouble !== undefined) troubles.push(trouble);
  }
  if (troubles.length === 0) return;
  throw new Failure(
    'restore/differs',
    `the restored data is not what was backed up: ${troubles.join('; ')}`,
    {
      hint: 'use another backup, and look at what this one lacks',
      retry: 'never',
    },
  );
}

function opened(
  { backups, tell }: RestoreContext,
  { backup }: Filling,
  payload: Payload,
  { signal }: Going,
): AsyncIterable<Uint8Array> {
  return told(backups.open(backup, payload, signal), payload, tell);
}

async function* told(
  bytes: AsyncIterable<Uint8Array>,
  { file, rawBytes }: Payload,
  tell: RestoreContext['tell'],
): AsyncIterable<Uint8Array> {
  let sum = 0;
  tell({ doing: `load ${file}`, bytes: 0, total: rawBytes });
  for await (const piece of bytes) {
    sum += piece.length;
    tell({ doing: `load ${file}`, bytes: sum, total: rawBytes });
    yield piece;
  }
}

export function specOf({ name, containers }: DesiredInstance, service: string): ContainerSpec {
  const spec = containers.find((one) => one.service === service);
  if (spec !== undefined) return spec;
  throw new Failure('restore/no-service', `${name} has no service ${service} any more`, {
    hint: 'restore it into an instance of the commit that the backup names',
  });
}

function requireImage({ images }: Filling, service: string): EngineId {
  const image = images(service);
  if (image !== undefined) return image;
  throw new Failure('restore/no-image', `the image of ${service} is not on the engine`, {
    hint: 'pull it first',
  });
}
