// What is to become of one declared container: which live one is kept, which ones make way, what
// changes and why. Decides from what is there, so that work interrupted at any point is finished.

import type { ContainerSpec, DesiredInstance } from '../model/desired.ts';
import type { LiveContainer } from '../model/observed.ts';
import type { Action, Cause, FieldDiff, Note } from '../model/plan.ts';
import type { Address } from '../model/ref.ts';
import { carryIgnored, carryRecorded, carryVolumes } from './carry.ts';
import { commitCause, driftCause, uniqueCauses } from './causes.ts';
import type { Assessed, Assessment } from './compare.ts';
import { assess, mayAct } from './compare.ts';
import { createdFields } from './created-fields.ts';
import type { Context } from './input.ts';
import { appliedContainer, appliedInstance, byText } from './input.ts';
import type { Matches } from './match.ts';
import { isAlive, nameField, rankOf, stateField } from './state.ts';

export type Decision = {
  readonly address: Address;
  readonly instance: DesiredInstance;
  /** What the container is made from, complete. */
  readonly spec: ContainerSpec;
  readonly action: Action | 'none';
  /** The live container that stays; undefined: a new one is made. */
  readonly keeper: Assessment | undefined;
  /** Live containers of this address that make way for the kept or new one. */
  readonly olds: readonly LiveContainer[];
  /** The one that people compare the new one with. */
  readonly base: Assessment | undefined;
  readonly fields: readonly FieldDiff[];
  /** Differences of the keeper that are put right in place. */
  readonly inPlace: readonly Assessed[];
  readonly causes: readonly Cause[];
  readonly risks: readonly Assessed['risks'][number][];
  readonly note?: Note;
  /** Follow a reference that moved: asked for by a person. */
  readonly follow: boolean;
  /** True: the keeper runs and is stopped and started again. */
  readonly restart: boolean;
  /** True: what serves now makes way for another container, so it stops first. See ahead.ts. */
  readonly ahead: boolean;
  /** True: a container of another address makes way for this one, and comes back when this one fails. */
  readonly displaces: boolean;
};

export type Wanted = {
  readonly instance: DesiredInstance;
  /** Effective spec of the declared container. */
  readonly spec: ContainerSpec;
  /** Why it must be made anew whatever its fields say (a container whose namespace it joins is). */
  readonly forced: readonly Cause[];
};

export function decide(context: Context, matches: Matches, wanted: Wanted): Decision {
  const { instance, spec } = wanted;
  const assessed = (matches.containers.get(spec.address) ?? []).map((one) =>
    assess(context, instance, spec, one),
  );
  const requested = context.replace.includes(spec.address);
  const forced: readonly Cause[] = [...wanted.forced, ...(requested ? [{ kind: 'requested' } as const] : [])];
  const ranked = assessed.toSorted(
    (a, b) => rankOf(context, spec, a.live) - rankOf(context, spec, b.live) || byText(a.live.id, b.live.id),
  );
  const keeper = forced.length > 0 ? undefined : ranked.find((one) => isKeepable(instance, one));
  if (ranked.length === 0) return decideMissing(context, wanted, requested);
  if (keeper === undefined) return decideReplace(context, wanted, ranked, forced, requested);
  return decideKeep(context, wanted, keeper, ranked);
}

/** A container can stay when it is alive, carries its present address, and nothing asks for another one. */
function isKeepable(instance: DesiredInstance, one: Assessment): boolean {
  if (one.moved) return false;
  if (!isAlive(one.live) && instance.drift === 'correct') return false;
  return !one.fields.some((field) => field.acts && field.rule === 'replace');
}

function decideMissing(context: Context, wanted: Wanted, requested: boolean): Decision {
  const { instance } = wanted;
  const spec = carryRecorded(context, wanted.spec, appliedContainer(context, wanted.spec.address));
  // Recorded under a former name only: the commit that renamed the instance asks for it under its new one.
  const record = appliedInstance(context, instance.name)?.containers[spec.address];
  const commit = commitCause(context, spec.address, [], spec.origin);
  const cause = record === undefined ? commit : driftCause('missing');
  const nothing = {
    address: spec.address,
    instance,
    spec,
    keeper: undefined,
    olds: [],
    base: undefined,
    inPlace: [],
    risks: [],
    follow: requested,
    restart: false,
    ahead: false,
    displaces: false,
  };
  const causes: readonly Cause[] = requested ? [cause, { kind: 'requested' }] : [cause];
  if (record !== undefined && instance.drift !== 'correct' && !requested) {
    const off = instance.drift === 'off';
    const note: Note = { kind: 'drift-warn' };
    return { ...nothing, action: off ? 'none' : 'report', fields: [], causes, ...(off ? {} : { note }) };
  }
  return { ...nothing, ...createdFields(context, instance, spec), action: 'create', causes };
}

function decideReplace(
  context: Context,
  { instance, spec }: Wanted,
  ranked: readonly Assessment[],
  forced: readonly Cause[],
  requested: boolean,
): Decision {
  const own = ranked.find((one) => one.record?.id === one.live.id);
  const base = own ?? ranked[0];
  const dead = base !== undefined && !isAlive(base.live);
  const fields = base?.fields ?? [];
  const moved = requested && base?.pinned !== undefined ? [base.pinned.cause] : [];
  const acting = fields.filter((field) => field.acts).flatMap((field) => field.causes);
  const interrupted: readonly Cause[] = ranked.length > 1 ? [{ kind: 'interrupted' }] : [];
  const causes = [...forced, ...moved, ...acting, ...interrupted, ...(dead ? [driftCause('dead')] : [])];
  const from = base === undefined ? spec : carryIgnored(spec, base);
  return {
    address: spec.address,
    instance,
    spec: carryVolumes(
      context,
      from,
      ranked.map((one) => one.live),
      base?.live,
    ),
    action: 'replace',
    keeper: undefined,
    olds: ranked.map((one) => one.live),
    base,
    fields: fields.map(toDiff),
    inPlace: [],
    causes: uniqueCauses(causes),
    risks: fields.flatMap((field) => field.risks),
    ...(requested || base?.pinned === undefined ? {} : { note: base.pinned.note }),
    follow: requested,
    restart: false,
    ahead: false,
    displaces: false,
  };
}

function decideKeep(
  context: Context,
  { instance, spec }: Wanted,
  keeper: Assessment,
  ranked: readonly Assessment[],
): Decision {
  const others = ranked.filter((one) => one !== keeper);
  const olds = others.map((one) => one.live);
  const record = appliedInstance(context, instance.name);
  const extra = [nameField(context, spec, keeper), stateField(context, instance, spec, keeper, record)]
    .filter((field) => field !== undefined)
    .map((field) => ({ ...field, acts: mayAct(instance, field) || olds.length > 0 }));
  const own = isRecorded(keeper) || olds.length === 0 ? keeper.fields : keeper.fields.map(asInterrupted);
  const all = [...own, ...extra];
  const inPlace = all.filter((field) => field.acts);
  const shown = instance.drift === 'off' ? all.filter((field) => field.acts || field.rule === 'report') : all;
  const interrupted: readonly Cause[] = olds.length > 0 ? [{ kind: 'interrupted' }] : [];
  const acting = inPlace.flatMap((field) => field.causes);
  const base = {
    address: spec.address,
    instance,
    spec,
    keeper,
    olds,
    base: keeper,
    fields: [...replacedFields(others, shown), ...shown.map(toDiff)],
    inPlace,
    risks: inPlace.flatMap((field) => field.risks),
    follow: false,
    restart: needsRestart(instance, keeper, inPlace),
    ahead: false,
    displaces: false,
  };
  const pinned = keeper.pinned === undefined ? {} : { note: keeper.pinned.note };
  if (olds.length > 0) {
    return { ...base, ...pinned, action: 'replace', causes: uniqueCauses([...acting, ...interrupted]) };
  }
  if (inPlace.length > 0) return { ...base, ...pinned, action: 'update', causes: uniqueCauses(acting) };
  return { ...base, ...quiet(keeper, shown) };
}

function isRecorded(one: Assessment): boolean {
  return one.record?.id === one.live.id;
}

/** Half a swap looks like drift; nobody's hand was in it. */
function asInterrupted(field: Assessed): Assessed {
  const causes = field.causes.map(
    (cause): Cause => (cause.kind === 'drift' ? { kind: 'interrupted' } : cause),
  );
  return { ...field, causes };
}

/** What the swap that is being finished was about: how the old container differs from what is declared. */
function replacedFields(others: readonly Assessment[], shown: readonly Assessed[]): readonly FieldDiff[] {
  const old = others.find(isRecorded);
  const seen = new Set(shown.map((field) => field.path));
  return (old?.fields ?? []).filter((field) => field.acts && !seen.has(field.path)).map(toDiff);
}

/** Nothing is done; is there something to say? */
function quiet(
  keeper: Assessment,
  shown: readonly FieldDiff[],
): { readonly action: 'report' | 'none'; readonly causes: readonly Cause[]; readonly note?: Note } {
  const moved = keeper.pinned === undefined ? [] : [keeper.pinned.cause];
  const causes = uniqueCauses([...shown.flatMap((field) => field.causes), ...moved]);
  if (shown.some((field) => field.rule !== 'report')) {
    return { action: 'report', causes, note: { kind: 'drift-warn' } };
  }
  if (keeper.pinned !== undefined) return { action: 'report', causes, note: keeper.pinned.note };
  if (shown.length === 0) return { action: 'none', causes };
  const fields = shown.map((field) => field.path);
  return { action: 'report', causes, note: { kind: 'cannot-reproduce', fields } };
}

/** New content behind a mounted file is seen only by a container that was started after it. */
function needsRestart(instance: DesiredInstance, keeper: Assessment, inPlace: readonly Assessed[]): boolean {
  const isUp = keeper.live.state === 'running' || keeper.live.state === 'restarting';
  return instance.state === 'running' && isUp && inPlace.some((field) => field.field === 'files');
}

function toDiff({ path, before, after, secret, rule, causes, acts }: Assessed): FieldDiff {
  return { path, before, after, secret, rule: acts || rule === 'ignore' ? rule : 'report', causes };
}
