// Containers: ids, names, what is done already, restart policies, healthchecks, logs.

import { describe, expect, test } from 'vitest';
import { BUSYBOX, EXIT_3, NO_SUCH, SOON_4, TALK } from '../support/engine-subject.ts';
import { codeOf, failure, type Harness, NOWHERE, signal } from './harness.ts';

export function containerContract(name: string, harness: Harness): void {
  const { subject, engine, named, create, started, look, status } = harness;
  describe(`${name}: containers`, () => {
    test('a new container has a full id and waits', async () => {
      const id = await create('new');
      expect(id).toMatch(/^[0-9a-f]{64}$/);
      expect(await status(id)).toBe('created');
    });
    test('a name is given once', async () => {
      await create('twice');
      expect(await codeOf(create('twice'))).toBe('engine/name-taken');
    });
    test('a name that is no name is refused', async () => {
      expect(await codeOf(create('bad name'))).toBe('engine/refused');
    });
    test('an image that is not there is said to be so', async () => {
      expect(await codeOf(create('imageless', { Image: 'shipshape-test/none:1' }))).toBe(
        'engine/image-not-found',
      );
    });
    test('inspect of nothing is nothing, not a failure', async () => {
      expect(await engine().containers.inspect(NOWHERE, signal)).toBeUndefined();
    });
    test('a container is listed with its name, labels and state', async () => {
      const id = await create('listed', { Labels: { 'contract.mark': subject().prefix } });
      const [found, ...others] = await engine().containers.list(
        { label: [`contract.mark=${subject().prefix}`] },
        signal,
      );
      expect(others).toEqual([]);
      expect(found).toMatchObject({
        Id: id,
        Names: [`/${named('listed')}`],
        State: 'created',
        Image: BUSYBOX,
      });
    });
    test('every label asked for must match', async () => {
      await create('labelled', { Labels: { 'contract.a': '1', 'contract.b': subject().prefix } });
      const list = async (...label: string[]) => (await engine().containers.list({ label }, signal)).length;
      expect(await list(`contract.b=${subject().prefix}`, 'contract.a')).toBe(1);
      expect(await list(`contract.b=${subject().prefix}`, 'contract.a=2')).toBe(0);
      expect(await list(`contract.b=${subject().prefix}`, 'contract.c')).toBe(0);
    });
    test('starting twice is starting once', async () => {
      const id = await started('up');
      const { StartedAt } = (await look(id)).State;
      await engine().containers.start(id, signal);
      expect((await look(id)).State).toMatchObject({ Status: 'running', StartedAt });
    });
    test('stopping what is stopped is done', async () => {
      const id = await started('down');
      await engine().containers.stop(id, 5, signal);
      await engine().containers.stop(id, 5, signal);
      expect((await look(id)).State).toMatchObject({ Status: 'exited', ExitCode: 0, Running: false });
    });
    test('stopping what never ran is done and changes nothing', async () => {
      const id = await create('never');
      await engine().containers.stop(id, 5, signal);
      expect(await status(id)).toBe('created');
    });
    test('a program that does not listen is killed when its grace is over', async () => {
      const id = await started('deaf', { Cmd: SOON_4 });
      await engine().containers.stop(id, 0, signal);
      expect((await look(id)).State).toMatchObject({ Status: 'exited', ExitCode: 137 });
    });
    test('removing what is gone is done', async () => {
      const id = await create('gone');
      await engine().containers.remove(id, signal);
      await engine().containers.remove(id, signal);
      expect(await engine().containers.inspect(id, signal)).toBeUndefined();
    });
    test('what runs is not removed', async () => {
      const id = await started('alive');
      expect(await codeOf(engine().containers.remove(id, signal))).toBe('engine/conflict');
      expect(await status(id)).toBe('running');
    });
    test('what is paused is not removed', async () => {
      const id = await started('asleep');
      await engine().containers.pause(id, signal);
      expect(await codeOf(engine().containers.remove(id, signal))).toBe('engine/conflict');
    });
    test('pausing and unpausing twice are done', async () => {
      const id = await started('pause');
      await engine().containers.pause(id, signal);
      await engine().containers.pause(id, signal);
      expect((await look(id)).State).toMatchObject({ Status: 'paused', Running: true, Paused: true });
      await engine().containers.unpause(id, signal);
      await engine().containers.unpause(id, signal);
      expect(await status(id)).toBe('running');
    });
    test('what does not run cannot be paused', async () => {
      const id = await create('still');
      expect(await codeOf(engine().containers.pause(id, signal))).toBe('engine/conflict');
    });
    test('calls on a container that is gone say so', async () => {
      expect(await codeOf(engine().containers.start(NOWHERE, signal))).toBe('engine/not-found');
      expect(await codeOf(engine().containers.stop(NOWHERE, 0, signal))).toBe('engine/not-found');
      expect(await codeOf(engine().containers.rename(NOWHERE, named('x'), signal))).toBe('engine/not-found');
      expect(await codeOf(engine().containers.logs(NOWHERE, 5, signal))).toBe('engine/not-found');
    });
    test('a rename keeps the id and frees the name', async () => {
      const id = await started('old');
      await engine().containers.rename(id, named('renamed'), signal);
      expect((await look(id)).Name).toBe(`/${named('renamed')}`);
      await create('old');
    });
    test('a rename to a name in use, to its own name or to no name is refused', async () => {
      const id = await create('one');
      await create('two');
      expect(await codeOf(engine().containers.rename(id, named('two'), signal))).toBe('engine/name-taken');
      expect(await codeOf(engine().containers.rename(id, named('one'), signal))).toBe('engine/refused');
      expect(await codeOf(engine().containers.rename(id, 'no name', signal))).toBe('engine/refused');
    });
    test('an exit code is kept', async () => {
      const id = await started('exit', { Cmd: EXIT_3 });
      await subject().until(async () => (await status(id)) === 'exited');
      expect((await look(id)).State).toMatchObject({ ExitCode: 3, Running: false });
    });
    test('a program that is not in the image does not start and stays created', async () => {
      const id = await create('mistaken', { Cmd: NO_SUCH });
      const { code, message } = await failure(engine().containers.start(id, signal));
      expect(code).toBe('engine/cannot-start');
      expect(message).toContain('no-such-program');
      expect((await look(id)).State).toMatchObject({ Status: 'created', ExitCode: 127 });
    });
    test('the last lines of both streams, oldest first', async () => {
      const id = await started('talk', { Cmd: TALK });
      await subject().until(async () => (await engine().containers.logs(id, 10, signal)).includes('three'));
      const all = await engine().containers.logs(id, 10, signal);
      expect([...all].sort()).toEqual(['one', 'three', 'two']);
      expect(await engine().containers.logs(id, 1, signal)).toEqual(['three']);
    });
    test('the log as it goes on, until the container stops', async () => {
      const id = await started('follow', { Cmd: TALK });
      const lines: string[] = [];
      const reading = (async () => {
        for await (const line of engine().containers.follow(id, 10, signal)) lines.push(line);
      })();
      await subject().until(async () => lines.includes('three'));
      await engine().containers.stop(id, 0, signal);
      await reading;
      expect([...lines].sort()).toEqual(['one', 'three', 'two']);
    });
    test('a log is followed until the reader leaves', async () => {
      const id = await started('leave', { Cmd: TALK });
      for await (const _line of engine().containers.follow(id, 10, signal)) break;
      expect(await status(id)).toBeDefined();
      const nothing = async () => {
        for await (const _line of engine().containers.follow(NOWHERE, 1, signal)) break;
      };
      expect(await codeOf(nothing())).toBe('engine/not-found');
    });
    test('what a container uses: something while it runs, nothing when it does not, and none of none', async () => {
      const id = await started('uses', { Cmd: TALK });
      const running = await engine().containers.stats(id, signal);
      expect(Date.parse(running?.read ?? '')).toBeGreaterThan(0);
      expect(running?.memory_stats.limit).toBeGreaterThan(0);
      expect(running?.cpu_stats.cpu_usage?.total_usage).toBeGreaterThanOrEqual(0);
      await engine().containers.stop(id, 0, signal);
      const stopped = await engine().containers.stats(id, signal);
      expect(stopped?.memory_stats.usage ?? 0).toBe(0);
      expect(await engine().containers.stats(NOWHERE, signal)).toBeUndefined();
    });
    test('a restart policy restarts, so often and no more', async () => {
      const policy = { RestartPolicy: { Name: 'on-failure', MaximumRetryCount: 2 } };
      const id = await started('again', { Cmd: EXIT_3, HostConfig: policy });
      await subject().until(async () => {
        const { RestartCount, State } = await look(id);
        return RestartCount === 2 && State.Status === 'exited';
      });
      expect((await look(id)).State.ExitCode).toBe(3);
    });
    test('what was stopped by hand is not restarted', async () => {
      const id = await started('always', { HostConfig: { RestartPolicy: { Name: 'always' } } });
      await engine().containers.stop(id, 5, signal);
      expect((await look(id)).State).toMatchObject({ Status: 'exited', Restarting: false });
    });
    test('a healthcheck begins with starting and ends healthy', async () => {
      const Healthcheck = { Test: ['CMD', 'true'], Interval: 1e9, Timeout: 1e9, Retries: 1 };
      const id = await started('healthy', { Healthcheck });
      expect((await look(id)).State.Health?.Status).toBe('starting');
      await subject().until(async () => (await look(id)).State.Health?.Status === 'healthy');
      const list = await engine().containers.list({}, signal);
      expect(list.find((one) => one.Id === id)?.Status).toContain('(healthy)');
    });
    test('a healthcheck that fails ends unhealthy, and the container runs on', async () => {
      const Healthcheck = { Test: ['CMD', 'false'], Interval: 1e9, Timeout: 1e9, Retries: 1 };
      const id = await started('unhealthy', { Healthcheck });
      await subject().until(async () => (await look(id)).State.Health?.Status === 'unhealthy');
      expect(await status(id)).toBe('running');
    });
  });
}
