// No call that brings settings reaches an engine without the guard: not by another method, not by a plan
// that was altered, not by a path that became a link after the plan was made.

import { expect, test } from 'vitest';
import { createMemoryEngine } from '../../src/adapters/memory/engine.ts';
import { CALLS, type Guard, guarded } from '../../src/apply/guarded.ts';
import type { AdmissionGround } from '../../src/apply/surroundings.ts';
import type { RealPath } from '../../src/model/admission.ts';
import { Failure } from '../../src/model/failure.ts';
import type { CreatePayload } from '../../src/model/plan.ts';
import { addressParts } from '../../src/model/ref.ts';
import type { Engine } from '../../src/ports.ts';
import { fakeClock } from '../support/clock.ts';
import {
  containerSpec,
  createHarness,
  creation,
  desired,
  fingerprint,
  type GivenChange,
  instance,
  makePlan,
  secret,
} from './harness.ts';

type Calls = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>;
const PARTS = Object.entries(CALLS);

/** An engine that writes down what reaches it and answers nothing. */
function recording(): { readonly engine: Engine; readonly reached: string[] } {
  const reached: string[] = [];
  const part = (name: string) =>
    new Proxy(
      {},
      {
        get: (_, method) => () => {
          reached.push(`${name}.${String(method)}`);
        },
        ownKeys: () => Object.keys(CALLS[name as 'images']),
        getOwnPropertyDescriptor: (target, method) => ({
          configurable: true,
          enumerable: true,
          value: () => {
            reached.push(`${name}.${String(method)}`);
            return target;
          },
        }),
      },
    );
  const parts = Object.fromEntries(PARTS.map(([name]) => [name, part(name)]));
  return { engine: { ...parts, close: () => undefined } as unknown as Engine, reached };
}

const refuse: Guard = async ({ kind }) => {
  throw new Failure('admission/denied', kind);
};

test('the table names every method of an engine', () => {
  const engine = createMemoryEngine({ clock: fakeClock() });
  for (const [name, methods] of PARTS) {
    const own = Object.keys(engine[name as keyof typeof CALLS]).filter((key) => !key.startsWith('_'));
    expect(Object.keys(methods).sort()).toEqual(own.sort());
  }
});

test('each method that brings settings asks the guard first; no other one is held up', async () => {
  for (const [name, methods] of PARTS) {
    for (const [method, kind] of Object.entries(methods)) {
      const { engine, reached } = recording();
      const calls = guarded(engine, refuse)[name as keyof typeof CALLS] as unknown as Calls;
      const called = (async () => calls[method]?.('', '', {}, {}, {}))();
      if (kind === 'guarded') {
        await expect(called, `${name}.${method}`).rejects.toMatchObject({ code: 'admission/denied' });
        expect(reached).toEqual([]);
      } else {
        await called;
        expect(reached).toEqual([`${name}.${method}`]);
      }
    }
  }
});

const STEADY = new AbortController().signal;
const db = containerSpec('db');

function planWith(payload: CreatePayload) {
  const change = creation(db);
  const steps = change.steps.map((one) => (one.kind === 'container.create' ? { ...one, payload } : one));
  const altered: GivenChange = { ...change, steps };
  return makePlan([altered]);
}

function groundOf(realPath?: AdmissionGround['realPath'], hostPaths: readonly string[] = []) {
  const settings = { profile: 'baseline', rules: {}, hostPaths, registries: undefined } as const;
  const admission = { settings, policies: [], closedRoots: ['/var/lib/shipshape'], realPath };
  return { admission, desired: desired([instance({ containers: [db] })]) };
}

test.each([
  ['privileged', { Privileged: true }],
  ['socket-mount', { Binds: ['/var/run/../run/docker.sock:/x'] }],
  ['unknown-key', { PublishAllPorts: true }],
])('a plan that asks for what is denied makes nothing: %s', async (rule, HostConfig) => {
  const h = createHarness();
  const outcome = await h.apply(planWith({ Image: 'app:1', HostConfig }), groundOf());
  expect(outcome.kind).toBe('failed');
  expect(outcome.steps[0]).toMatchObject({ kind: 'failed', code: 'admission/denied' });
  expect(JSON.stringify(outcome.steps[0])).toContain(`(rule ${rule})`);
  expect(await h.engine.containers.list({}, STEADY)).toEqual([]);
});

test('what wants a yes is done only when the plan showed it', async () => {
  const HostConfig = { Binds: ['/srv/media:/media'] };
  const plan = planWith({ Image: 'app:1', HostConfig });
  const unasked = await createHarness().apply(plan, groundOf());
  expect(unasked.steps[0]).toMatchObject({ code: 'admission/denied' });
  expect(JSON.stringify(unasked.steps[0])).toContain('nobody agreed');
  const shown = {
    rule: 'host-path',
    level: 'approval',
    instance: addressParts(db.address).instance,
    address: db.address,
    path: 'HostConfig.Binds.0',
    value: '/srv/media',
    message: '',
    hint: '',
  } as const;
  expect((await createHarness().apply({ ...plan, admission: [shown] }, groundOf())).kind).toBe('applied');
  const other = { ...plan, admission: [{ ...shown, value: '/srv/other' }] };
  expect((await createHarness().apply(other, groundOf())).kind).toBe('failed');
});

test('a folder that became a link since the plan was made is found at the call', async () => {
  let leads = '/srv/media';
  const realPath = async (path: string): Promise<RealPath> => ({
    path: path === '/srv/media' ? leads : path,
    kind: 'folder',
  });
  const plan = planWith({ Image: 'app:1', HostConfig: { Binds: ['/srv/media:/media'] } });
  const ground = groundOf(realPath, ['/srv/media']);
  const before = createHarness();
  expect((await before.apply(plan, ground)).kind).toBe('applied');
  leads = '/etc';
  const after = await createHarness().apply(plan, ground);
  expect(JSON.stringify(after.steps[0])).toContain('/srv/media -> /etc (rule denied-path)');
});

test('a denied secret is not told', async () => {
  const h = createHarness();
  const parts = ['API_TOKEN=', { secret: secret('crm/TOKEN') }];
  const text = { parts, fingerprint: fingerprint('x') };
  const plan = planWith({ Image: 'app:1', Env: [text], HostConfig: { Privileged: true } });
  const outcome = await h.apply(plan, groundOf());
  expect(outcome.kind).toBe('failed');
  expect(JSON.stringify([outcome, h.journal, h.progress])).not.toContain('value of crm/TOKEN');
});
