// One YAML file to its declarations. A document that is none is left alone, whatever is in it; one that
// may be a declaration and cannot be read still tells its names, so that what runs under them is held.

import type { AnyDeclared, DeclaredKind } from '../model/declaration.ts';
import { BACKUP_KINDS, PEOPLE_KINDS, STACK_KINDS } from '../model/declaration.ts';
import type { Position, Problem } from '../model/problem.ts';
import { isDnsLabel } from '../model/ref.ts';
import type { Result } from '../model/result.ts';
import { ok } from '../model/result.ts';
import { closest, didYouMean } from '../model/suggest.ts';
import type { Node } from '../model/tree.ts';
import { child } from '../model/tree.ts';
import { isPrivateKey, privateKey } from './keys.ts';
import { oneOf } from './schema-problems.ts';
import type { Validator } from './validate.ts';
import type { LoadedDocument } from './yaml/load.ts';
import { loadDocuments } from './yaml/load.ts';

export type ReadDocument = { readonly kind: 'good'; readonly declared: AnyDeclared } | BadDocument;

/** `names` are held for the kinds in `as`. */
export type BadDocument = {
  readonly kind: 'bad';
  readonly as: readonly DeclaredKind[];
  readonly names: readonly string[];
  /** False: it declares something whose name could not be read, so nobody knows what is missing. */
  readonly isNamed: boolean;
  readonly problems: readonly Problem[];
};

const API_VERSION = 'shipshape.dev/v1';

/** Every kind of declaration in the repository. */
export const DECLARED_KINDS: readonly DeclaredKind[] = [...STACK_KINDS, ...PEOPLE_KINDS, ...BACKUP_KINDS];

/** The declarations of a file, in the order of writing. */
export function readDocuments(text: string, file: string, validator: Validator): readonly ReadDocument[] {
  // A file that says neither word declares nothing, and need not even be valid YAML.
  if (!MENTIONS.test(text)) return [];
  const documents = loadDocuments(text, file, 'declaration');
  return documents.flatMap((document, index) => {
    // A document that is broken ends where the reader lost the thread, not where its text does.
    const part = text.slice(document.start, documents[index + 1]?.start);
    const read = readDocument(document, part.trim() === '' ? text : part, file, validator);
    return read === undefined ? [] : [read];
  });
}

const MENTIONS = /apiversion|kind|metadata|shipshape\.dev/i;

function readDocument(
  document: LoadedDocument,
  part: string,
  file: string,
  validator: Validator,
): ReadDocument | undefined {
  const { node, problems } = document;
  if (node === undefined) {
    if (problems.length === 0) return undefined;
    return DECLARES.test(part) ? unreadable(part, problems) : undefined;
  }
  if (!isDeclaration(node)) return undefined;
  const header = headerProblem(node);
  if (header === 'other') return undefined;
  if (header !== undefined) return badDocument(node, [...problems, header]);
  const read = declared(node, file, validator);
  if (problems.length === 0) return read;
  const more = read.kind === 'bad' ? read.problems : [];
  return badDocument(node, [...problems, ...more.filter(({ at }) => !isTold(at, problems))]);
}

/** What was refused left an empty value, at the same place or at none. */
function isTold(at: Position, problems: readonly Problem[]): boolean {
  return at.file === '' || problems.some((told) => told.at.line === at.line && told.at.column === at.column);
}

/** At the start of a line, or of a flow map: how a declaration that cannot be parsed still shows itself. */
const DECLARES = /^(?:---[ \t]+)?[{ \t]{0,2}["']?(?:apiVersion|kind)["']?[ \t]*:|shipshape\.dev\//im;
const NAMES = /(?:^|[\s{,"'])(?:name|movedFrom)["']?[ \t]*:[ \t]*["']?([a-z0-9][a-z0-9-]{0,62})(?![\w-])/g;
const KIND = /(?:^|[\s{,"'])kind["']?[ \t]*:[ \t]*["']?(\w+)/g;

/** What can be told of a text that is no YAML: every name in it is held, better one too many than one too few. */
function unreadable(source: string, problems: readonly Problem[]): BadDocument {
  const names = [...source.matchAll(NAMES)].map((match) => match[1] ?? '').filter(isDnsLabel);
  const parts = source.split(/^---/m).filter((part) => DECLARES.test(part));
  const kinds = new Set(parts.flatMap(kindsIn));
  const as = DECLARED_KINDS.filter((kind) => kinds.has(kind));
  const isNamed = names.length > 0 && parts.every((part) => hasOwnName(part));
  const [first] = problems;
  const pasted = isPrivateKey(source) && first !== undefined ? [privateKey(first.at)] : [];
  return { kind: 'bad', as, names: [...new Set(names)], isNamed, problems: [...problems, ...pasted] };
}

/** The kinds that a part of a text may declare: all of them, when it names none that there is. */
function kindsIn(part: string): readonly DeclaredKind[] {
  const words = new Set([...part.matchAll(KIND)].map((match) => match[1]));
  const named = DECLARED_KINDS.filter((kind) => words.has(kind));
  return named.length > 0 ? named : DECLARED_KINDS;
}

const NAME_IN_LINE = /^metadata:[ \t]*\{[^}]*?\bname:[ \t]*["']?[a-z0-9-]+["']?[ \t]*(?:[,}#]|$)/;
const NAME_BELOW = /^[ \t]+name:[ \t]*["']?[a-z0-9-]+["']?[ \t]*(?:#|$)/;

/** `metadata` with its name, in one line or below it: the one place that is sure to be the declaration's own. */
function hasOwnName(source: string): boolean {
  const lines = source.split(/\r\n|\r|\n/);
  const start = lines.findIndex((line) => line.startsWith('metadata:'));
  if (start < 0) return false;
  if (NAME_IN_LINE.test(lines[start] ?? '')) return true;
  const below = lines.slice(start + 1);
  const end = below.findIndex((line) => /^[^ \t#]/.test(line));
  return below.slice(0, end < 0 ? below.length : end).some((line) => NAME_BELOW.test(line));
}

/** It has `apiVersion` or `kind`, or keys that can only be meant as these. */
function isDeclaration(node: Node): boolean {
  if (node.kind !== 'map') return false;
  const { entries } = node;
  if (entries.has('apiVersion') || entries.has('kind') || (entries.has('metadata') && entries.has('spec'))) {
    return true;
  }
  return [...entries.keys()].some(
    (key) => key.toLowerCase() === 'kind' || (key.length > 7 && closest(key, ['apiVersion']) !== undefined),
  );
}

/** What is wrong with `apiVersion` and `kind`; `other`: a Fleet, which is not read here. */
function headerProblem(node: Node): Problem | 'other' | undefined {
  const version = child(node, 'apiVersion');
  const kind = child(node, 'kind');
  for (const [key, value] of [
    ['apiVersion', version],
    ['kind', kind],
  ] as const) {
    if (value === undefined) return missing(node, key);
  }
  if (version?.kind !== 'scalar' || version.value !== API_VERSION) {
    const near = version?.kind === 'scalar' ? didYouMean(version.source, [API_VERSION]) : {};
    return {
      code: 'declaration/api-version',
      severity: 'error',
      at: version?.at ?? node.at,
      message: `\`apiVersion\` must be \`${API_VERSION}\``,
      hint: 'a file that is no declaration needs a name without .yaml or .yml, or a place outside the source path',
      ...near,
    };
  }
  const text = kind?.kind === 'scalar' ? String(kind.value) : '';
  if (text === 'Fleet') return 'other';
  if (DECLARED_KINDS.some((known) => text === known)) return undefined;
  const near = closest(text, [...DECLARED_KINDS, 'Fleet']);
  return {
    code: 'declaration/kind',
    severity: 'error',
    at: kind?.at ?? node.at,
    message: `\`kind\` must be ${oneOf(DECLARED_KINDS)}`,
    ...(near === undefined ? {} : { hint: `did you mean \`${near}\`?` }),
  };
}

function missing(node: Node, key: 'apiVersion' | 'kind'): Problem {
  const keys = node.kind === 'map' ? [...node.entries.keys()] : [];
  const near = closest(key, keys);
  const entry = node.kind === 'map' && near !== undefined ? node.entries.get(near) : undefined;
  const value = key === 'apiVersion' ? API_VERSION : 'Instance';
  return {
    code: 'declaration/missing-key',
    severity: 'error',
    at: entry?.keyAt ?? node.at,
    message: `this looks like a declaration, but \`${key}\` is missing`,
    hint: near === undefined ? `add \`${key}: ${value}\`` : `\`${near}\` should be \`${key}\``,
  };
}

function declared(node: Node, file: string, validator: Validator): ReadDocument {
  const read = declaredAs(child(node, 'kind'), node, file, validator);
  return read.ok ? { kind: 'good', declared: read.value } : badDocument(node, read.problems);
}

function declaredAs(kind: Node | undefined, node: Node, file: string, valid: Validator): Result<AnyDeclared> {
  const place = { node, file };
  switch (kind?.kind === 'scalar' ? kind.value : undefined) {
    case 'Template':
      return as(valid.template(node), (spec, name) => ({ kind: 'Template', name, spec, ...place }));
    case 'User':
      return as(valid.user(node), (spec, name) => ({ kind: 'User', name, spec, ...place }));
    case 'Role':
      return as(valid.role(node), (spec, name) => ({ kind: 'Role', name, spec, ...place }));
    case 'Team':
      return as(valid.team(node), (spec, name) => ({ kind: 'Team', name, spec, ...place }));
    case 'ChangePolicy':
      return as(valid.changePolicy(node), (spec, name) => ({ kind: 'ChangePolicy', name, spec, ...place }));
    case 'BackupDestination':
      return as(valid.backupDestination(node), (spec, name) => ({
        kind: 'BackupDestination',
        name,
        spec,
        ...place,
      }));
    case 'BackupPolicy':
      return as(valid.backupPolicy(node), (spec, name) => ({ kind: 'BackupPolicy', name, spec, ...place }));
    case 'DataSource':
      return as(valid.dataSource(node), (spec, name) => ({ kind: 'DataSource', name, spec, ...place }));
    default:
      return as(valid.instance(node), (spec, name, { movedFrom, team }) => ({
        kind: 'Instance',
        name,
        spec,
        ...place,
        movedFrom,
        team,
      }));
  }
}

/** A document that fits, as what it declares. */
function as<Spec, Metadata extends { readonly name: string }>(
  read: Result<{ readonly metadata: Metadata; readonly spec: Spec }>,
  make: (spec: Spec, name: string, metadata: Metadata) => AnyDeclared,
): Result<AnyDeclared> {
  if (!read.ok) return read;
  const { metadata, spec } = read.value;
  return ok(make(spec, metadata.name, metadata), read.problems);
}

function badDocument(node: Node, problems: readonly Problem[]): BadDocument {
  const metadata = child(node, 'metadata');
  const name = labelIn(metadata, 'name');
  const movedFrom = labelIn(metadata, 'movedFrom');
  const kind = child(node, 'kind');
  const text = kind?.kind === 'scalar' ? kind.value : undefined;
  const as = DECLARED_KINDS.filter((known) => text === known);
  return {
    kind: 'bad',
    as: as.length === 0 ? DECLARED_KINDS : as,
    names: [name, movedFrom].filter((each) => each !== undefined),
    // A former name that cannot be read is the name of something that still runs.
    isNamed: name !== undefined && (movedFrom !== undefined || child(metadata, 'movedFrom') === undefined),
    problems,
  };
}

function labelIn(metadata: Node | undefined, key: string): string | undefined {
  const node = child(metadata, key);
  if (node?.kind !== 'scalar' || typeof node.value !== 'string') return undefined;
  return isDnsLabel(node.value) ? node.value : undefined;
}
