// How long it takes to resolve 10,000 instances of a template: cold, with nothing changed, and after one
// file has changed. Time of the thread's own CPU, so that a busy machine changes little.
//   node bench/resolve.ts

import { createHash, createHmac } from 'node:crypto';
import process from 'node:process';
import { loadFleet } from '../src/declare/fleet.ts';
import { createParser } from '../src/declare/parse.ts';
import { createResolver } from '../src/declare/resolve.ts';
import { commit } from '../src/model/ref.ts';
import type { SourceFile, SourceTree } from '../src/model/source.ts';
import type { Fingerprint } from '../src/model/text.ts';

const COUNT = 10_000;
const COLD_MS = 1200;
const WARM_MS = 50;

const FLEET = `apiVersion: shipshape.dev/v1
kind: Fleet
metadata: { name: bench }
spec:
  source: { folder: . }
  targets: { local: { docker: "unix:///var/run/docker.sock", autoPorts: 10000-40000 } }
`;

const TEMPLATE = `apiVersion: shipshape.dev/v1
kind: Template
metadata: { name: postgres }
spec:
  parameters: { POSTGRES_VERSION: { type: string, default: "16" }, DB: { type: string } }
  secrets: { POSTGRES_PASSWORD: { generate: password } }
  ports: { DB_PORT: auto }
  computed: { URL: "postgres://postgres:\${POSTGRES_PASSWORD}@db:5432/\${DB}" }
  sizes: { small: { limits: { db: { memory: 512m, cpus: "0.5" } } } }
  compose: ./compose.yaml
`;

const COMPOSE = `services:
  db:
    image: postgres:\${POSTGRES_VERSION}
    environment: { POSTGRES_DB: "\${DB}", POSTGRES_PASSWORD: "\${POSTGRES_PASSWORD}", URL: "\${URL}" }
    ports: ["\${DB_PORT}:5432"]
    volumes: ["data:/var/lib/postgresql/data"]
    healthcheck: { test: ["CMD-SHELL", "pg_isready"], interval: 2s }
    restart: unless-stopped
volumes: { data: {} }
`;

function instance(index: number, version: string): string {
  return `apiVersion: shipshape.dev/v1
kind: Instance
metadata: { name: crm-${index} }
spec:
  template: postgres
  size: small
  parameters: { POSTGRES_VERSION: "${version}", DB: crm${index} }
`;
}

function file(path: string, text: string): SourceFile {
  const oid = createHash('sha1').update(text).digest('hex');
  return { path, executable: false, oid, size: text.length, text };
}

function treeOf(version: string): SourceTree {
  const files = new Map([
    ['template.yaml', file('template.yaml', TEMPLATE)],
    ['compose.yaml', file('compose.yaml', COMPOSE)],
  ]);
  for (let index = 0; index < COUNT; index += 1) {
    const path = `instances/crm-${index}.yaml`;
    files.set(path, file(path, instance(index, index === 5000 ? version : '17')));
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

function fingerprint(parts: readonly unknown[]): Fingerprint {
  return createHmac('sha256', 'key').update(JSON.stringify(parts)).digest('hex') as Fingerprint;
}

const loaded = loadFleet(FLEET, 'fleet.yaml');
if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
const fleet = loaded.value;
const parse = createParser();
const resolver = createResolver();
const secrets = { fingerprint, problems: new Map(), revision: '1' };
const runs = ['17', '17', '18', '19', '20'].map((version) => {
  const tree = treeOf(version);
  const { declarations } = parse(tree, fleet);
  const wall = performance.now();
  const start = process.threadCpuUsage();
  const needs = resolver.needs(declarations);
  const { desired, problems } = resolver.resolve({
    fleet,
    declarations,
    tree,
    applied: new Map(),
    taken: new Map(),
    secrets,
  });
  const { user, system } = process.threadCpuUsage(start);
  const [local] = desired.values();
  if (local?.instances.length !== COUNT || needs.length !== COUNT || problems.length > 0) {
    throw new Error(JSON.stringify(problems.slice(0, 3)));
  }
  return { cpu: (user + system) / 1000, wall: performance.now() - wall };
});
const [cold, same, ...changed] = runs.map(({ cpu }) => cpu);
const one = Math.min(...changed);
const walls = runs.map(({ wall }) => wall.toFixed(0)).join(' ');
console.log(`${COUNT} instances cold: ${cold?.toFixed(0)} ms (limit ${COLD_MS})`);
console.log(`nothing changed:      ${same?.toFixed(1)} ms`);
console.log(`one file changed:     ${one.toFixed(1)} ms (limit ${WARM_MS})`);
console.log(`wall times: ${walls} ms; memory ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`);
if ((cold ?? 0) > COLD_MS || one > WARM_MS) process.exitCode = 1;
