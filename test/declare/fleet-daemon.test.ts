// What fleet.yaml says to the daemon: defaults, and what is refused.

import { expect, test } from 'vitest';
import { loadFleet } from '../../src/declare/fleet.ts';
import { defaultDaemonPart } from '../../src/declare/fleet-daemon.ts';

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIH3HG3J9CIIAMQ2mV/WtliRYXhxJgq05K44e3iHHFa2d';

function load(spec: string, source = '{ url: https://host/x }') {
  const head = 'apiVersion: shipshape.dev/v1\nkind: Fleet\nmetadata: { name: home }\nspec:\n';
  const own = `  source: ${source}\n  targets: { local: { docker: "unix:///run/docker.sock" } }\n  stateDir: /s\n`;
  return loadFleet(`${head}${own}${spec}`, '/etc/shipshape/fleet.yaml');
}

function fleetOf(spec: string, source?: string) {
  const fleet = load(spec, source);
  if (!fleet.ok) throw new Error(JSON.stringify(fleet.problems));
  return fleet.value;
}

test('nothing said: doors shut, the default floor, and the budget', () => {
  const { listeners, admins, policies, admission, drift, approvals, log, source } = fleetOf('');
  expect(listeners).toEqual({
    control: '/s/control.sock',
    people: undefined,
    http: undefined,
    ssh: undefined,
  });
  expect([admins, drift, approvals, log]).toEqual([
    [],
    { sweepMs: 15_000, inspectMs: 300_000 },
    { expireMs: 86_400_000 },
    { level: 'info' },
  ]);
  expect(admission).toEqual({ profile: 'baseline', rules: {}, hostPaths: [], registries: undefined });
  expect(source).toMatchObject({
    intervalMs: 30_000,
    signatures: { mode: 'none', allowedSignersFile: undefined, gpgHome: undefined },
  });
  expect(
    policies.map(({ name, match, approvals, budget, isFloor }) => [name, match, approvals, budget, isFloor]),
  ).toEqual([
    ['data-loss', { risks: ['data-loss'] }, rule(false), undefined, true],
    ['data-overwrite', { risks: ['data-overwrite'] }, rule(false), undefined, true],
    ['exposure', { risks: ['exposure'] }, rule(true), undefined, true],
    ['data-risk', { risks: ['data-risk'] }, rule(true), undefined, true],
    ['removals', {}, undefined, { removePercent: 20, removeCount: 5 }, true],
  ]);
});

test('ssh: defaults, and everything said', () => {
  expect(fleetOf('  listeners: { ssh: {} }\n').listeners.ssh).toEqual({
    host: '127.0.0.1',
    port: 7422,
    hostKeyFile: '/s/ssh_host_ed25519_key',
    idleTimeoutMs: 900_000,
    maxSessions: 32,
    maxPerPerson: 8,
    mfa: 'off',
    sshd: undefined,
  });
  const said = fleetOf(
    `  listeners: { ssh: { address: "[::]:22", hostKeyFile: k, idleTimeout: 1h, maxSessions: 4, maxPerPerson: 2, mfa: required, sshd: { socket: /run/s/a.sock, authorities: ["${KEY}"] } } }\n`,
  );
  expect(said.listeners.ssh).toMatchObject({
    ...{ host: '::', port: 22, hostKeyFile: '/etc/shipshape/k', idleTimeoutMs: 3_600_000 },
    ...{ maxSessions: 4, maxPerPerson: 2, mfa: 'required' },
    sshd: { socket: '/run/s/a.sock', authorities: [{ type: 'ssh-ed25519' }] },
  });
});

test('a fleet without a file has the same', () => {
  const { listeners, admins, policies, admission, drift, approvals, log } = fleetOf('');
  const made = defaultDaemonPart({ removePercent: 20, removeCount: 5 }, '/s');
  const withoutPlace = policies.map((policy) => ({ ...policy, origin: made.policies[0]?.origin }));
  expect(made).toEqual({ listeners, admins, policies: withoutPlace, admission, drift, approvals, log });
});

function rule(authorMayApprove: boolean) {
  return { count: 1, roles: [], authorMayApprove, mfa: false, expiresMs: 86_400_000 };
}

test('everything said', () => {
  const fleet = fleetOf(
    `  listeners: { control: ./c.sock, people: /run/p.sock, http: { address: "[::1]:80", metrics: open, webhook: { secretFile: w } } }
  admins: [{ name: ana, sshKeys: ["${KEY} ana@laptop"], emails: [ana@example.com] }]
  approvals: { expire: 1h }
  policies:
    - { name: p, approvals: { count: 2 }, windows: { deny: [{ cron: "0 0 * * *", duration: 1h }] } }
    - { name: q, approvals: { expires: 2h } }
  admission: { profile: legacy, rules: { limits: off }, hostPaths: [/srv//media/, /data/./x], registries: ["ghcr.io"] }
`,
    '{ url: https://host/x, interval: 5s, signatures: { mode: head, allowedSigners: ./signers } }',
  );
  expect(fleet.listeners).toEqual({
    control: '/etc/shipshape/c.sock',
    people: '/run/p.sock',
    http: { host: '::1', port: 80, metrics: 'open', webhookSecretFile: '/etc/shipshape/w' },
    ssh: undefined,
  });
  expect(fleet.admins).toMatchObject([
    { name: 'ana', isRoot: true, disabled: false, roles: ['superadmin'], emails: ['ana@example.com'] },
  ]);
  expect(fleet.admins[0]?.sshKeys[0]).toEqual({
    type: 'ssh-ed25519',
    blob: KEY.split(' ')[1],
    fingerprint: 'SHA256:uBnhnt3e9uHzOPTOpdxgkzp/xRp6zZ7PdLUINaqJcmM',
  });
  expect(fleet.policies.map(({ name, approvals }) => [name, approvals?.expiresMs])).toEqual([
    ['p', 3_600_000],
    ['q', 7_200_000],
    ['removals', undefined],
  ]);
  expect(fleet.policies[0]?.windows.deny).toEqual([
    { cron: '0 0 * * *', durationMs: 3_600_000, timezone: 'UTC' },
  ]);
  expect(fleet.admission).toEqual({
    profile: 'legacy',
    rules: { limits: 'off' },
    hostPaths: ['/srv/media', '/data/x'],
    registries: ['ghcr.io'],
  });
  expect(fleet.source).toMatchObject({
    intervalMs: 5_000,
    signatures: { mode: 'head', allowedSignersFile: '/etc/shipshape/signers' },
  });
});

test.each<[string, readonly string[]]>([
  [
    '  listeners: { http: { address: "0.0.0.0" } }\n',
    ['8:33 error fleet/bad-value `address` is not an address to listen on'],
  ],
  [
    '  listeners: { http: { address: "host.example:80" } }\n',
    ['8:33 error fleet/bad-value `address` is not an address to listen on'],
  ],
  [
    '  listeners: { ssh: { address: "ops.example.com:7422" } }\n',
    ['8:32 error fleet/bad-value `address` is not an address to listen on'],
  ],
  [
    '  listeners: { ssh: { maxSessions: 2, maxPerPerson: 3 } }\n',
    ['8:53 error fleet/bad-value `maxPerPerson` is more than `maxSessions`'],
  ],
  [
    `  listeners: { ssh: { sshd: { socket: /${'x'.repeat(107)} } } }\n`,
    ['8:39 error fleet/bad-value the path of the socket is longer than 107 bytes, which no system takes'],
  ],
  [
    '  listeners: { ssh: { sshd: { socket: /run/a, authorities: [nonsense] } } }\n',
    ['8:61 error people/bad-key the key is not taken: it does not begin with the type of a public key'],
  ],
  [
    '  listeners: { http: { address: "127.0.0.1:70000" } }\n',
    ['8:33 error fleet/bad-value `address` is not an address to listen on'],
  ],
  [
    '  listeners: { people: /s/control.sock }\n',
    ['8:24 error fleet/bad-value `people` and `control` are the same socket'],
  ],
  [
    `  listeners: { control: /${'x'.repeat(107)} }\n`,
    ['8:25 error fleet/bad-value the path of the socket is longer than 107 bytes, which no system takes'],
  ],
  [
    `  admins: [{ name: a, sshKeys: ["${KEY}"] }, { name: b, sshKeys: ["${KEY} other"] }, { name: a, sshKeys: [x] }]\n`,
    [
      '8:140 error fleet/bad-value the key SHA256:uBnhnt3e9uHzOPTOpdxgkzp/xRp6zZ7PdLUINaqJcmM is also that of `a`',
      '8:255 error people/bad-key the key is not taken: it does not begin with the type of a public key',
      '8:242 error fleet/bad-value admin `a` stands here twice',
    ],
  ],
  [
    '  admins: [{ name: a, sshKeys: ["-----BEGIN OPENSSH PRIVATE KEY----- hunter2"] }]\n',
    [
      '8:33 error people/private-key this is a private key: whoever can read this file can now be this person',
    ],
  ],
  [
    '  policies: [{ name: p, match: {} }, { name: p, windows: { allow: [{ cron: "0 0 31 2 *", duration: 1h }] } }]\n',
    [
      '8:14 error policy/empty the policy asks for nothing',
      '8:76 error policy/cron `0 0 31 2 *` is a time that never comes',
      '8:46 error fleet/bad-value policy `p` stands here twice',
    ],
  ],
  [
    '  policies: [{ name: p, admission: { exceptions: [{ rule: privileged, instances: [a], owner: a, reason: abc, expires: 2027-01-01 }] } }]\n',
    ['8:59 warning policy/floor-rule `privileged` is a rule of the floor, which no exception lifts'],
  ],
  [
    '  admission: { hostPaths: [/srv/../etc, /] }\n',
    [
      '8:28 error fleet/bad-value `hostPaths` has a path that leads to the top of the target, or back up',
      '8:41 error fleet/bad-value `hostPaths` has a path that leads to the top of the target, or back up',
    ],
  ],
  [
    '  admission: { rules: { privileged: of } }\n',
    [
      '8:37 error declaration/bad-value `spec.admission.rules.privileged` must be `deny`, `approval`, `warn` or `off`, not `of`',
    ],
  ],
])('%j', (spec, expected) => {
  const { problems } = load(spec);
  expect(
    problems.map(
      ({ at, severity, code, message }) => `${at.line}:${at.column} ${severity} ${code} ${message}`,
    ),
  ).toEqual(expected);
  expect(JSON.stringify(problems)).not.toContain('hunter2');
});

test.each<[string, string]>([
  [
    '{ url: https://host/x, signatures: { mode: strict } }',
    'mode `strict` believes nobody: whose signatures are good is not said',
  ],
  ['{ folder: x, signatures: { mode: none } }', '`source.signatures` says nothing beside `source.folder`'],
])('%s', (source, message) => {
  expect(load('', source).problems.map((problem) => problem.message)).toEqual([message]);
});
