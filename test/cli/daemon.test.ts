// Every verb that asks the daemon, as people see it: what they type, what is printed, how it ends.

import { expect, test, vi } from 'vitest';
import { address, instanceName, targetName } from '../../src/model/ref.ts';
import type { ControlClient } from '../../src/serve/control-client.ts';
import { type FakeFleet, fakeFleet, OS_USER, PLAN, runRecord } from '../support/fake-daemon.ts';
import { shipshape } from '../support/io.ts';
import { fleetStatus, HEAD, HELD, instanceStatus, OLD } from '../support/status.ts';

/** A connection without a socket: what goes over it is JSON all the same. */
function clientOf(fleet: FakeFleet): ControlClient {
  const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  return {
    ...{ fleet: 'home', version: '1.2.3', actor: OS_USER.name, close: () => {} },
    call: (op, input, _signal, code) => fleet.ask(OS_USER, op, input, code),
    async *follow(op, input, signal) {
      for await (const item of fleet.desk.follow(OS_USER, op, input, signal)) yield json(item);
    },
  };
}

function run(fleet: FakeFleet, line: readonly string[], signal?: AbortSignal) {
  const reach = async () => ({ ok: true, value: clientOf(fleet), problems: [] }) as const;
  return shipshape([...line], { reach, ...(signal === undefined ? {} : { signal }) });
}

const CRM = instanceName('crm');
const DB = address(CRM, 'container', 'db');

function world(): FakeFleet {
  const status = fleetStatus(
    [
      instanceStatus('crm', {
        ...{ reason: 'AwaitingApproval', isReady: false, message: 'a plan waits', appliedCommit: OLD },
        obstacles: [{ kind: 'awaiting-approval', plan: PLAN, missing: '1 more, not the author' }],
        drift: ['db memory: 1 GiB -> 2 GiB'],
      }),
      instanceStatus('shop', {
        reason: 'Held',
        isReady: false,
        message: 'ana: restoring by hand',
        obstacles: [HELD],
      }),
      instanceStatus('wiki'),
    ],
    { waiting: [PLAN] },
  );
  const fleet = fakeFleet({ status });
  fleet.history.push(
    runRecord({ run: 'run-0', commit: OLD, trigger: [{ kind: 'commit', by: 'webhook' }], approvedBy: [] }),
    runRecord({
      trigger: [{ kind: 'event', action: 'die', container: 'crm-db-1' }],
      commit: HEAD,
      changes: [
        {
          ...{ instance: CRM, address: DB, action: 'update', risks: ['restart'] },
          fields: [
            { path: 'memory', before: 1073741824, after: 2147483648, secret: false },
            { path: 'env.PW', before: 'canary-old', after: 'canary-new', secret: true },
          ],
          causes: [
            {
              kind: 'commit',
              at: { file: 'crm.yaml', line: 7, column: 3 },
              commit: HEAD,
              author: 'Ana',
              email: 'ana@example.com',
              subject: 'more memory',
              authoredAt: 0,
            },
          ],
        },
      ],
    }),
  );
  return fleet;
}

const LINES = [
  'status',
  'get crm',
  'plans',
  `plans ${PLAN}`,
  'history',
  'why crm',
  'why crm-db-1',
  'why wiki',
  'whoami',
  'users',
  `approve ${PLAN}`,
  `approve ${PLAN}`,
  `reject ${PLAN} --reason no`,
  'plans --all',
  'hold crm --for 2h --reason restoring',
  'release crm',
  'release crm',
  'suspend --fleet-wide --reason works',
  'suspend crm --target local --reason both',
  'suspend crm',
  'resume --fleet-wide',
  'rollback crm --reason broken',
  'rollback crm fffffff --reason broken',
  'unpin crm',
  'unpin crm',
  'reconcile wiki',
  `accept ${OLD} --reason meant`,
  `accept ${HEAD} --reason meant`,
  'key list',
  'key create ci',
  'totp enroll',
  'audit list --refused',
  'audit verify',
  'hold kasse --for 2h --reason x',
  'why kasse',
  'history --limit 0',
  'get',
] as const;

test('every verb in words', async () => {
  const fleet = world();
  const said: string[] = [];
  for (const line of LINES) {
    const { code, stdout, stderr } = await run(fleet, line.split(' '));
    const notes = stderr.replace('asked the daemon (shipshape 1.2.3) as root\n', '');
    said.push(`$ shipshape ${line}\n${stdout}${notes}${code === 'ok' ? '' : `(${code})\n`}`);
  }
  expect(said.join('\n')).not.toContain('canary');
  await expect(said.join('\n')).toMatchFileSnapshot('golden/daemon.txt');
});

test('for programs every answer is JSON, also when it is no', async () => {
  for (const line of LINES) {
    const { code, stdout, stderr } = await run(world(), [...line.split(' '), '--output', 'json', '--quiet']);
    if (code === 'ok') expect(() => JSON.parse(stdout), line).not.toThrow();
    else if (stderr !== '') expect(JSON.parse(stderr), line).toHaveProperty('error.code');
  }
});

test('without a daemon: words that say so and what to do', async () => {
  for (const line of LINES.filter((one) => !/^(status|history|get$|suspend crm)/.test(one))) {
    const { code, stderr } = await shipshape(line.split(' '));
    expect(code, line).toBe('error');
    expect(stderr).toContain(
      'no daemon runs for this fleet (serve/no-daemon)\n  hint: start one with shipshape serve',
    );
  }
  expect((await shipshape(['status', '--wait'])).stderr).toContain('--watch and --wait need a daemon');
  expect((await shipshape(['plans', '--identity', 'x'])).stderr).toContain('--identity needs --as NAME');
});

test('waiting ends when all is Ready, or with its own exit code when the time is over', async () => {
  const fleet = fakeFleet({ status: fleetStatus([instanceStatus('wiki')]) });
  expect((await run(fleet, ['status', '--wait'])).code).toBe('ok');
  const late = await run(world(), ['status', '--wait', '--timeout', '1s']);
  expect(late).toMatchObject({ code: 'timeout' });
  expect(late.stderr).toContain('not everything is Ready after 1s');
  expect((await run(world(), ['status', '--wait', '--instance', 'wiki', '--timeout', '1s'])).code).toBe('ok');
});

test('events are followed until Ctrl-C; the log lines of containers cannot move the terminal', async () => {
  const fleet = world();
  const stop = new AbortController();
  const following = run(fleet, ['events', '-f'], stop.signal);
  await vi.waitUntil(() => fleet.told.includes('followed'));
  const { events } = fleet.parts.daemon;
  const target = targetName('local');
  events.tell({ kind: 'source.accepted', commit: HEAD, author: 'Ana', subject: 'x \u001b[31mred' });
  events.tell({ kind: 'pass.ended', target, durationMs: 1, changes: 0, outcome: 'unchanged' });
  events.tell({ kind: 'drift.detected', target, instance: CRM, address: DB, fields: ['memory'] });
  events.tell({ kind: 'run.ended', record: runRecord() });
  await fleet.ask(OS_USER, 'hold', { instance: 'crm', for: '1h', reason: 'r' });
  await new Promise((resolve) => setImmediate(resolve));
  stop.abort();
  const { stdout } = await following;
  expect(stdout.replaceAll(/^\S+ \S+ {2}/gm, '')).toBe(
    [
      'source accepted c0ffee01 "x \\u001b[31mred" by Ana',
      'drift of crm/container/db: memory',
      'run run-1 of local ended: applied (engine event die of crm-db-1)',
      'audit allowed: root hold:instance crm r',
      '',
    ].join('\n'),
  );
});
