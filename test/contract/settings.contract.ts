// Settings of containers: defaults, refusals, and what an update may change.

import { describe, expect, test } from 'vitest';
import { codeOf, type Harness, signal } from './harness.ts';

export function settingsContract(name: string, harness: Harness): void {
  const { engine, named, create, started, look } = harness;
  describe(`${name}: settings`, () => {
    test('swap is twice the memory when it is not said', async () => {
      const id = await create('swap', { HostConfig: { Memory: 67108864 } });
      expect((await look(id)).HostConfig).toMatchObject({ Memory: 67108864, MemorySwap: 134217728 });
    });
    test.each([
      ['too little memory', { Memory: 1024 }],
      ['less swap than memory', { Memory: 67108864, MemorySwap: 1048576 }],
      ['more reserved than allowed', { Memory: 8388608, MemoryReservation: 16777216 }],
      ['an unknown restart policy', { RestartPolicy: { Name: 'sometimes' } }],
      ['retries without on-failure', { RestartPolicy: { Name: 'always', MaximumRetryCount: 2 } }],
      ['more processors than there are', { NanoCpus: 999e9 }],
      ['a bind whose folder is not there', { Mounts: [{ Type: 'bind', Source: '/no/such', Target: '/x' }] }],
    ])('%s is refused, and nothing is made', async (_, HostConfig) => {
      expect(await codeOf(create('refused', { HostConfig }))).toBe('engine/refused');
      const list = await engine().containers.list({}, signal);
      expect(list.filter((one) => one.Names.includes(`/${named('refused')}`))).toEqual([]);
    });
    test('an update changes limits in place', async () => {
      const id = await started('limits', { HostConfig: { Memory: 67108864 } });
      const { Pid, StartedAt } = (await look(id)).State as unknown as { Pid: number; StartedAt: string };
      const body = {
        Memory: 134217728,
        MemorySwap: 268435456,
        NanoCpus: 500000000,
        PidsLimit: 50,
        CpuShares: 512,
      };
      await engine().containers.update(id, body, signal);
      const after = await look(id);
      expect(after.HostConfig).toMatchObject(body);
      expect(after.State).toMatchObject({ Pid, StartedAt });
    });
    test('an update of memory above the swap limit is a conflict, and changes nothing', async () => {
      const id = await started('above', { HostConfig: { Memory: 67108864 } });
      const work = engine().containers.update(id, { Memory: 268435456 }, signal);
      expect(await codeOf(work)).toBe('engine/conflict');
      expect((await look(id)).HostConfig).toMatchObject({ Memory: 67108864, MemorySwap: 134217728 });
    });
    test('an update cannot take a limit away', async () => {
      const id = await started('kept', { HostConfig: { Memory: 67108864, NanoCpus: 500000000 } });
      await engine().containers.update(id, { Memory: 0, NanoCpus: 0 }, signal);
      expect((await look(id)).HostConfig).toMatchObject({ Memory: 67108864, NanoCpus: 500000000 });
    });
    test('an update takes the limit of processes away', async () => {
      const id = await started('pids', { HostConfig: { PidsLimit: 50 } });
      await engine().containers.update(id, { PidsLimit: -1 }, signal);
      expect([0, -1, null]).toContain((await look(id)).HostConfig['PidsLimit']);
    });
    test('an update changes the restart policy, and refuses nonsense', async () => {
      const id = await started('policy');
      const policy = (RestartPolicy: unknown) => engine().containers.update(id, { RestartPolicy }, signal);
      await policy({ Name: 'on-failure', MaximumRetryCount: 3 });
      expect((await look(id)).HostConfig['RestartPolicy']).toEqual({
        Name: 'on-failure',
        MaximumRetryCount: 3,
      });
      expect(await codeOf(policy({ Name: 'sometimes' }))).toBe('engine/refused');
      expect((await look(id)).HostConfig['RestartPolicy']).toEqual({
        Name: 'on-failure',
        MaximumRetryCount: 3,
      });
    });
    test('processors and their quota exclude each other', async () => {
      const id = await started('quota', { HostConfig: { NanoCpus: 500000000 } });
      expect(await codeOf(engine().containers.update(id, { CpuQuota: 50000 }, signal))).toBe(
        'engine/conflict',
      );
    });
  });
}
