// Payloads as the engine gets them, and what surrounds them, for tests of the guard.

import { admit } from '../../src/admit/admit.ts';
import type { AdmissionContext, AdmissionPayload } from '../../src/admit/context.ts';
import type { AdmissionFinding, AdmissionSettings } from '../../src/model/admission.ts';
import { address, instanceName, targetName } from '../../src/model/ref.ts';

const CRM = instanceName('crm');

export type Around = Omit<Partial<AdmissionContext>, 'settings'> & {
  readonly settings?: Partial<AdmissionSettings>;
};

export function context({ settings, ...more }: Around = {}): AdmissionContext {
  return {
    settings: { profile: 'baseline', rules: {}, hostPaths: [], registries: undefined, ...settings },
    policies: [],
    now: 0,
    target: targetName('local'),
    instance: CRM,
    team: undefined,
    address: address(CRM, 'container', 'app'),
    ownPaths: ['/var/lib/shipshape/instances/crm/data'],
    closedRoots: ['/var/lib/shipshape'],
    ownContainers: new Set(['crm/container/db', 'crm-db-1']),
    networks: [
      { id: 'b'.repeat(64), name: 'bridge', driver: 'bridge' },
      { id: `abc0${'d'.repeat(60)}`, name: 'host', driver: 'host' },
    ],
    volumes: new Map([
      ['plain', { driver: 'local', driverOpts: {} }],
      ['root', { driver: 'local', driverOpts: { type: 'none', o: 'bind', device: '/' } }],
    ]),
    builtImages: new Set(['shipshape/crm-app:1']),
    image: { user: '1000', volumes: [] },
    secretEnv: new Set(),
    realPaths: new Map(),
    ...more,
  };
}

/** A container that no rule of any profile has a word about, with more. */
export function container(
  host: Readonly<Record<string, unknown>> = {},
  more: Readonly<Record<string, unknown>> = {},
): AdmissionPayload {
  const body = {
    Image: `app:1@sha256:${'a'.repeat(64)}`,
    User: '1000',
    NetworkingConfig: { EndpointsConfig: { 'crm/network/default': { Aliases: ['app'] } } },
    ...more,
    HostConfig: {
      NetworkMode: 'crm/network/default',
      Memory: 1,
      NanoCpus: 1,
      PidsLimit: 1,
      ReadonlyRootfs: true,
      CapDrop: ['ALL'],
      SecurityOpt: ['no-new-privileges:true'],
      ...host,
    },
  };
  return { kind: 'container.create', body };
}

export function network(body: Readonly<Record<string, unknown>>): AdmissionPayload {
  return { kind: 'network.create', body: { Name: 'crm_default', ...body } };
}

export function volume(options: Readonly<Record<string, string>>, driver = 'local'): AdmissionPayload {
  return {
    kind: 'volume.create',
    body: { Name: 'crm_data', Driver: driver, DriverOpts: options, Labels: {} },
  };
}

export function build(options: Readonly<Record<string, unknown>>): AdmissionPayload {
  return { kind: 'image.build', body: { tag: 'shipshape/crm-app:1', ...options } };
}

/** The names of the rules that have something to say, each once. */
export function rulesOf(payload: AdmissionPayload, around: Around = {}): readonly string[] {
  return [...new Set(found(payload, around).map(({ rule }) => rule))].sort();
}

export function found(payload: AdmissionPayload, around: Around = {}): readonly AdmissionFinding[] {
  return admit(payload, context(around));
}
