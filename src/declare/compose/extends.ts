// `extends`: a service laid over another one, of the same file or of another, chains included. Paths of the
// other file are seen from its own folder. Circles are refused.

import { closest } from '../../model/suggest.ts';
import type { Entry, MapNode, Node } from '../../model/tree.ts';
import { child } from '../../model/tree.ts';
import { type Context, report } from './context.ts';
import { mergeServices } from './merge.ts';
import { isNull, mapLike, stringOf, withKey, withoutKey } from './nodes.ts';
import { isRemote, joinPath } from './paths.ts';
import { dropMarked, type Marks } from './reset.ts';

/** The services of another file in long form, paths resolved, `extends` not yet applied. */
export type BaseFile = { readonly services: MapNode | undefined; readonly marks: Marks };

export type ExtendsOptions = {
  readonly context: Context;
  /** The file being read, and the folder that paths in `extends.file` are seen from. */
  readonly file: string;
  readonly folder: string;
  readonly marks: Marks;
  /** Another file by its full path; undefined when it cannot be read (which was reported). */
  readonly openBase: (path: string, at: Node) => BaseFile | undefined;
};

type Scope = {
  readonly file: string;
  readonly services: Map<string, Entry>;
  readonly marks: Marks;
};

/** Services in one chain. */
const MAX_CHAIN = 100;

type Step = { readonly file: string; readonly service: string };

/** The document with every `extends` carried out. */
export function applyExtends(document: Node, options: ExtendsOptions): Node {
  const services = child(document, 'services');
  if (document.kind !== 'map' || services?.kind !== 'map') return document;
  if (![...services.entries.values()].some((entry) => child(entry.value, 'extends'))) return document;
  const scope: Scope = { file: options.file, services: new Map(services.entries), marks: options.marks };
  for (const name of services.entries.keys()) extend(name, scope, [], options);
  return withKey(document, 'services', { ...services, entries: scope.services });
}

/** The service with its bases below it; kept in the scope, so that each is merged once. */
function extend(
  name: string,
  scope: Scope,
  trail: readonly Step[],
  options: ExtendsOptions,
): Node | undefined {
  const entry = scope.services.get(name);
  const service = entry?.value;
  const extendsNode = child(service, 'extends');
  if (service?.kind !== 'map' || !entry || extendsNode === undefined) return service;
  const keep = (node: Node): Node => {
    scope.services.set(name, { ...entry, value: node });
    return node;
  };
  const target = targetOf(extendsNode, options);
  const steps = [...trail, { file: scope.file, service: name }];
  const base = target && canGoOn(steps, extendsNode, options) && scopeOf(target, scope, extendsNode, options);
  if (!target || !base) {
    options.context.damaged.add(`services/${name}`);
    return keep(withoutKey(service, 'extends'));
  }
  const below = extend(target.service, base, steps, options);
  if (below === undefined || isNull(below)) return keep(service);
  // What this service resets or overrides is dropped from what it is laid on.
  const dropped = dropMarked(below, marksOf(scope.marks, name));
  return keep(withoutKeyIfMap(mergeServices(dropped, service, options.context), 'extends'));
}

/** False for a circle or a chain without end, which is reported. */
function canGoOn(steps: readonly Step[], at: Node, options: ExtendsOptions): boolean {
  const last = steps.at(-1);
  const circle = steps.findIndex((step) => step.file === last?.file && step.service === last.service);
  if (circle < steps.length - 1) {
    const names = steps.map((step) => step.service).join(' -> ');
    const message = `services extend each other in a circle: ${names}`;
    report(options.context, 'compose/extends-cycle', at, message);
    return false;
  }
  if (steps.length <= MAX_CHAIN) return true;
  report(options.context, 'compose/extends', at, `more than ${MAX_CHAIN} services extend each other`);
  return false;
}

/** Where the service to extend is; undefined when it is not there, which is reported. */
function scopeOf(target: Target, scope: Scope, at: Node, options: ExtendsOptions): Scope | undefined {
  const { file } = target;
  if (file !== undefined && isRemote(file)) {
    const message = `the file ${file} to extend from is elsewhere`;
    report(options.context, 'compose/remote', at, message, 'copy it into this project');
    return undefined;
  }
  const base = file === undefined ? scope : openScope(joinPath(options.folder, file), at, options);
  if (base === undefined || base.services.has(target.service)) return base;
  const suggestion = closest(target.service, base.services.keys());
  const hint = suggestion ? `did you mean \`${suggestion}\`?` : undefined;
  const message = `no service \`${target.service}\` in ${base.file} to extend`;
  report(options.context, 'compose/extends', at, message, hint);
  return undefined;
}

function withoutKeyIfMap(node: Node, key: string): Node {
  return node.kind === 'map' ? withoutKey(node, key) : node;
}

function marksOf(marks: Marks, service: string): Marks {
  const services = marks.get('services');
  const own = services instanceof Map ? services.get(service) : undefined;
  return own instanceof Map ? own : new Map();
}

type Target = { readonly service: string; readonly file: string | undefined };

/** Undefined for an `extends` of the wrong shape, which is reported here: it is gone before the key check. */
function targetOf(node: Node, options: ExtendsOptions): Target | undefined {
  const short = stringOf(node);
  if (short !== undefined) return { service: short, file: undefined };
  const service = stringOf(child(node, 'service'));
  const file = child(node, 'file');
  const isFileRight = file === undefined || isNull(file) || stringOf(file) !== undefined;
  if (service !== undefined && isFileRight) return { service, file: stringOf(file) };
  report(
    options.context,
    'compose/extends',
    node,
    '`extends` names no service',
    'write {service: NAME, file: PATH}',
  );
  return undefined;
}

function openScope(file: string, at: Node, options: ExtendsOptions): Scope | undefined {
  const base = options.openBase(file, at);
  if (base === undefined) return undefined;
  const services = base.services ?? mapLike(new Map(), at);
  return { file, services: new Map(services.entries), marks: base.marks };
}
