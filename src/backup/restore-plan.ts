// What a restore would do, decided and frozen before anything is touched: from the backup's manifest, the
// declaration and what is there. Pure. A plan with a bad check must not be carried out; none that puts
// something in the place of data is made without a copy of that data first.

import type { Payload, Source, StoredBackup } from '../model/backup.ts';
import type { DesiredInstance } from '../model/desired.ts';
import { digest } from '../model/digest.ts';
import type { Risk } from '../model/plan.ts';
import type { Address, Digest, EngineId } from '../model/ref.ts';
import type {
  Landing,
  Overwritten,
  RestoreAsk,
  RestoreMode,
  RestorePlan,
  RestoreStep,
  Trial,
} from '../model/restore.ts';
import { isDatabaseFolder } from './databases.ts';
import { landingsOf, type NoLanding } from './landings.ts';
import { restoreChecks } from './restore-checks.ts';
import type { RestoreFacts } from './restore-facts.ts';

export function planRestore(backup: StoredBackup, ask: RestoreAsk, facts: RestoreFacts): RestorePlan {
  const { manifest } = backup;
  const { desired, applied } = facts;
  const isEmpty = applied === undefined || Object.keys(applied.containers).length === 0;
  const mode = modeOf(ask, isEmpty);
  const sources = sourcesOf(manifest.sources, ask);
  const files = manifest.payloads.filter((one) => isAsked(one, ask));
  const places = desired && { desired, applied, volumeNames: facts.volumeNames, isEmpty };
  const isData = mode === 'replace' || mode === 'fill';
  const { landings, none } = places === undefined || !isData ? NOWHERE : landingsOf(sources, places);
  const overwrites =
    mode === 'database' ? overwrittenDatabase(ask, facts) : overwritten(landings, files, facts, sources);
  const trials = isData && desired !== undefined ? trialsOf(desired, sources, facts) : [];
  const inner = {
    format: 1,
    backup: {
      id: manifest.id,
      destination: backup.destination,
      digest: backup.digest,
      instance: manifest.instance,
      beganAt: manifest.beganAt,
      commit: manifest.commit,
      bytes: files.reduce((sum, one) => sum + one.storedBytes, 0),
    },
    parts: ask.parts,
    into: ask.into,
    toTime: ask.toTime,
    mode,
    sources,
    landings,
    trials,
    images: Object.fromEntries(sources.flatMap((one) => imageOf(one, facts))),
    overwrites,
    losesSince: overwrites.length === 0 ? undefined : (ask.toTime ?? manifest.beganAt),
    keepOldMs: ask.keepOldMs,
    checks: restoreChecks({ backup, ask, facts, mode, sources, files, none, landings }),
    steps: stepsOf({ ask, mode, files, landings, trials }),
    risks: risksOf(mode),
  } as const;
  return { ...inner, digest: digestOfRestore(inner) };
}

/** Over all that a restore will do and may lose. Sizes, and what is only said, move while nothing is decided anew. */
export function digestOfRestore(plan: Omit<RestorePlan, 'digest'>): Digest {
  return digest({
    ...plan,
    digest: undefined,
    overwrites: plan.overwrites.map(({ what, name, isGone }) => [what, name, isGone]),
    checks: plan.checks.flatMap(({ what, state }) => (state === 'bad' ? [what] : [])),
  });
}

const NOWHERE: { readonly landings: readonly Landing[]; readonly none: readonly NoLanding[] } = {
  landings: [],
  none: [],
};

function modeOf({ parts }: RestoreAsk, isEmpty: boolean): RestoreMode {
  if (parts.kind === 'configuration' || parts.kind === 'database') return parts.kind;
  return isEmpty ? 'fill' : 'replace';
}

function sourcesOf(all: readonly Source[], { parts }: RestoreAsk): readonly Source[] {
  switch (parts.kind) {
    case 'everything':
      return all;
    case 'configuration':
      return all.filter(({ kind }) => kind === 'instance');
    default:
      return all.filter(({ name }) => name === parts.source);
  }
}

/** True for the payloads that a restore reads. */
export function isAsked(payload: Payload, { parts }: Pick<RestoreAsk, 'parts'>): boolean {
  switch (parts.kind) {
    case 'everything':
      return payload.format !== 'instance';
    case 'configuration':
      return payload.format === 'instance';
    case 'source':
      return payload.source === parts.source;
    case 'database':
      return payload.source === parts.source && payload.database === parts.database;
  }
}

function overwritten(
  landings: readonly Landing[],
  files: readonly Payload[],
  { databases }: RestoreFacts,
  sources: readonly Source[],
): readonly Overwritten[] {
  const replaced = landings.filter(({ from }) => from !== undefined);
  const within = new Set(replaced.flatMap((one) => one.sources));
  const known = sources.filter((one) => one.kind === 'database' && within.has(one.name));
  return [
    ...replaced.map(({ kind, from, sources: of }) => ({
      what: kind,
      name: from ?? '',
      bytes: sum(of.flatMap((name) => Object.values(databases[name] ?? {}))),
      isGone: false,
    })),
    ...known.flatMap(({ name }) => {
      const brought = new Set(files.filter(({ source }) => source === name).map(({ database }) => database));
      // Whatever brings the whole server brings all of its databases.
      if (files.some(({ source, format }) => source === name && format === 'pg-base')) return [];
      return Object.entries(databases[name] ?? {})
        .filter(([database]) => brought.size > 0 && !brought.has(database))
        .map(([database, bytes]) => ({ what: 'database', name: database, bytes, isGone: true }) as const);
    }),
  ];
}

function sum(sizes: readonly number[]): number | undefined {
  return sizes.length === 0 ? undefined : sizes.reduce((all, one) => all + one, 0);
}

function overwrittenDatabase({ parts }: RestoreAsk, { databases }: RestoreFacts): readonly Overwritten[] {
  if (parts.kind !== 'database') return [];
  const bytes = databases[parts.source]?.[parts.database];
  return bytes === undefined ? [] : [{ what: 'database', name: parts.database, bytes, isGone: false }];
}

/** Servers are tried with their restored data alone; what needs neighbours is judged when it is swapped in. */
function trialsOf(
  { containers }: DesiredInstance,
  sources: readonly Source[],
  { images }: RestoreFacts,
): readonly Trial[] {
  const found = new Map<Address, Trial>();
  for (const source of sources) {
    if (source.kind === 'instance') continue;
    if (source.kind === 'volume' && !isDatabaseFolder(source.mount)) continue;
    const spec = containers.find(({ service }) => service === source.service);
    const image = images[source.service];
    if (spec === undefined || image === undefined) continue;
    const before = found.get(spec.address)?.sources ?? [];
    found.set(spec.address, { container: spec.address, image, sources: [...before, source.name] });
  }
  return [...found.values()];
}

function imageOf(source: Source, { images }: RestoreFacts): readonly (readonly [string, EngineId])[] {
  const image = source.kind === 'instance' ? undefined : images[source.service];
  return image === undefined ? [] : [[source.name, image]];
}

type Stepping = {
  readonly ask: RestoreAsk;
  readonly mode: RestoreMode;
  readonly files: readonly Payload[];
  readonly landings: readonly Landing[];
  readonly trials: readonly Trial[];
};

function stepsOf({ ask, mode, files, landings, trials }: Stepping): readonly RestoreStep[] {
  const { parts, toTime } = ask;
  const loads = files.map(({ file, source }): RestoreStep => {
    const into = landings.find(({ sources }) => sources.includes(source))?.to ?? source;
    return { kind: 'load', file, into };
  });
  if (parts.kind === 'configuration') return [{ kind: 'hold' }, { kind: 'secrets' }];
  if (parts.kind === 'database') {
    const rename: RestoreStep = { kind: 'rename', database: parts.database };
    return [{ kind: 'hold' }, { kind: 'safety-copy' }, ...loads, rename];
  }
  return [
    { kind: 'hold' },
    ...(mode === 'replace' ? [{ kind: 'safety-copy' } as const] : []),
    ...landings.map(({ to }): RestoreStep => ({ kind: 'make', name: to })),
    ...loads,
    ...(toTime === undefined
      ? []
      : landings.map(({ sources }): RestoreStep => ({ kind: 'recover', source: sources[0] ?? '', toTime }))),
    ...trials.map(({ container }): RestoreStep => ({ kind: 'try', container })),
    { kind: 'swap' },
  ];
}

function risksOf(mode: RestoreMode): readonly Risk[] {
  switch (mode) {
    case 'replace':
      return ['restart', 'downtime', 'data-overwrite'];
    case 'database':
      return ['downtime', 'data-overwrite'];
    case 'configuration':
      // Values that are new make containers new, by the plan that comes after.
      return ['restart', 'data-risk'];
    case 'fill':
      return [];
  }
}
