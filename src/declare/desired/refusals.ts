// Tells of every key that a service uses and that would not do what it says: no key is lost silently.

import type { Deploy, Service } from '../../model/compose.ts';
import { at, report, type ServiceScope } from './scope.ts';
import { ATTACHMENT_KEYS, BUILD_KEYS, DEPLOY_KEYS, INSTEAD, SERVICE_KEYS, type Support } from './support.ts';

type Keys = Readonly<Record<string, Support>>;

/** Reports unsupported and idle keys of one service. */
export function refuse(scope: ServiceScope): void {
  const { service } = scope;
  refuseKeys(scope, service, SERVICE_KEYS, []);
  if (service.build !== undefined) refuseKeys(scope, service.build, BUILD_KEYS, ['build']);
  if (service.deploy !== undefined) refuseDeploy(scope, service.deploy);
  for (const [key, options] of Object.entries(service.networks ?? {})) {
    if (options !== null) refuseKeys(scope, options, ATTACHMENT_KEYS, ['networks', key]);
  }
}

function refuseDeploy(scope: ServiceScope, deploy: Deploy): void {
  refuseKeys(scope, deploy, DEPLOY_KEYS, ['deploy']);
  const reserved = deploy.resources.reservations;
  if (reserved?.cpus !== undefined) idle(scope, ['deploy', 'resources', 'reservations', 'cpus']);
  if (reserved?.generic_resources !== undefined) {
    idle(scope, ['deploy', 'resources', 'reservations', 'generic_resources']);
  }
  for (const key of ['delay', 'window'] as const) {
    if (deploy.restart_policy?.[key] !== undefined) idle(scope, ['deploy', 'restart_policy', key]);
  }
}

function refuseKeys(scope: ServiceScope, value: object, keys: Keys, path: readonly string[]): void {
  for (const [key, inner] of Object.entries(value)) {
    if (key.startsWith('x-') || saysNothing(inner)) continue;
    const support = Object.hasOwn(keys, key) ? keys[key] : 'refused';
    if (support === 'refused') unsupported(scope, [...path, key]);
    if (support === 'idle') idle(scope, [...path, key]);
  }
}

function unsupported(scope: ServiceScope, path: readonly string[]): void {
  const message = `service ${scope.name}: ${path.join('.')} is not supported`;
  report(scope, 'error', 'compose/unsupported-key', at(scope, ...path), message, INSTEAD[path.join('.')]);
}

function idle(scope: ServiceScope, path: readonly string[]): void {
  const message = `service ${scope.name}: ${path.join('.')} has no effect outside of a swarm`;
  report(
    scope,
    'warning',
    'compose/idle-key',
    at(scope, ...path),
    message,
    'take it out, or leave it for a swarm',
  );
}

/** Absent, null, false and empty values ask for nothing. */
function saysNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === false || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

/** Pull policies that the engine's own calls can do. */
export function pullPolicy(scope: ServiceScope): 'always' | 'missing' | 'never' | 'build' {
  const policy: Service['pull_policy'] = scope.service.pull_policy ?? '';
  switch (policy) {
    case 'always':
    case 'never':
    case 'build':
    case 'missing':
      return policy;
    case '':
    case 'if_not_present':
      return scope.service.build === undefined ? 'missing' : 'build';
    default: {
      const hint = 'use always, missing, never or build';
      const message = `service ${scope.name}: pull_policy ${policy} is not supported`;
      report(scope, 'error', 'compose/unsupported-key', at(scope, 'pull_policy'), message, hint);
      return 'missing';
    }
  }
}
