// How long it takes to read a tree of 10,000 declarations: cold, and again after one file has changed.
// Processor time of this thread, so that other work on the machine counts little.
//   node bench/declare.ts

import { createHash } from 'node:crypto';
import process from 'node:process';
import { loadFleet } from '../src/declare/fleet.ts';
import { createParser } from '../src/declare/parse.ts';
import { commit } from '../src/model/ref.ts';
import type { SourceFile, SourceTree } from '../src/model/source.ts';

const COUNT = 10_000;
const COLD_MS = 1200;
const WARM_MS = 40;

const FLEET = `apiVersion: shipshape.dev/v1
kind: Fleet
metadata: { name: bench }
spec:
  source: { folder: . }
  targets: { local: { docker: "unix:///var/run/docker.sock" } }
`;

const TEMPLATE = `apiVersion: shipshape.dev/v1
kind: Template
metadata: { name: postgres }
spec:
  parameters: { POSTGRES_VERSION: { type: string, default: "16" }, DB: { type: string } }
  ports: { HTTP_PORT: auto }
  compose: ./compose.yaml
`;

function instance(index: number, port: number): string {
  return `apiVersion: shipshape.dev/v1
kind: Instance
metadata:
  name: crm-${index}
  team: sales
spec:
  template: postgres
  parameters:
    POSTGRES_VERSION: "17"
    DB: crm${index}
  ports: { HTTP_PORT: ${port} }
  dependsOn: [${index === 0 ? '' : `crm-${index - 1}`}]
`;
}

function file(path: string, text: string): SourceFile {
  const oid = createHash('sha1').update(text).digest('hex');
  return { path, executable: false, oid, size: text.length, text };
}

function treeOf(port: number): SourceTree {
  const files = new Map([['postgres.yaml', file('postgres.yaml', TEMPLATE)]]);
  for (let index = 0; index < COUNT; index += 1) {
    const path = `instances/crm-${index}.yaml`;
    files.set(path, file(path, instance(index, index === 5000 ? port : 8080)));
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

const fleet = loadFleet(FLEET, 'fleet.yaml');
if (!fleet.ok) throw new Error(JSON.stringify(fleet.problems));
const parse = createParser();
const runs = [8080, 8081, 8082, 8083].map((port) => {
  const tree = treeOf(port);
  const start = process.threadCpuUsage();
  const { declarations, problems } = parse(tree, fleet.value);
  const { user, system } = process.threadCpuUsage(start);
  if (declarations.instances.size !== COUNT || problems.length > 0) {
    throw new Error(JSON.stringify(problems.slice(0, 3)));
  }
  return (user + system) / 1000;
});
const [cold = 0, ...warm] = runs;
const warmest = Math.min(...warm);
console.log(`${COUNT} declarations cold: ${cold.toFixed(0)} ms (limit ${COLD_MS})`);
console.log(`one file changed:        ${warmest.toFixed(1)} ms (limit ${WARM_MS})`);
if (cold > COLD_MS || warmest > WARM_MS) process.exitCode = 1;
