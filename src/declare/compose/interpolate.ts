// Fills in the variables of a document: in values only, never in keys, then gives text the type that its
// place wants (`privileged: "${P}"` becomes a boolean). The table of places is compose-go's (interpolate.go).

import type { Position } from '../../model/problem.ts';
import type { Node, Scalar, ScalarNode } from '../../model/tree.ts';
import { type Context, report, reportTemplate, reportUnset } from './context.ts';
import { mapItems, mapValues } from './nodes.ts';
import { below, type Rules } from './rules.ts';
import { substitute } from './template.ts';

type Cast = 'integer' | 'number' | 'boolean';

const integer: Rules<Cast> = { here: 'integer' };
const number: Rules<Cast> = { here: 'number' };
const boolean: Rules<Cast> = { here: 'boolean' };
const updateConfig: Rules<Cast> = { keys: { parallelism: integer, max_failure_ratio: number } };
const external: Rules<Cast> = { any: { keys: { external: boolean } } };

const service: Rules<Cast> = {
  keys: {
    cpu_count: integer,
    cpu_percent: number,
    cpu_period: integer,
    cpu_quota: integer,
    cpu_rt_period: integer,
    cpu_rt_runtime: integer,
    cpus: number,
    cpu_shares: integer,
    init: boolean,
    deploy: {
      keys: {
        replicas: integer,
        update_config: updateConfig,
        rollback_config: updateConfig,
        restart_policy: { keys: { max_attempts: integer } },
        placement: { keys: { max_replicas_per_node: integer } },
      },
    },
    healthcheck: { keys: { retries: integer, disable: boolean } },
    oom_kill_disable: boolean,
    oom_score_adj: integer,
    pids_limit: integer,
    ports: { any: { keys: { target: integer } } },
    privileged: boolean,
    read_only: boolean,
    scale: integer,
    stdin_open: boolean,
    tty: boolean,
    ulimits: { any: { here: 'integer', keys: { hard: integer, soft: integer } } },
    volumes: { any: { keys: { read_only: boolean, volume: { keys: { nocopy: boolean } } } } },
  },
};

const CASTS: Rules<Cast> = {
  keys: {
    services: { any: service },
    networks: {
      any: {
        keys: {
          external: boolean,
          internal: boolean,
          attachable: boolean,
          enable_ipv4: boolean,
          enable_ipv6: boolean,
        },
      },
    },
    volumes: external,
    secrets: external,
    configs: external,
  },
};

/** The tree of one document with all variables filled in. */
export function interpolate(document: Node, context: Context): Node {
  return walk(document, CASTS, context);
}

function walk(node: Node, rules: Rules<Cast> | undefined, context: Context): Node {
  switch (node.kind) {
    case 'map':
      return mapValues(node, (value, key) => walk(value, below(rules, key), context));
    case 'list':
      return mapItems(node, (item) => walk(item, rules?.any, context));
    case 'scalar':
      return interpolateScalar(node, rules?.here, context);
  }
}

function interpolateScalar(node: ScalarNode, cast: Cast | undefined, context: Context): ScalarNode {
  if (typeof node.value !== 'string') return node;
  if (!node.value.includes('$')) return cast ? castScalar(node, node.value, cast, context) : node;
  const { text, via, unset, error } = substitute(node.value, context.lookup);
  for (const name of unset) reportUnset(context, node.at, name);
  if (error) {
    reportTemplate(context, node.at, error);
    return node;
  }
  context.budget.characters -= text.length;
  if (context.budget.characters < 0) {
    reportTemplate(context, node.at, { kind: 'too-large' });
    return node;
  }
  const filled = { ...node, value: text, source: text, ...viaOf(via) };
  return cast ? castScalar(filled, text, cast, context) : filled;
}

function viaOf(via: readonly Position[]): { readonly via?: readonly Position[] } {
  return via.length > 0 ? { via } : {};
}

function castScalar(node: ScalarNode, text: string, cast: Cast, context: Context): ScalarNode {
  const value = castText(text, cast);
  if (value !== undefined) return { ...node, value, source: text, quoted: false };
  const wanted =
    cast === 'boolean' ? '`true` or `false`' : cast === 'integer' ? 'a whole number' : 'a number';
  report(context, 'compose/type', node, `${wanted} must stand here`);
  return node;
}

/** The value of a text at a place of another type, as Go's strconv and Compose's boolean words have it. */
export function castText(text: string, cast: Cast): Scalar | undefined {
  switch (cast) {
    case 'integer':
      return /^[-+]?\d+$/.test(text) ? Number(text) : undefined;
    case 'number':
      return text.length <= MAX_NUMBER && NUMBER.test(text) ? Number(text) : undefined;
    case 'boolean':
      return BOOLEANS.get(text.toLowerCase());
  }
}

/** Longer ones are no numbers, and the pattern takes time by the square of the length. */
const MAX_NUMBER = 100;
const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/;

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['y', true],
  ['yes', true],
  ['on', true],
  ['false', false],
  ['n', false],
  ['no', false],
  ['off', false],
]);
