// Images, events, signals, and the engine itself.

import { describe, expect, test } from 'vitest';
import { RICH } from '../support/engine-subject.ts';
import { codeOf, type Harness, signal } from './harness.ts';

export function systemContract(name: string, harness: Harness): void {
  const { engine, started } = harness;
  describe(`${name}: images, events, signals`, () => {
    test('an image is found by reference and by id, with its settings', async () => {
      const found = await engine().images.inspect(RICH, signal);
      expect(found?.Config?.['Volumes']).toEqual({ '/data': {} });
      expect((await engine().images.inspect(found?.Id ?? '', signal))?.Id).toBe(found?.Id);
      const listed = (await engine().images.list(signal)).find((one) => one.Id === found?.Id);
      expect(listed?.RepoTags).toContain(RICH);
      expect(await engine().images.inspect('shipshape-test/none:1', signal)).toBeUndefined();
    });
    test('a pull of what is nowhere fails', async () => {
      const work = engine().images.pull('127.0.0.1:1/none:1', '', () => undefined, signal);
      expect(await codeOf(work)).toMatch(/^engine\/(?:image-not-found|registry-unreachable)$/);
    });
    test('events tell what happened since a moment, in order', async () => {
      const since = Date.parse((await engine().system.info(signal)).SystemTime ?? '') / 1000;
      const id = await started('event');
      await engine().containers.stop(id, 5, signal);
      const seen: string[] = [];
      const stop = new AbortController();
      for await (const event of engine().system.events({ since, types: ['container'] }, stop.signal)) {
        if (event.Actor.ID === id) seen.push(event.Action);
        if (seen.includes('stop') && seen.includes('die')) stop.abort();
      }
      // Which of the last two comes first differs between versions.
      const [first, second, ...last] = seen.filter((action) => action !== 'kill');
      expect([first, second, ...last.sort()]).toEqual(['create', 'start', 'die', 'stop']);
    });
    test('a caller who gives up gets a failure, at once', async () => {
      const stop = new AbortController();
      stop.abort(new Error('enough'));
      expect(await codeOf(engine().containers.list({}, stop.signal))).toBe('engine/interrupted');
    });
    test('the engine says who it is', async () => {
      const info = await engine().system.info(signal);
      expect(info.ID).not.toBe('');
      expect((await engine().system.version(signal)).ApiVersion).toMatch(/^1\.\d+$/);
    });
  });
}
