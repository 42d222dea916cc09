// What a service runs: command, environment, labels, healthcheck, restart policy, logging.

import type { Service } from '../../model/compose.ts';
import type { ContainerFields, DeclaredFields, Healthcheck } from '../../model/fields.ts';
import type { Text } from '../../model/text.ts';
import { parseDuration } from '../compose/units.ts';
import { at, report, type ServiceScope } from './scope.ts';

/** Fields of the process itself. */
export function processFields(scope: ServiceScope): DeclaredFields {
  const { service, context } = scope;
  const texts = (list: readonly string[]) => list.map((text) => context.text(text));
  return {
    ...maybe('command', service.command, texts),
    ...maybe('entrypoint', service.entrypoint, texts),
    ...maybe('env', service.environment, (all) =>
      mapValues(all, (text) => (text === null ? null : context.text(text))),
    ),
    ...maybe('labels', service.labels, (all) => labels(scope, all)),
    ...maybe('annotations', service.annotations, same),
    ...maybe('user', service.user, same),
    ...maybe('workingDir', service.working_dir, same),
    ...maybe('hostname', service.hostname, same),
    ...maybe('domainname', service.domainname, same),
    ...maybe('tty', service.tty, same),
    ...maybe('openStdin', service.stdin_open, same),
    ...maybe('stopSignal', service.stop_signal, same),
    ...maybe('stopTimeoutSeconds', service.stop_grace_period, (text) => Math.ceil(nanoseconds(text) / 1e9)),
    ...maybe('healthcheck', service.healthcheck, (check) => healthcheck(check, texts)),
    ...maybe('logging', service.logging, ({ driver = '', options = {} }) => ({ driver, options })),
    ...maybe('restart', restartOf(service), same),
  };
}

/** The restart policy as Compose reads it: `deploy.restart_policy` over `restart`. */
export function restartOf(service: Service): ContainerFields['restart'] | undefined {
  const policy = service.deploy?.restart_policy;
  if (policy !== undefined) return restart(policy.condition ?? 'any', policy.max_attempts ?? 0);
  if (service.restart === undefined) return undefined;
  const [name = '', retries = '0'] = service.restart.split(':');
  return restart(name, Number(retries) || 0);
}

/** Nanoseconds of a normalised duration; the reader of the project has checked it. */
export function nanoseconds(text: string | undefined): number {
  return text === undefined ? 0 : Number(parseDuration(text) ?? 0n);
}

/** One declared field, or none. */
export function maybe<Name extends keyof ContainerFields, From>(
  name: Name,
  value: From | null | undefined,
  to: (value: From) => ContainerFields[Name],
): DeclaredFields {
  return value === undefined || value === null ? {} : { [name]: to(value) };
}

export function same<T>(value: T): T {
  return value;
}

function restart(condition: string, maxRetries: number): ContainerFields['restart'] {
  switch (condition) {
    case '':
    case 'no':
    case 'none':
      return { name: 'no', maxRetries: 0 };
    case 'on-failure':
      return { name: 'on-failure', maxRetries };
    case 'unless-stopped':
      return { name: 'unless-stopped', maxRetries: 0 };
    default:
      return { name: 'always', maxRetries: 0 };
  }
}

function healthcheck(
  check: NonNullable<Service['healthcheck']>,
  texts: (list: readonly string[]) => readonly Text[],
): Healthcheck | null {
  if (check.disable === true || check.test?.[0] === 'NONE') return null;
  return {
    test: texts(check.test ?? []),
    intervalNs: nanoseconds(check.interval),
    timeoutNs: nanoseconds(check.timeout),
    startPeriodNs: nanoseconds(check.start_period),
    startIntervalNs: nanoseconds(check.start_interval),
    retries: check.retries ?? 0,
  };
}

function labels(scope: ServiceScope, all: Readonly<Record<string, string>>): Readonly<Record<string, Text>> {
  for (const name of Object.keys(all)) {
    if (!name.startsWith('dev.shipshape.')) continue;
    const where = at(scope, 'labels', name);
    const hint = 'labels that begin with dev.shipshape. say whose a container is; choose another name';
    report(scope, 'error', 'compose/reserved-label', where, `label ${name} is reserved`, hint);
  }
  return mapValues(all, (text) => scope.context.text(text));
}

function mapValues<From, To>(
  all: Readonly<Record<string, From>>,
  to: (value: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(all).map(([key, value]) => [key, to(value)]));
}
