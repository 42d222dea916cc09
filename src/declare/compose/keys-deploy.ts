// The keys of `deploy:` and of device requests, as the JSON schema of the Compose specification has them.

import {
  integer,
  keyValues,
  list,
  map,
  number,
  orScalar,
  type Shape,
  text,
  texts,
  uniqueTexts,
  words,
} from './shapes.ts';

const updateConfig: Shape = map({
  parallelism: integer,
  delay: text,
  failure_action: text,
  monitor: text,
  max_failure_ratio: number,
  order: words('start-first', 'stop-first'),
});

export const deviceRequest: Readonly<Record<string, Shape>> = {
  capabilities: uniqueTexts,
  count: integer,
  device_ids: uniqueTexts,
  driver: text,
  options: keyValues,
};

const genericResources: Shape = list(map({ discrete_resource_spec: map({ kind: text, value: number }) }));

export const deploy: Shape = orScalar(
  map({
    mode: text,
    endpoint_mode: text,
    replicas: integer,
    labels: keyValues,
    rollback_config: updateConfig,
    update_config: updateConfig,
    resources: map({
      limits: map({ cpus: number, memory: text, pids: integer }),
      reservations: map({
        cpus: number,
        memory: text,
        generic_resources: genericResources,
        devices: list(map(deviceRequest, { required: ['capabilities'] })),
      }),
    }),
    restart_policy: map({ condition: text, delay: text, max_attempts: integer, window: text }),
    placement: map({
      constraints: texts,
      preferences: list(map({ spread: text })),
      max_replicas_per_node: integer,
    }),
  }),
  'null',
);
