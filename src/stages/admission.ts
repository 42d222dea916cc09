// The guard over a plan: every payload that its steps would send, and those that undoing them would. What
// is denied keeps its whole instance as it is, so that nothing is stopped for a change that would then be
// refused; everything that was found is part of the plan, and of its digest.

import { admit } from '../admit/admit.ts';
import type { AdmissionPayload } from '../admit/context.ts';
import { buildOptions } from '../apply/image.ts';
import {
  type AdmissionGround,
  type Around,
  type ContextOf,
  contextsOf,
  followed,
} from '../apply/surroundings.ts';
import { endpointJson, fillHoles } from '../fields/holes.ts';
import { networkBody } from '../fields/network.ts';
import { createPayload } from '../fields/payload.ts';
import { volumeBody } from '../fields/volume.ts';
import type { AdmissionFinding } from '../model/admission.ts';
import type { AppliedTarget } from '../model/applied.ts';
import type { Desired } from '../model/desired.ts';
import type { FleetTarget } from '../model/fleet.ts';
import type { Observed } from '../model/observed.ts';
import type { Call, CreatePayload, Plan, UpdatePayload } from '../model/plan.ts';
import { type Address, addressParts, type InstanceName } from '../model/ref.ts';
import { freeze, type Unfrozen } from '../plan/freeze.ts';
import type { Spine } from './spine.ts';

/** What the guard judges by on a target. */
export function groundOf(
  { fleet, policies, host }: Pick<Spine, 'fleet' | 'policies' | 'host'>,
  { docker, dataRoot }: FleetTarget,
): AdmissionGround {
  // Only an engine behind a local socket has this machine's files.
  const isHere = docker.kind === 'unix';
  return {
    settings: fleet.admission,
    policies: policies(),
    closedRoots: [dataRoot, ...(isHere ? [fleet.stateDir] : [])],
    realPath: isHere ? (path) => host.realPath(path) : undefined,
  };
}

export type Surroundings = Omit<Around, 'desired'>;

/** The plan for what may be done, with everything that was found; `planOf` plans for what it is given. */
export async function admitted(
  desired: Desired,
  around: Surroundings,
  planOf: (desired: Desired) => Promise<Unfrozen>,
): Promise<{ readonly desired: Desired; readonly plan: Plan }> {
  const kept: AdmissionFinding[] = [];
  for (let wanted = desired; ; ) {
    const plan = await planOf(wanted);
    const findings = await findingsOf(plan, { ...around, desired: wanted });
    const denied = new Set(findings.filter(({ level }) => level === 'deny').map(({ instance }) => instance));
    if (denied.size === 0) return { desired: wanted, plan: withFindings(plan, [...kept, ...findings]) };
    kept.push(...findings.filter(({ instance }) => denied.has(instance)));
    wanted = without(denied, wanted);
  }
}

function withFindings(plan: Unfrozen, admission: readonly AdmissionFinding[]): Plan {
  return freeze(admission.length === 0 ? plan : { ...plan, admission });
}

/** These instances stay as they are, and nothing more is said about them: the findings do. */
function without(denied: ReadonlySet<InstanceName>, desired: Desired): Desired {
  const gone = new Set<InstanceName>(denied);
  for (const { name, movedFrom } of desired.instances) {
    // A name and the one before it go together: one alone would leave its data behind.
    if (movedFrom === undefined || !(denied.has(name) || denied.has(movedFrom))) continue;
    gone.add(name).add(movedFrom);
  }
  const also = (names: readonly InstanceName[]) => [...new Set([...names, ...gone])].sort();
  return {
    ...desired,
    instances: desired.instances.filter(({ name }) => !gone.has(name)),
    held: also(desired.held),
    unasked: also(desired.unasked ?? []),
  };
}

async function findingsOf(plan: Unfrozen, around: Around): Promise<readonly AdmissionFinding[]> {
  const calls = plan.steps.flatMap((step) => [
    { call: step as Call, address: step.address },
    ...(step.undo ?? []).map((call) => ({ call, address: step.address })),
  ]);
  const contextOf = contextsOf(around);
  const found = new Map<string, AdmissionFinding>();
  for (const { call, address } of calls) {
    for (const finding of await findingsOfCall(call, address, contextOf, around)) {
      found.set(JSON.stringify(finding), finding);
    }
  }
  return [...found.values()];
}

async function findingsOfCall(
  call: Call,
  address: Address,
  contextOf: ContextOf,
  around: Surroundings,
): Promise<readonly AdmissionFinding[]> {
  const payload = payloadOf(call);
  if (payload === undefined) return [];
  const context = contextOf(call, address);
  const findings = admit(payload, await followed(payload, context, around.ground));
  if (findings.every(({ level }) => level !== 'approval')) return findings;
  const before = recordedPayload(address, around);
  if (before === undefined) return findings;
  // What was applied with it was agreed to: a repair of drift must not ask again.
  const known = new Set(admit(before, await followed(before, context, around.ground)).map(sameness));
  return findings.map((finding) =>
    finding.level === 'approval' && known.has(sameness(finding)) ? { ...finding, level: 'warn' } : finding,
  );
}

/** Lists may have moved on, so that where it stands does not count. */
function sameness({ rule, value }: AdmissionFinding): string {
  return `${rule}\n${value}`;
}

function recordedPayload(
  address: Address,
  { applied, observed }: { readonly applied: AppliedTarget | undefined; readonly observed: Observed },
): AdmissionPayload | undefined {
  const spec = applied?.instances[addressParts(address).instance]?.containers[address]?.spec;
  if (spec === undefined) return undefined;
  return { kind: 'container.create', body: filled(createPayload(spec, observed)) };
}

/** What a call of a plan would send; undefined when it brings no settings, or those of our own carriers. */
function payloadOf(call: Call): AdmissionPayload | undefined {
  switch (call.kind) {
    case 'container.create':
      return { kind: call.kind, body: filled(call.payload) };
    case 'container.update':
      return { kind: call.kind, body: filled(call.payload) };
    case 'network.create':
      return { kind: call.kind, body: networkBody(call.network, {}) };
    case 'network.connect': {
      const network = call.network.by === 'id' ? call.network.id : '';
      return { kind: call.kind, network, body: endpointJson(call.endpoint) };
    }
    case 'volume.create':
      return { kind: call.kind, body: volumeBody(call.volume, call.name, {}) };
    case 'image.pull':
      return { kind: call.kind, reference: call.reference };
    case 'image.build':
      return { kind: call.kind, body: buildOptions(call.build) };
    default:
      return undefined;
  }
}

const MASK = '(redacted)';

/** Addresses stay addresses, and no secret is opened for a plan. */
function filled(payload: CreatePayload | UpdatePayload) {
  return fillHoles(payload, { network: (address) => address, container: (address) => address }, (text) => {
    const first = text.parts[0];
    return typeof first === 'string' ? `${first}${MASK}` : MASK;
  });
}
