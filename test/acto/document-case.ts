// How a leaf of a declaration is walked: the leaf at its way in a document, beside documents that it needs.

import type { Json } from '../../src/model/tree.ts';
import { at, mapOf, pathOf, put, seeAt } from './compose-case.ts';
import type { Path, Place, Shown, Shows, Walk } from './walk.ts';
import type { Declared, File, WorldGiven } from './world.ts';

export type DocumentCase = {
  readonly leaf: string;
  readonly kind: 'done' | 'idle' | 'fresh';
  readonly set: Json;
  readonly change: Json;
  readonly bad: Json;
  readonly badUp?: number;
  readonly badAt?: Path;
  /** Where it is told that the leaf must be there, when that is elsewhere. */
  readonly missing?: Place;
  /** The rest of the document's `spec`. */
  readonly spec?: { readonly [key: string]: Json };
  readonly files?: Readonly<Record<string, File>>;
  readonly fleet?: Json;
  readonly keys?: readonly string[];
  /** What is declared at a value, where one document is not all that follows from it. */
  readonly also?: (value: Json | undefined) => Readonly<Record<string, File>>;
  readonly see: string | Shows;
  readonly shows: Shown;
  readonly world?: WorldGiven;
};

export type Rest = Partial<Omit<DocumentCase, 'leaf' | 'kind' | 'set' | 'change' | 'bad' | 'see' | 'shows'>>;

/** A leaf that does something: what is set, changed and wrong; where it is seen; what is seen without, set, changed. */
export function leaf(
  name: string,
  [set, change, bad]: readonly [Json, Json, Json],
  see: string | Shows,
  shows: Shown,
  rest: Rest = {},
): DocumentCase {
  return { leaf: name, kind: 'done', set, change, bad, see, shows, ...rest };
}

/** A leaf for people's eyes alone: nothing is done for it. */
export function idleLeaf(name: string, values: readonly [Json, Json, Json], rest: Rest = {}): DocumentCase {
  return { ...leaf(name, values, 'State.Status', ['running', 'running', 'running'], rest), kind: 'idle' };
}

/** A leaf that counts when a thing is made. */
export function freshLeaf(...given: Parameters<typeof leaf>): DocumentCase {
  return { ...leaf(...given), kind: 'fresh' };
}

/** One document of a kind. */
export function document(kind: string, name: string, spec: Json, metadata: Json = {}): Json {
  return { apiVersion: 'shipshape.dev/v1', kind, metadata: { name, ...mapOf(metadata) }, spec };
}

/** The walk of a leaf of `subject`, which stands in a file of its own. */
export function documentWalk(given: DocumentCase, subject: Json, file = 'subject.yaml'): Walk {
  const path = pathOf(given.leaf.replaceAll(/\|\w*/g, ''), given.keys ?? ['K', 'K']);
  const base = given.spec === undefined ? subject : put(subject, ['spec'], given.spec);
  const required = given.shows[0] === undefined;
  return {
    leaf: given.leaf,
    set: given.set,
    change: given.change,
    bad: given.bad,
    place: { file, path },
    ...(given.badUp === undefined ? {} : { badUp: given.badUp }),
    ...(given.missing === undefined ? {} : { missing: given.missing }),
    ...(given.badAt === undefined ? {} : { badAt: given.badAt }),
    ...(given.kind === 'idle' ? { isIdle: true as const } : {}),
    see: typeof given.see === 'string' ? seeAt(given.see) : given.see,
    shows: given.shows,
    declare(value): Declared {
      const without = required ? removed(base, path) : base;
      const subjectFile = value === undefined ? without : put(base, path, value);
      if (file === '/fleet.yaml') return { files: { ...given.files }, fleetDocument: subjectFile };
      return {
        files: { ...given.files, 'subject.yaml': subjectFile, ...given.also?.(value) },
        ...(given.fleet === undefined ? {} : { fleet: given.fleet }),
      };
    },
  };
}

function removed(value: Json, path: Path): Json {
  const [parent, last] = [path.slice(0, -1), path.at(-1)];
  const inner = at(value, parent.map(String));
  if (Array.isArray(inner) || typeof last !== 'string') return value;
  const rest = Object.entries(mapOf(inner)).filter(([key]) => key !== last);
  return rest.length === Object.keys(mapOf(inner)).length
    ? value
    : put(value, parent, Object.fromEntries(rest));
}
