// A daemon on an engine in memory, asked by the real command line over a real socket, with real SSH keys.

import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { newNonce } from '../../src/access/challenge.ts';
import { createSignatures } from '../../src/adapters/identity/verify.ts';
import { createDesk } from '../../src/control/desk.ts';
import { OPERATIONS } from '../../src/control/operations.ts';
import { loadFleet } from '../../src/declare/fleet.ts';
import type { User } from '../../src/model/person.ts';
import { commit, sha256 } from '../../src/model/ref.ts';
import { readSshKey } from '../../src/model/ssh-key.ts';
import { serveControl } from '../../src/serve/control-server.ts';
import { identifySigned } from '../../src/serve/identify.ts';
import { reach } from '../../src/wire-client.ts';
import { people, user } from '../access/given.ts';
import { createDaemonWorld, type DaemonWorld } from '../support/daemon-world.ts';
import { shipshape } from '../support/io.ts';
import { instanceFile } from '../support/memory-world.ts';

const PATH = process.env['PATH'] ?? '';

async function keyOf(folder: string, name: string): Promise<User['sshKeys']> {
  const file = join(folder, name);
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', file]);
  const read = readSshKey((await readFile(`${file}.pub`, 'utf8')).trim());
  if (!('key' in read)) throw new Error('no key');
  return [read.key];
}

async function served() {
  const folder = await mkdtemp(join(tmpdir(), 'shipshape-e2e-'));
  const world: DaemonWorld = createDaemonWorld();
  const text = [
    'apiVersion: shipshape.dev/v1',
    'kind: Fleet',
    'metadata: { name: home }',
    'spec:',
    '  source: { folder: ./d }',
    '  stateDir: ./state',
    '  targets: { local: { docker: unix:///nowhere.sock } }',
    `  listeners: { control: ${join(folder, 'run', 'c.sock')} }`,
    '',
  ].join('\n');
  await writeFile(join(folder, 'fleet.yaml'), text);
  const fleet = loadFleet(text, join(folder, 'fleet.yaml'));
  if (!fleet.ok) throw new Error(JSON.stringify(fleet.problems));
  const inForce = people([
    user('ana', { roles: ['operator'], sshKeys: await keyOf(folder, 'ana'), emails: ['ana@example.com'] }),
    user('ben', { roles: ['operator'], sshKeys: await keyOf(folder, 'ben') }),
    user('vic', { roles: ['viewer'], sshKeys: await keyOf(folder, 'vic') }),
    user('old', { roles: ['operator'], disabled: true, sshKeys: await keyOf(folder, 'old') }),
  ]);
  await world.update((state) => ({
    ...state,
    inForce: {
      people: inForce,
      policies: [],
      commit: commit('0'.repeat(40)),
      digest: sha256('x'),
      since: 'x',
      by: 'root',
    },
  }));
  world.source.commit({ 'crm.yaml': instanceFile('crm', '{ services: { web: { image: "app:1" } } }') });
  world.start();
  await world.settle();
  const { ledger, history, audit, clock, daemon } = world;
  const desk = createDesk(
    {
      ...{ fleet: fleet.value, version: '0.1.0', daemon, ledger, history, audit, clock },
      keyUses: new Map(),
      logins: { list: () => [], end: () => false, door: () => undefined },
      random: (bytes) => randomBytes(bytes),
      engine: () => world.engine,
      sealed: { seal: async (text) => text, open: async (text) => text },
      onTrouble: (thrown) => world.bugs.push(thrown),
    },
    OPERATIONS,
  );
  const signatures = createSignatures({ folder, searchPath: PATH });
  const known = { fleet: fleet.value, ledger, audit, signatures, clock };
  const server = await serveControl({
    ...{ path: fleet.value.listeners.control, door: 'own', desk, fleet: 'home', version: '0.1.0' },
    nonce: () => newNonce(randomBytes, clock.now()),
    self: { name: 'root', uid: 0 },
    identify: (proof, asked, signal) => identifySigned(known, proof, asked, signal),
    onTrouble: (thrown) => world.bugs.push(thrown),
  });
  onTestFinished(async () => {
    await server.close();
    await world.stop();
    await rm(folder, { recursive: true, force: true });
  });
  const run = (line: string) =>
    shipshape(line.split(' '), { cwd: folder, reach, env: { PATH, HOME: folder, TMPDIR: folder } });
  const as = (name: string) => `--as ${name} --identity ${join(folder, name)}`;
  return { world, folder, run, as };
}

const PORT = '{ services: { web: { image: "app:1", ports: ["8080:80"] } } }';

test('push, plans, the wrong people, the right one, done, why', async () => {
  const { world, run, as } = await served();
  expect((await run('status')).stdout).toContain('crm       local   Ready');
  world.source.commit({ 'crm.yaml': instanceFile('crm', PORT) });
  await world.pass(40_000);
  await world.settle();
  expect((await run('status')).stdout).toContain('AwaitingApproval');
  const { plans } = JSON.parse((await run('plans --output json')).stdout);
  // The people in force are declared nowhere here: that they go waits for an approval of its own.
  const { id } = plans.find((one: { subject: { kind: string } }) => one.subject.kind === 'target');
  expect((await run(`plans ${id}`)).stdout).toContain('exposure');

  const wrong = await Promise.all([
    run(`approve ${id} ${as('vic')}`),
    run(`approve ${id} ${as('old')}`),
    run(`approve ${id} --as ana --identity ${as('ben').split(' ').at(-1)}`),
    run(`approve ${id} --as root --identity ${as('ben').split(' ').at(-1)}`),
    run(`approve 000000000000 ${as('ben')}`),
  ]);
  expect(wrong.map(({ code }) => code)).toEqual(['error', 'error', 'error', 'error', 'error']);
  const said = wrong.map(({ stderr }) => /\(([a-z]+\/[a-z-]+)\)/.exec(stderr)?.[1]);
  expect(said).toEqual([
    'access/denied',
    'access/signature-refused',
    'access/signature-refused',
    'access/signature-refused',
    'desk/unknown-plan',
  ]);
  const refused = world.audit.lines.filter(
    ({ outcome, actor }) => outcome === 'refused' && actor.proof.kind !== 'own',
  );
  expect(refused.map(({ actor, action }) => `${actor.name} ${action}`).sort()).toEqual([
    'ana identify',
    'old identify',
    'root identify',
    'vic approve:plan',
  ]);
  expect(world.engine.control.containers().map(({ name }) => name)).toEqual(['crm-web-1']);

  const yes = await run(`approve ${id} ${as('ben')}`);
  expect(yes).toMatchObject({ code: 'ok', stdout: `Plan ${id} approved by ben; it is carried out now.\n` });
  await world.settle();
  expect((await run('status')).stdout).toContain('crm       local   Ready');
  const again = await run(`approve ${id} ${as('ben')}`);
  expect(again.stderr).toContain('approval/used');
  const why = (await run('why crm/web --limit 1')).stdout;
  expect(why).toContain('approved by ben (ssh-key SHA256:');
  expect(why).toContain('ports');
  expect(world.bugs).toEqual([]);
});

test("who is who, held and released, and nobody else's business", async () => {
  const { world, run, as } = await served();
  expect((await run(`whoami ${as('vic')}`)).stdout).toMatch(
    /^vic \(ssh-key SHA256:\S+\)\nroles: viewer\nmay: {3}read:fleet /,
  );
  expect((await run('whoami')).stdout).toMatch(/^root \(os-user 0\)\nroles: superadmin\n/);
  const held = await run(`hold crm --for 2h --reason restoring ${as('ana')}`);
  expect(held.stdout).toContain('crm held by ana (ssh-key SHA256:');
  await world.settle();
  const shown = (await run('get crm')).stdout;
  expect(shown).toContain('status:      Held');
  expect(shown).toContain('restoring');
  expect((await run(`release crm ${as('vic')}`)).stderr).toContain('access/denied');
  expect((await run(`release crm ${as('ben')}`)).code).toBe('ok');
  await world.settle();
  expect((await run('status --wait --timeout 2s')).code).toBe('ok');
  expect((await run(`audit list ${as('vic')}`)).stderr).toContain('access/denied');
  expect((await run('audit list')).stdout).toMatch(
    /vic +socket, ssh-key +hold:instance \(release\) +crm +refused/,
  );
  expect((await run('audit verify')).stdout).toMatch(/^\d+ lines, each as it was written\.\n$/);
});
