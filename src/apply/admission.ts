// The guard right before a call: the same rules as in the plan, over the very body that is sent. What is
// denied, and what wants a yes that the plan did not have, is not sent.

import { admit, findingKey } from '../admit/admit.ts';
import type { AdmissionPayload } from '../admit/context.ts';
import type { AdmissionFinding } from '../model/admission.ts';
import { Failure } from '../model/failure.ts';
import type { Call } from '../model/plan.ts';
import { type Address, addressParts } from '../model/ref.ts';
import type { Run } from './context.ts';
import type { Guard } from './guarded.ts';
import { contextsOf, followed } from './surroundings.ts';

/** The guards of a run's calls. */
export function guardsOf(run: Run): (call: Call, address: Address) => Guard {
  const { admission: ground, desired, clock } = run.context;
  const contextOf = contextsOf({
    ground,
    desired,
    applied: run.applied,
    observed: run.observed,
    now: clock.now,
  });
  const agreed = new Set((run.plan.admission ?? []).filter(isPassing).map(findingKey));
  const containers = new Map(desired.instances.map((one) => [one.name, one.containers]));
  return (call, address) => async (sent) => {
    const own = containers.get(addressParts(address).instance) ?? [];
    const made = own.flatMap((one) => run.objects.madeAt(one.address)?.id ?? []);
    const isCarrier = call.kind === 'files.put' && sent.kind === 'container.create';
    const payload: AdmissionPayload = isCarrier ? { kind: 'carrier.create', body: sent.body } : sent;
    const context = await followed(payload, contextOf(call, address, made), ground);
    const stopping = admit(payload, context).find(
      (finding) =>
        finding.level === 'deny' || (finding.level === 'approval' && !agreed.has(findingKey(finding))),
    );
    if (stopping !== undefined) throw denied(stopping, run.secrets.mask);
  };
}

/** For calls that belong to no step: there is none that brings settings. */
export function refuseAll(): Promise<never> {
  throw new Failure('admission/denied', 'a call that belongs to no step of the plan was not made', {
    hint: 'this is a bug in shipshape, please report it',
    retry: 'never',
  });
}

/** What the plan was carried out with: said yes to, or only shown. */
function isPassing({ level }: AdmissionFinding): boolean {
  return level !== 'deny';
}

function denied(finding: AdmissionFinding, mask: (text: string) => string): Failure {
  const { rule, address, message, path, value, hint, level } = finding;
  const why = level === 'deny' ? '' : ' and nobody agreed to it';
  return new Failure(
    'admission/denied',
    mask(`${address} ${message}${why}: ${path} is ${value} (rule ${rule})`),
    { hint, retry: 'after-change' },
  );
}
