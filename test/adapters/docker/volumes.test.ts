import { expect, test } from 'vitest';
import { createDockerEngine } from '../../../src/adapters/docker/engine.ts';
import { fakeApi, json } from './fake-api.ts';

const signal = new AbortController().signal;

test('a driver that does not answer is told: the list without its volumes looks whole', async () => {
  const words = 'list rexray: Post "http://%2Frun%2Fdocker%2Fplugins%2Frexray.sock/VolumeDriver.List": EOF';
  await using api = await fakeApi((_, response) => json(response, 200, { Volumes: null, Warnings: [words] }));
  const engine = createDockerEngine({ host: api.host });
  expect(await engine.volumes.list({}, signal)).toEqual([]);
  expect(await engine.volumes.troubles(signal)).toEqual([words]);
  engine.close();
});

test('nothing wrong is nothing told', async () => {
  await using api = await fakeApi((_, response) => json(response, 200, { Volumes: [], Warnings: null }));
  const engine = createDockerEngine({ host: api.host });
  expect(await engine.volumes.troubles(signal)).toEqual([]);
  engine.close();
});
