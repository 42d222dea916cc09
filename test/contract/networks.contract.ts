// Networks: names, subnets, who is connected, host ports.

import { describe, expect, test } from 'vitest';
import { engineId } from '../../src/model/ref.ts';
import { codeOf, failure, type Harness, NOWHERE, signal } from './harness.ts';

export function networkContract(name: string, harness: Harness): void {
  const { subject, engine, named, create, started, network, look, status, forgetNetwork } = harness;
  describe(`${name}: networks`, () => {
    test('a name is given once', async () => {
      await network('net');
      expect(await codeOf(network('net'))).toBe('engine/name-taken');
    });
    test('a network has an id, its labels, and addresses of its own', async () => {
      const id = await network('plain', { Labels: { 'contract.mark': subject().prefix }, Internal: true });
      expect(id).toMatch(/^[0-9a-f]{64}$/);
      const found = await engine().networks.inspect(id, signal);
      expect(found).toMatchObject({ Id: id, Name: named('plain'), Driver: 'bridge', Internal: true });
      expect(found?.Labels).toEqual({ 'contract.mark': subject().prefix });
      expect(found?.IPAM.Config?.[0]?.Subnet).toMatch(/^\d+\.\d+\.\d+\.\d+\/\d+$/);
      const listed = await engine().networks.list({ label: [`contract.mark=${subject().prefix}`] }, signal);
      expect(listed.map((one) => one.Id)).toEqual([id]);
    });
    test('a subnet is given once', async () => {
      const IPAM = { Config: [{ Subnet: '10.231.0.0/24' }] };
      const id = await network('subnet', { IPAM });
      expect((await engine().networks.inspect(id, signal))?.IPAM.Config?.[0]?.Subnet).toBe('10.231.0.0/24');
      expect(await codeOf(network('other', { IPAM }))).toBe('engine/subnet-taken');
    });
    test('inspect of nothing is nothing; removing what is gone is done', async () => {
      expect(await engine().networks.inspect(NOWHERE, signal)).toBeUndefined();
      await engine().networks.remove(NOWHERE, signal);
    });
    test('a network in use is not removed', async () => {
      const id = await network('used');
      await started('user', { HostConfig: { NetworkMode: named('used') } });
      expect(await codeOf(engine().networks.remove(id, signal))).toBe('engine/conflict');
    });
    test('the networks that every engine has are not removed', async () => {
      const bridge = (await engine().networks.list({}, signal)).find((one) => one.Name === 'bridge');
      const work = engine().networks.remove(engineId(bridge?.Id ?? ''), signal);
      expect(await codeOf(work)).toBe('engine/conflict');
    });
    test('connecting what runs gives an address, once', async () => {
      const first = await network('first');
      const second = await network('second');
      const id = await started('joiner', { HostConfig: { NetworkMode: named('first') } });
      await engine().networks.connect(second, id, { Aliases: ['also'] }, signal);
      const { Networks } = (await look(id)).NetworkSettings;
      expect(Networks?.[named('second')]).toMatchObject({
        NetworkID: second,
        IPAddress: expect.stringMatching(/\d/),
      });
      expect(Networks?.[named('second')]?.Aliases).toContain('also');
      expect(Networks?.[named('first')]).toMatchObject({ NetworkID: first });
      expect(await codeOf(engine().networks.connect(second, id, {}, signal))).toBe('engine/conflict');
    });
    test('disconnecting twice is done', async () => {
      const id = await network('left');
      const one = await started('leaver', { HostConfig: { NetworkMode: named('left') } });
      await engine().networks.disconnect(id, one, signal);
      await engine().networks.disconnect(id, one, signal);
      expect((await look(one)).NetworkSettings.Networks?.[named('left')]).toBeUndefined();
    });
    test('what does not run can be connected, and has its place when it starts', async () => {
      await network('home');
      const second = await network('later');
      const id = await create('planned', { HostConfig: { NetworkMode: named('home') } });
      await engine().networks.connect(second, id, { Aliases: ['early'] }, signal);
      await engine().containers.start(id, signal);
      const { Networks } = (await look(id)).NetworkSettings;
      expect(Networks?.[named('later')]).toMatchObject({ NetworkID: second });
      expect(Networks?.[named('later')]?.Aliases).toContain('early');
    });
    test('a fixed address is kept', async () => {
      const id = await network('fixed', { IPAM: { Config: [{ Subnet: '10.232.0.0/24' }] } });
      const one = await started('resident');
      await engine().networks.connect(id, one, { IPAMConfig: { IPv4Address: '10.232.0.7' } }, signal);
      expect((await look(one)).NetworkSettings.Networks?.[named('fixed')]?.IPAddress).toBe('10.232.0.7');
    });
    test('a container whose network is gone does not start, and says which', async () => {
      const id = await network('lost');
      const one = await started('orphan', { HostConfig: { NetworkMode: named('lost') } });
      await engine().containers.stop(one, 0, signal);
      await engine().networks.remove(id, signal);
      forgetNetwork(id);
      const { code, message } = await failure(engine().containers.start(one, signal));
      expect(code).toBe('engine/not-found');
      expect(message).toContain('network');
      expect(await status(one)).toBe('exited');
    });
    test('a host port is held once: the second start fails, and the container stays created', async () => {
      const published = {
        ExposedPorts: { '80/tcp': {} },
        HostConfig: { PortBindings: { '80/tcp': [{ HostIp: '127.0.0.1', HostPort: '18471' }] } },
      };
      const first = await started('holder', published);
      const second = await create('claimant', published);
      expect(await codeOf(engine().containers.start(second, signal))).toBe('engine/port-taken');
      expect((await look(second)).State).toMatchObject({ Status: 'created', ExitCode: 128 });
      await engine().containers.stop(first, 0, signal);
      await engine().containers.start(second, signal);
      expect(await status(second)).toBe('running');
    });
    test('only what is exposed is published', async () => {
      const id = await started('hidden', {
        HostConfig: { PortBindings: { '80/tcp': [{ HostPort: '18472' }] } },
      });
      const ports = (await look(id)).NetworkSettings.Ports ?? {};
      expect(ports['80/tcp'] ?? null).toBeNull();
    });
    test("a container that shares another one's network needs it to run", async () => {
      const host = await create('host');
      const guest = await create('guest', { HostConfig: { NetworkMode: `container:${host}` } });
      expect((await failure(engine().containers.start(guest, signal))).code).toMatch(/^engine\//);
      await engine().containers.start(host, signal);
      await engine().containers.start(guest, signal);
      expect(await status(guest)).toBe('running');
    });
  });
}
