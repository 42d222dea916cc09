// The guard: what rules have to say about one call to an engine, over the very body that is sent. The same
// function looks at plans and, right before each call, at what is really asked for. It decides nothing
// beyond the table: who calls it stops what is denied.

import type { AdmissionFinding } from '../model/admission.ts';
import { safeLine } from '../model/safe-text.ts';
import type { AdmissionContext, AdmissionPayload, Hit } from './context.ts';
import { registryHits, tagHits } from './images.ts';
import { unknownKeys } from './keys.ts';
import { standingOf } from './levels.ts';
import { mountHits } from './mounts.ts';
import { buildHits, labelHits, networkHits, volumeCreateHits } from './objects.ts';
import { mapAt, objectOf, objectsAt, textAt } from './read.ts';
import { RULES } from './rules.ts';
import { endpointHits, isHostNetwork, securityHits } from './security.ts';
import { serviceHits, updateHits } from './service.ts';

const LONGEST_VALUE = 120;

/** All findings, gravest first. Rules that are off say nothing; no finding holds the value of a variable. */
export function admit(payload: AdmissionPayload, context: AdmissionContext): readonly AdmissionFinding[] {
  const { instance, address } = context;
  const subject = {
    instance,
    target: context.target,
    ...(context.team === undefined ? {} : { team: context.team }),
  };
  const { formerTeam } = context;
  const formerly = formerTeam === undefined ? undefined : { ...subject, team: formerTeam };
  const findings = distinct([...unknownKeys(payload), ...hitsOf(payload, context)]).flatMap(
    ({ rule, path, value }): readonly AdmissionFinding[] => {
      const { level, exception } = standingOf(rule, subject, { ...context, formerly });
      if (level === 'off') return [];
      const { words, hint } = RULES[rule];
      const finding = {
        rule,
        level,
        instance,
        address,
        path: safeLine(path, LONGEST_VALUE),
        value: safeLine(value, LONGEST_VALUE),
        message: words,
        hint,
      };
      return exception === undefined ? [finding] : [{ ...finding, exception }];
    },
  );
  return findings.toSorted((a, b) => ORDER[a.level] - ORDER[b.level]);
}

const ORDER = { deny: 0, approval: 1, warn: 2 } as const;

/** Names one finding among those of a plan: what was agreed to is recognised by it at the call. */
export function findingKey({ rule, address, path, value }: AdmissionFinding): string {
  return [rule, address, path, value].join('\n');
}

function hitsOf(payload: AdmissionPayload, context: AdmissionContext): readonly Hit[] {
  const body = objectOf(payload.kind === 'image.pull' ? undefined : payload.body);
  switch (payload.kind) {
    case 'image.pull':
      return registryHits(payload.reference, 'reference', context);
    case 'container.create':
      return containerHits(body, context);
    case 'carrier.create':
      return [
        ...mountHits(objectOf(body['HostConfig']), context),
        ...labelHits(mapAt(body, 'Labels'), 'Labels', context),
      ];
    case 'container.update':
      return updateHits(body);
    case 'network.create':
      return [...networkHits(body), ...labelHits(mapAt(body, 'Labels'), 'Labels', context)];
    case 'network.connect': {
      const isHost = isHostNetwork(payload.network, context);
      const host = { rule: 'host-namespace', path: 'network', value: payload.network } as const;
      return [...(isHost ? [host] : []), ...endpointHits(body, '')];
    }
    case 'volume.create':
      return [...volumeCreateHits(body, context), ...labelHits(mapAt(body, 'Labels'), 'Labels', context)];
    case 'image.build':
      return [...buildHits(body, context), ...labelHits(mapAt(body, 'labels'), 'labels', context)];
  }
}

function containerHits(body: Readonly<Record<string, unknown>>, context: AdmissionContext): readonly Hit[] {
  const host = objectOf(body['HostConfig']);
  const image = textAt(body, 'Image');
  const endpoints = Object.entries(objectOf(objectOf(body['NetworkingConfig'])['EndpointsConfig']));
  const mounted = objectsAt(host, 'Mounts').filter((mount) => textAt(mount, 'Type') === 'image');
  const at = 'NetworkingConfig.EndpointsConfig';
  return [
    ...securityHits(host, context),
    ...mountHits(host, context),
    ...serviceHits(body, context),
    ...registryHits(image, 'Image', context),
    ...tagHits(image, 'Image', context),
    ...mounted.flatMap((mount) => registryHits(textAt(mount, 'Source'), 'HostConfig.Mounts', context)),
    ...endpoints
      .filter(([name]) => isHostNetwork(name, context))
      .map(([value]): Hit => ({ rule: 'host-namespace', path: at, value })),
    ...endpoints.flatMap(([, endpoint]) => endpointHits(objectOf(endpoint), `${at}.`)),
    ...labelHits(mapAt(body, 'Labels'), 'Labels', context),
  ];
}

function distinct(hits: readonly Hit[]): readonly Hit[] {
  return [...new Map(hits.map((hit) => [JSON.stringify(hit), hit])).values()];
}
