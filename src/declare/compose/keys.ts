// Every key of a Compose file and the kind of its value, as the JSON schema of the Compose specification
// has them (compose-go v2.9): the one place that knows which keys exist.

import { service } from './keys-service.ts';
import {
  flag,
  keyValues,
  list,
  map,
  named,
  options,
  orScalar,
  type Shape,
  text,
  textOrTexts,
  texts,
} from './shapes.ts';

/** `external: true`, or the old `external: {name: …}`. */
const strictExternal: Shape = { ...map({ name: text }), ...flag };
const looseExternal: Shape = {
  ...map({ name: text }, { isClosed: false, hasExtensions: false }),
  ...flag,
};

const network: Shape = orScalar(
  map({
    name: text,
    driver: text,
    driver_opts: options('string', 'number'),
    ipam: map({
      driver: text,
      config: list(
        map({
          subnet: text,
          ip_range: text,
          gateway: text,
          aux_addresses: { ...options('string') },
        }),
      ),
      options: options('string'),
    }),
    external: strictExternal,
    internal: flag,
    enable_ipv4: flag,
    enable_ipv6: flag,
    attachable: flag,
    labels: keyValues,
  }),
  'null',
);

const volume: Shape = orScalar(
  map({
    name: text,
    driver: text,
    driver_opts: options('string', 'number'),
    external: strictExternal,
    labels: keyValues,
  }),
  'null',
);

const secret: Shape = map({
  name: text,
  environment: text,
  file: text,
  external: looseExternal,
  labels: keyValues,
  driver: text,
  driver_opts: options('string', 'number'),
  template_driver: text,
});

const config: Shape = map({
  name: text,
  content: text,
  environment: text,
  file: text,
  external: looseExternal,
  labels: keyValues,
  template_driver: text,
});

const model: Shape = map(
  { name: text, model: text, context_size: { scalars: ['integer'] }, runtime_flags: texts },
  { required: ['model'] },
);

const include: Shape = orScalar(
  map({ path: textOrTexts, env_file: textOrTexts, project_directory: text }, { hasExtensions: false }),
  'string',
);

/** A whole Compose file. */
export const composeFile: Shape = map({
  version: text,
  name: text,
  include: list(include),
  services: named(service, true),
  models: named(model, false),
  networks: named(network, false),
  volumes: named(volume, true),
  secrets: named(secret, true),
  configs: named(config, true),
});
