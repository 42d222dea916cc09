// Source trees and fleets for tests of declarations.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadFleet } from '../../src/declare/fleet.ts';
import type { Fleet } from '../../src/model/fleet.ts';
import { commit } from '../../src/model/ref.ts';
import type { SourceFile, SourceTree } from '../../src/model/source.ts';
import { decodeText } from '../../src/model/source-rules.ts';

const ONE_TARGET = `apiVersion: shipshape.dev/v1
kind: Fleet
metadata: { name: test }
spec:
  source: { folder: . }
  targets: { local: { docker: "unix:///var/run/docker.sock" } }
`;

/** A tree of these files, by path. */
export function treeOf(contents: Readonly<Record<string, string | Uint8Array>>): SourceTree {
  const files = new Map<string, SourceFile>();
  for (const [path, content] of Object.entries(contents)) {
    const bytes = Buffer.from(content);
    const oid = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
    files.set(path, { path, executable: false, oid, size: bytes.length, text: decodeText(bytes) });
  }
  const revision = {
    commit: commit('worktree'),
    branch: '',
    author: '',
    email: '',
    authoredAt: 0,
    subject: '',
  };
  return { revision, files };
}

/** The fleet in a folder's fleet.yaml, or one with the single target `local`. */
export function fleetOf(folder?: string): Fleet {
  const file = folder === undefined ? undefined : join(folder, 'fleet.yaml');
  const text = file !== undefined && existsSync(file) ? readFileSync(file, 'utf8') : ONE_TARGET;
  const fleet = loadFleet(text, 'fleet.yaml');
  if (!fleet.ok) throw new Error(JSON.stringify(fleet.problems));
  return fleet.value;
}
