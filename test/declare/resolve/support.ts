// Trees and fleets for tests of resolve: from folders on disk or from texts, without git.

import { createHash, createHmac } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadFleet } from '../../../src/declare/fleet.ts';
import { createParser, type ParseTree } from '../../../src/declare/parse.ts';
import type { FingerprintText } from '../../../src/declare/placeholders.ts';
import { createResolver, type Resolved, type Resolver } from '../../../src/declare/resolve.ts';
import type { ResolveInput } from '../../../src/declare/resolve-input.ts';
import type { Fleet } from '../../../src/model/fleet.ts';
import type { Problem } from '../../../src/model/problem.ts';
import { commit } from '../../../src/model/ref.ts';
import type { SourceFile, SourceTree } from '../../../src/model/source.ts';
import type { Fingerprint } from '../../../src/model/text.ts';

export const FLEET = `apiVersion: shipshape.dev/v1
kind: Fleet
metadata: { name: test }
spec:
  source: { folder: . }
  targets: { local: { docker: "unix:///run/none.sock" } }
`;

/** A fleet of one target, or the one that a text describes. */
export function fleetOf(text = FLEET): Fleet {
  const loaded = loadFleet(text, 'fleet.yaml');
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded.value;
}

/** A revision of texts by path. */
export function treeOf(
  files: Readonly<Record<string, string>>,
  unusable?: ReadonlyMap<string, Problem>,
): SourceTree {
  return {
    revision: {
      commit: commit('worktree'),
      branch: '',
      author: 'Ana',
      email: 'ana@example.com',
      authoredAt: 0,
      subject: '',
    },
    files: new Map(Object.entries(files).map(([path, text]) => [path, sourceFile(path, text)])),
    ...(unusable === undefined ? {} : { unusable }),
  };
}

function sourceFile(path: string, text: string): SourceFile {
  const size = Buffer.byteLength(text);
  const oid = createHash('sha1').update(`blob ${size}\0${text}`).digest('hex');
  return { path, executable: path.endsWith('.sh'), oid, size, text };
}

/** All files below a folder, by path. */
export function readFolder(folder: string, below = ''): Record<string, string> {
  const files: Record<string, string> = {};
  for (const name of readdirSync(join(folder, below)).sort()) {
    const path = below === '' ? name : `${below}/${name}`;
    if (statSync(join(folder, path)).isDirectory()) Object.assign(files, readFolder(folder, path));
    else files[path] = readFileSync(join(folder, path), 'utf8');
  }
  return files;
}

/** A fingerprint over values that a test gives; secrets without one stand for their name. */
export function fingerprints(values: Readonly<Record<string, string>> = {}): FingerprintText {
  return (parts) => {
    const text = parts.map((part) =>
      typeof part === 'string' ? part : (values[part.secret] ?? `<${part.secret}>`),
    );
    return createHmac('sha256', 'test key').update(text.join('')).digest('hex') as Fingerprint;
  };
}

export type World = Partial<ResolveInput> & { readonly resolver?: Resolver; readonly parse?: ParseTree };

/** Parses and resolves a tree; problems of both, in order. */
export function resolveTree(
  tree: SourceTree,
  world: World = {},
): Resolved & { readonly problems: readonly Problem[] } {
  const fleet = world.fleet ?? fleetOf();
  const parsed = (world.parse ?? createParser())(tree, fleet);
  const resolved = (world.resolver ?? createResolver()).resolve({
    fleet,
    tree,
    declarations: parsed.declarations,
    applied: world.applied ?? new Map(),
    taken: world.taken ?? new Map(),
    secrets: world.secrets ?? { fingerprint: fingerprints(), problems: new Map(), revision: '' },
  });
  return { ...resolved, problems: [...parsed.problems, ...resolved.problems] };
}

/** `file:line:col code message (hint)`. */
export function say({ at, code, message, hint }: Problem): string {
  return `${at.file}:${at.line}:${at.column} ${code} ${message}${hint === undefined ? '' : ` (${hint})`}`;
}
