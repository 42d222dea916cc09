// A fleet that is attacked: a daemon of its own on the real engine, one instance that must go on converging
// with every commit, things of strangers beside it, people in force, and a table of what was tried.

import { createHash } from 'node:crypto';
import { access, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeImages } from '../../../scripts/images.ts';
import type { FleetStatus } from '../../../src/model/condition.ts';
import type { AuditLine } from '../../../src/model/record.ts';
import { openServed, type Served } from '../../support/served.ts';

export type Row = {
  readonly group: string;
  readonly way: string;
  /** What the daemon said of it. */
  readonly words: string;
  /** The audit line that it left. */
  readonly audit: string;
};

type Files = Readonly<Record<string, string | Uint8Array | undefined>>;

export type Lab = {
  readonly served: Served;
  /** Begins the names of everything that is a stranger's. */
  readonly foreign: string;
  readonly rows: Row[];
  /** Where code of the attacker would leave a trace. */
  readonly trace: string;
  /** Files of a commit that also changes what must go on converging. */
  near(): Files;
  /** Pushes, and waits until what must go on converging has. */
  commit(files: Files, message?: string): Promise<FleetStatus>;
  converged(commit: string): Promise<FleetStatus>;
  /** Calls that changed something on the engine since the last time, but for those of what may change. */
  strange(): readonly string[];
  /** The newest audit line that holds, of those since `from`; fails when there is none. */
  auditLine(from: number, holds: (line: AuditLine) => boolean): Promise<string>;
  /** Number of the newest audit line. */
  auditSeq(): Promise<number>;
  /** The same text as long as nobody touched the things of strangers. */
  strangers(): Promise<string>;
  hasTrace(): Promise<boolean>;
  close(): Promise<void>;
};

const IMAGE = 'shipshape-test/web:1';

/** `engine`: path of the engine's socket. */
export async function openLab(engine: string): Promise<Lab> {
  await makeImages(engine, [IMAGE]);
  const foreign = 'shipshape-test-stranger';
  const served = await openServed({
    name: 'shipshape-test-attack',
    engine,
    source: async ({ bare }) => `url: "file://${bare}", branch: main, path: fleet, interval: 1s`,
    fleet: fleetOf,
  });
  const { recorder, folder } = served;
  // What a run that was killed has left.
  await served.hand.sweep('shipshape-test-attack');
  await removeStrangers(served, foreign);
  await makeStrangers(served, foreign);
  // What is made in the one is there in the other: nothing large is copied.
  const alternates = join(served.repository.folder, '.git/objects/info/alternates');
  await writeFile(alternates, `${join(served.bare, 'objects')}\n`);
  let commits = 0;
  let seen = 0;
  let nearId: string | undefined;
  const near = (): Files => {
    commits += 1;
    return { 'fleet/near.yaml': nearFile(64 + commits) };
  };
  const converged: Lab['converged'] = async (commit) => {
    const status = await served.until(({ instances }) =>
      instances.some((one) => one.instance === 'near' && one.isReady && one.desiredCommit === commit),
    );
    nearId = (await served.hand.inspect('near-web-1')).Id;
    return status;
  };
  return {
    served,
    foreign,
    rows: [],
    trace: join(folder, 'trace'),
    near,
    async commit(files, message) {
      return await converged(await served.push({ ...files, ...near() }, message));
    },
    converged,
    strange() {
      const fresh = recorder.changes(seen);
      seen = recorder.calls.length;
      const own = `/containers/${nearId}/update`;
      return fresh
        .map(({ method, url, body }) => `${method} ${url} ${body.toString().slice(0, 200)}`)
        .filter((call) => !call.includes(own));
    },
    async auditSeq() {
      return (await served.audit())[0]?.seq ?? 0;
    },
    async auditLine(from, holds) {
      const fresh = (await served.audit()).filter(({ seq }) => seq > from);
      const found = fresh.find(holds);
      if (found === undefined) throw new Error(`no such line in the audit: ${JSON.stringify(fresh)}`);
      return `${found.actor.name}: ${found.action} ${found.subject} ${found.outcome}`;
    },
    strangers: () => lookOf(served, foreign),
    hasTrace: () =>
      access(join(folder, 'trace')).then(
        () => true,
        () => false,
      ),
    async close() {
      await served.close();
      await removeStrangers(served, foreign);
    },
  };
}

function nearFile(mebibytes: number): string {
  const web = { image: IMAGE, mem_limit: `${mebibytes}m`, volumes: ['data:/data'] };
  const compose = { services: { web }, volumes: { data: {} } };
  const spec = { health: { stableFor: '100ms' }, compose };
  const metadata = { name: 'near' };
  return JSON.stringify({ apiVersion: 'shipshape.dev/v1', kind: 'Instance', metadata, spec });
}

async function fleetOf({
  folder,
  httpPort,
  key,
}: Pick<Served, 'folder' | 'httpPort' | 'key'>): Promise<string> {
  const { line } = await key('ada');
  return [
    `  secrets: { folder: ${folder}/secrets, env: { prefix: SHIPSHAPE_SECRET_ } }`,
    `  listeners: { control: ${folder}/run/control.sock, people: ${folder}/run/people.sock,`,
    `    http: { address: "127.0.0.1:${httpPort}", webhook: { secretFile: ${folder}/webhook } } }`,
    `  admins: [{ name: ada, sshKeys: ["${line}"], emails: [ada@example.com] }]`,
  ].join('\n');
}

async function makeStrangers({ hand: { docker } }: Served, foreign: string): Promise<void> {
  const DriverOpts = { type: 'none', o: 'bind', device: '/' };
  await docker.createVolume({ Name: `${foreign}-volume`, Driver: 'local', DriverOpts });
  await docker.createVolume({ Name: `${foreign}-data` });
  await docker.createNetwork({ Name: `${foreign}-net` });
  for (const name of [foreign, `${foreign}-web-1`]) {
    await (await docker.createContainer({ name, Image: IMAGE })).start();
  }
}

async function removeStrangers({ hand: { docker } }: Served, foreign: string): Promise<void> {
  const absent = () => undefined;
  for (const name of [foreign, `${foreign}-web-1`]) {
    await docker.getContainer(name).remove({ force: true }).catch(absent);
  }
  await docker.getNetwork(`${foreign}-net`).remove().catch(absent);
  for (const name of ['volume', 'data']) await docker.getVolume(`${foreign}-${name}`).remove().catch(absent);
}

async function lookOf({ hand: { docker } }: Served, foreign: string): Promise<string> {
  const containers = await Promise.all(
    [foreign, `${foreign}-web-1`].map((name) => docker.getContainer(name).inspect()),
  );
  const network = await docker.getNetwork(`${foreign}-net`).inspect();
  const volumes = await Promise.all(
    ['volume', 'data'].map((name) => docker.getVolume(`${foreign}-${name}`).inspect()),
  );
  const seen = [containers.map(({ Id, State, Name, Mounts }) => [Id, State, Name, Mounts]), network, volumes];
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex');
}
