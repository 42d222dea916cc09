// How a leaf of a Compose file is walked: the leaf at its way in an otherwise plain file of an instance.

import type { Json } from '../../src/model/tree.ts';
import type { Path, Shown, Shows, Walk } from './walk.ts';
import type { ActoWorld, Declared, File, WorldGiven } from './world.ts';

export type More = {
  /** How many levels up a problem of the bad value may point. */
  readonly badUp?: number;
  /** The rest of the Compose file: other services, networks, volumes. */
  readonly with?: { readonly [key: string]: Json };
  /** The rest of the service `s`. */
  readonly s?: { readonly [key: string]: Json };
  /** Names for each `*`. */
  readonly keys?: readonly string[];
  /** More files of the repository. */
  readonly files?: Readonly<Record<string, File>>;
  readonly world?: WorldGiven;
  /** The whole item of a list that the leaf is in; without the leaf there is no item. */
  readonly item?: (value: Json) => Json;
  /** Another place of the Compose file, where problems of the bad value point. */
  readonly badAt?: Path;
};

export type ComposeCase = More & {
  readonly leaf: string;
  readonly kind: 'done' | 'idle' | 'fresh' | 'unable' | 'refused';
  readonly set: Json;
  readonly change: Json;
  readonly bad: Json;
  /** A way in the inspection of `a-s-1`, of `network NAME` or `volume NAME`; or a look of its own. */
  readonly see: string | Shows;
  readonly shows: Shown;
};

/** A leaf that does something: what is set, changed and wrong; where it is seen; what is seen without, set, changed. */
export function row(
  leaf: string,
  [set, change, bad]: readonly [Json, Json, Json],
  see: string | Shows,
  shows: Shown,
  more: More = {},
): ComposeCase {
  return { leaf, kind: 'done', set, change, bad, see, shows, ...more };
}

/** A leaf that is for something else than what runs here: it moves nothing. */
export function idle(
  leaf: string,
  [set, change, bad]: readonly [Json, Json, Json],
  more: More = {},
): ComposeCase {
  return {
    leaf,
    kind: 'idle',
    set,
    change,
    bad,
    see: 'State.Status',
    shows: ['running', 'running', 'running'],
    ...more,
  };
}

/** A leaf that an engine takes when it makes the thing and never after: what is there stays, and that is said. */
export function fresh(...given: Parameters<typeof row>): ComposeCase {
  return { ...row(...given), kind: 'fresh' };
}

/** A leaf that needs a newer engine than the one in memory. */
export function unable(...given: Parameters<typeof row>): ComposeCase {
  return { ...row(...given), kind: 'unable' };
}

/** A leaf that is refused whatever it says. */
export function refused(leaf: string, set: Json, more: More = {}): ComposeCase {
  return { leaf, kind: 'refused', set, change: null, bad: null, see: '', shows: [null, null, null], ...more };
}

/** What is no text, no number and no word of any kind. */
export const NONSENSE: Json = { nonsense: [1] };

const HEAD = { apiVersion: 'shipshape.dev/v1', kind: 'Instance', metadata: { name: 'a' } };
const FILE = 'a.yaml';

/** Where the Compose file of a walk stands; each walk has one of them. */
const STYLES = ['inline', 'path', 'overrides', 'template'] as const;
type Style = (typeof STYLES)[number];

export function composeWalk(given: ComposeCase, index: number): Walk {
  const path = pathOf(given.leaf, given.keys ?? []);
  const style = styleOf(given, path, index);
  const base = merged({ services: { s: { image: 'app:1', ...given.s } } }, given.with ?? {});
  const bare = given.leaf.startsWith('services.*.image') ? without(base, path) : base;
  return {
    leaf: `compose:${given.leaf}`,
    set: given.set,
    change: given.change,
    bad: given.bad,
    ...(given.badUp === undefined ? {} : { badUp: given.badUp }),
    see: typeof given.see === 'string' ? seeAt(given.see) : given.see,
    shows: given.shows,
    ...(given.kind === 'idle' ? { isIdle: true as const } : {}),
    place: placeOf(style, path),
    ...(given.badAt === undefined ? {} : { badAt: placeOf(style, given.badAt).path }),
    declare(value) {
      const itemPath = path.slice(0, path.findLastIndex((step) => typeof step === 'number') + 1);
      const whole = value === undefined || given.item === undefined ? value : given.item(value);
      return declared(style, bare, given.item === undefined ? path : itemPath, whole, given.files ?? {});
    },
  };
}

function styleOf({ leaf, shows, with: rest }: ComposeCase, path: Path, index: number): Style {
  const wished = STYLES[index % STYLES.length] ?? 'inline';
  const isNeeded = shows[0] === undefined;
  // An overlay's lists are added to those below, so a leaf inside of an item needs the whole item.
  const isInList = path.some((step) => typeof step === 'number');
  const isOwn = !leaf.startsWith('services.') || leaf.includes('extends') || rest?.['include'] !== undefined;
  return wished === 'overrides' && (isInList || isOwn || isNeeded) ? 'inline' : wished;
}

function placeOf(style: Style, path: Path) {
  switch (style) {
    case 'inline':
      return { file: FILE, path: ['spec', 'compose', ...path] };
    case 'path':
      return { file: 'compose.yaml', path };
    case 'overrides':
      return { file: FILE, path: ['spec', 'overrides', ...path] };
    case 'template':
      return { file: 'template.yaml', path: ['spec', 'compose', ...path] };
  }
}

function declared(
  style: Style,
  base: Json,
  path: Path,
  value: Json | undefined,
  files: Readonly<Record<string, File>>,
): Declared {
  const compose = value === undefined ? base : put(base, path, value);
  switch (style) {
    case 'inline':
      return { files: { ...files, [FILE]: { ...HEAD, spec: { compose } } } };
    case 'path':
      return {
        files: {
          ...files,
          [FILE]: { ...HEAD, spec: { compose: './compose.yaml' } },
          'compose.yaml': compose,
        },
      };
    case 'overrides': {
      const overrides = value === undefined ? {} : { overrides: put({}, path, value) };
      return { files: { ...files, [FILE]: { ...HEAD, spec: { compose: base, ...overrides } } } };
    }
    case 'template':
      return {
        files: {
          ...files,
          [FILE]: { ...HEAD, spec: { template: 't' } },
          'template.yaml': { ...HEAD, kind: 'Template', metadata: { name: 't' }, spec: { compose } },
        },
      };
  }
}

const NAMES: Readonly<Record<string, string>> = {
  services: 's',
  networks: 'n',
  volumes: 'data',
  secrets: 'x',
  configs: 'c',
};

/** `services.*.ports[].target` → services, s, ports, 0, target. */
export function pathOf(leaf: string, keys: readonly string[]): Path {
  const left = [...keys];
  const path: (string | number)[] = [];
  for (const part of leaf.split('.')) {
    const [name = '', ...lists] = part.split('[]');
    if (name === '*') path.push(left.shift() ?? NAMES[String(path.at(-1))] ?? 'k');
    else path.push(name);
    for (const _ of lists) path.push(0);
  }
  return path;
}

/** A copy with the value at the way; lists and maps are made on it where they are missing. */
export function put(base: Json, [step, ...rest]: Path, value: Json): Json {
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const list = Array.isArray(base) ? (base as readonly Json[]) : [];
    return Object.assign([...list], { [step]: put(list[step] ?? null, rest, value) });
  }
  const map = mapOf(base);
  return { ...map, [step]: put(map[step] ?? null, rest, value) };
}

function without(base: Json, [step, ...rest]: Path): Json {
  const map = mapOf(base);
  if (typeof step !== 'string') return base;
  const others = Object.fromEntries(Object.entries(map).filter(([key]) => key !== step));
  return rest.length === 0 ? others : { ...others, [step]: without(map[step] ?? null, rest) };
}

export function mapOf(value: Json): { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { readonly [key: string]: Json })
    : {};
}

function merged(base: Json, over: Json): Json {
  const [below, above] = [mapOf(base), mapOf(over)];
  if (Object.keys(above).length === 0) return Object.keys(below).length === 0 ? over : base;
  const keys = [...new Set([...Object.keys(below), ...Object.keys(above)])];
  return Object.fromEntries(
    keys.map((key) => {
      const value = above[key];
      return [key, value === undefined ? (below[key] ?? null) : merged(below[key] ?? null, value)];
    }),
  );
}

/** `HostConfig.Memory`; `network a_n Driver`; `volume a_v Name`; `a-t-1 Config.Env` for another container. */
export function seeAt(words: string): Shows {
  const parts = words.split(' ');
  const way = (parts.at(-1) ?? '').split('.');
  return async (world) => at(await thing(world, parts.slice(0, -1)), way);
}

function thing(world: ActoWorld, [kind, name = '']: readonly string[]): Promise<Json> {
  if (kind === 'network') return world.network(name);
  if (kind === 'volume') return world.volume(name);
  return world.container(kind);
}

export function at(value: Json, way: readonly string[]): Json {
  return way.reduce<Json>(
    (inner, key) => (Array.isArray(inner) ? (inner[Number(key)] ?? null) : (mapOf(inner)[key] ?? null)),
    value,
  );
}
