// Networks of the instances: made when missing, made anew when they differ (the engine cannot change one
// in place), removed when nothing declares them. Containers are re-attached, not replaced, along the way.

import { networkFacts } from '../fields/fingerprint.ts';
import { compareNetwork, takenBack } from '../fields/network.ts';
import type { NetworkSpec } from '../model/desired.ts';
import type { LiveNetwork } from '../model/observed.ts';
import type { Cause, FieldDiff, Note, StepId, Subject } from '../model/plan.ts';
import type { Position } from '../model/problem.ts';
import type { Address } from '../model/ref.ts';
import { addressParts } from '../model/ref.ts';
import { commitCause, declaredAt, driftCause, originsOf } from './causes.ts';
import type { ChangeDraft, Draft } from './drafts.ts';
import { byId, byStep, draft, stepId } from './drafts.ts';
import type { Context } from './input.ts';
import { appliedInstance, byText } from './input.ts';
import type { Matches } from './match.ts';

export type NetworkPlan = {
  /** Declared networks as calls name them: what exists, or the step that makes it. */
  readonly subjects: ReadonlyMap<Address, Subject>;
  /** Networks that are there now and are made anew: everything attached is moved over (attach.ts). */
  readonly replaced: ReadonlyMap<Address, LiveNetwork>;
  readonly specs: ReadonlyMap<Address, NetworkSpec>;
  /** Networks that cannot be had; containers that need them are left as they are. */
  readonly unusable: ReadonlySet<Address>;
  readonly changes: readonly ChangeDraft[];
};

type Building = {
  readonly subjects: Map<Address, Subject>;
  readonly replaced: Map<Address, LiveNetwork>;
  readonly specs: Map<Address, NetworkSpec>;
  readonly unusable: Set<Address>;
  readonly changes: ChangeDraft[];
};

export function planNetworks(context: Context, matches: Matches): NetworkPlan {
  const plan: Building = {
    subjects: new Map(),
    replaced: new Map(),
    specs: new Map(),
    unusable: new Set(),
    changes: [],
  };
  for (const instance of context.instances.values()) {
    if (instance.state === 'ignored') continue;
    for (const spec of instance.networks.toSorted((a, b) => byText(a.address, b.address))) {
      addNetwork(plan, spec, planNetwork(context, matches, spec));
    }
  }
  return plan;
}

function addNetwork(plan: Building, spec: NetworkSpec, { subject, live, change }: One): void {
  plan.specs.set(spec.address, spec);
  if (change !== undefined) plan.changes.push(change);
  if (subject === undefined) plan.unusable.add(spec.address);
  else plan.subjects.set(spec.address, subject);
  if (change?.action === 'replace' && live !== undefined) plan.replaced.set(spec.address, live);
}

type One = {
  readonly subject?: Subject;
  readonly live?: LiveNetwork;
  readonly change?: ChangeDraft;
};

function planNetwork(context: Context, matches: Matches, spec: NetworkSpec): One {
  if (spec.external) return planExternal(context, spec);
  const live = liveNetwork(matches, spec);
  if (live !== undefined) return planExisting(context, matches, spec, live);
  const taken = matches.foreignNetworks.get(spec.name);
  if (taken !== undefined) {
    const note: Note = { kind: 'name-taken', name: spec.name, by: taken.id };
    return { change: report(context, spec, note, [createCause(context, spec)]) };
  }
  const create = stepId(spec.address, 'create');
  const cause = createCause(context, spec);
  return {
    subject: byStep(create),
    change: {
      ...report(context, spec, undefined, [cause]),
      action: 'create',
      fields: [
        { path: 'name', before: undefined, after: spec.name, secret: false, rule: 'update', causes: [] },
      ],
      drafts: [createDraft(spec, [])],
    },
  };
}

function planExternal(context: Context, spec: NetworkSpec): One {
  const live = context.observed.networks
    .filter((network) => network.name === spec.name)
    .toSorted((a, b) => byText(a.id, b.id))[0];
  if (live !== undefined) return { subject: byId(live.id) };
  const maker = context.networkMakers.get(spec.name);
  if (maker !== undefined) return { subject: byStep(stepId(maker, 'create')) };
  const note: Note = { kind: 'external-missing', name: spec.name };
  return { change: report(context, spec, note, [driftCause('missing')]) };
}

function planExisting(context: Context, matches: Matches, spec: NetworkSpec, live: LiveNetwork): One {
  const fields = fieldsOf(context, spec, live);
  if (fields.length === 0) return { subject: byId(live.id), live };
  const causes = fields.flatMap((field) => field.causes);
  const taken = live.name === spec.name ? undefined : matches.foreignNetworks.get(spec.name);
  if (taken !== undefined) {
    const note: Note = { kind: 'name-taken', name: spec.name, by: taken.id };
    return { subject: byId(live.id), live, change: { ...report(context, spec, note, causes), fields } };
  }
  const acted = allowed(context, spec, fields);
  if (acted.length === 0) {
    const off = context.instances.get(addressParts(spec.address).instance)?.drift === 'off';
    if (off) return { subject: byId(live.id), live };
    const change = { ...report(context, spec, { kind: 'drift-warn' }, causes), fields };
    return { subject: byId(live.id), live, change };
  }
  if (acted.every((field) => field.rule === 'report')) {
    return { subject: byId(live.id), live, change: { ...report(context, spec, undefined, causes), fields } };
  }
  const remove = draft(
    spec.address,
    'remove',
    'change',
    { kind: 'network.remove', network: byId(live.id) },
    {
      expects: { id: live.id, facts: networkFacts(live) },
      undo: [{ kind: 'network.create', network: specOf(spec, live) }],
    },
  );
  return {
    subject: byStep(stepId(spec.address, 'create')),
    live,
    change: {
      ...report(context, spec, undefined, causes),
      action: 'replace',
      fields,
      risks: ['downtime'],
      drafts: [remove, createDraft(spec, [remove.id])],
    },
  };
}

/** Everything about a network that is not as it should be, each with why. */
function fieldsOf(context: Context, spec: NetworkSpec, live: LiveNetwork): readonly FieldDiff[] {
  const record = appliedInstance(context, addressParts(spec.address).instance)?.networks[spec.address];
  const known = record?.id === live.id ? record : undefined;
  const drifted = new Set(known && compareNetwork(known.spec, live).map((difference) => difference.path));
  const differences = compareNetwork(spec, live);
  const seen = new Set(differences.map((difference) => difference.path));
  const back = known === undefined ? [] : takenBack(known.spec, spec, live);
  return [...differences, ...back.filter(({ path }) => !seen.has(path))]
    .filter((difference) => difference.rule !== 'ignore')
    .map(({ path, before, after, secret, rule }): FieldDiff => {
      const commit = commitCause(
        context,
        spec.address,
        originsOf(spec.origins, path),
        originOf(context, spec),
      );
      return {
        path,
        before,
        after,
        secret,
        rule,
        causes: [drifted.has(path) ? driftCause('field') : commit],
      };
    });
}

/** The fields that may be acted upon: drift is left alone unless the instance says `correct`. */
function allowed(context: Context, spec: NetworkSpec, fields: readonly FieldDiff[]): readonly FieldDiff[] {
  const mode = context.instances.get(addressParts(spec.address).instance)?.drift ?? 'correct';
  return fields.filter((field) => mode === 'correct' || field.causes.some((cause) => cause.kind !== 'drift'));
}

function liveNetwork(matches: Matches, spec: NetworkSpec): LiveNetwork | undefined {
  const own = (matches.networks.get(spec.address) ?? []).filter((one) => !one.moved).map((one) => one.live);
  return own.find((live) => live.name === spec.name) ?? own[0];
}

function createDraft(spec: NetworkSpec, needs: readonly StepId[]): Draft {
  return draft(spec.address, 'create', 'prepare', { kind: 'network.create', network: spec }, { needs });
}

function createCause(context: Context, spec: NetworkSpec): Cause {
  const record = appliedInstance(context, addressParts(spec.address).instance)?.networks[spec.address];
  return record === undefined
    ? commitCause(context, spec.address, [], originOf(context, spec))
    : driftCause('missing');
}

/** What is there, in the words of a declaration: how to make it again when its successor fails. */
function specOf(spec: NetworkSpec, live: LiveNetwork): NetworkSpec {
  const { name, driver, driverOpts, internal, attachable, enableIpv6, ipam } = live;
  return { ...spec, name, driver, driverOpts, internal, attachable, enableIpv6, ipam };
}

function originOf(context: Context, spec: NetworkSpec): Position {
  return declaredAt(context, spec.origins, addressParts(spec.address).instance);
}

function report(
  context: Context,
  spec: NetworkSpec,
  note: Note | undefined,
  causes: readonly Cause[],
): ChangeDraft {
  return {
    address: spec.address,
    instance: addressParts(spec.address).instance,
    action: 'report',
    fields: [],
    causes,
    risks: [],
    ...(note === undefined ? {} : { note }),
    origin: originOf(context, spec),
    drafts: [],
  };
}
