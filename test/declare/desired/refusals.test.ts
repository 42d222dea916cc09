import { describe, expect, test } from 'vitest';
import { said, specsOf, web, words } from './specs.ts';

describe('keys that would not do what they say', () => {
  test.for([
    ['post_start: [ { command: x } ]', 'post_start'],
    ['pre_stop: [ { command: x } ]', 'pre_stop'],
    ['use_api_socket: true', 'use_api_socket'],
    ['credential_spec: { registry: x }', 'credential_spec'],
    ['cpu_count: 2', 'cpu_count'],
    ['pull_policy: daily', 'pull_policy daily'],
    ['security_opt: ["seccomp:./profile.json"]', 'a seccomp profile by path'],
  ] as const)('%s is an error at its place', ([keys, name]) => {
    expect(said(keys)).toEqual([`error compose/unsupported-key 4: service web: ${name} is not supported`]);
  });

  test.for([
    ['deploy: { update_config: { parallelism: 2 } }', 'deploy.update_config'],
    ['deploy: { placement: { constraints: [node.role==manager] } }', 'deploy.placement'],
    ['deploy: { labels: { a: b } }', 'deploy.labels'],
    ['deploy: { resources: { reservations: { cpus: "1" } } }', 'deploy.resources.reservations.cpus'],
    ['deploy: { restart_policy: { condition: any, delay: 5s } }', 'deploy.restart_policy.delay'],
  ] as const)('%s is idle', ([keys, name]) => {
    expect(said(keys)).toEqual([
      `warning compose/idle-key 4: service web: ${name} has no effect outside of a swarm`,
    ]);
  });

  test.for([
    'attach: false',
    'develop: { watch: [ { path: ., action: rebuild } ] }',
    'deploy: { mode: replicated }',
  ])('%s is nothing to speak of', (keys) => {
    expect(said(keys)).toEqual([]);
  });

  test('labels of ours are reserved', () => {
    expect(said('labels:\n  dev.shipshape.object: x')).toEqual([
      'error compose/reserved-label 5: label dev.shipshape.object is reserved',
    ]);
  });

  test('all problems come in one pass, once per service and not per replica', () => {
    const specs = specsOf(
      'services:\n  a: { image: i, cpu_count: 1, scale: 3 }\n  b: { image: i, use_api_socket: true }',
    );
    expect(specs.ok).toBe(false);
    expect(specs.problems.map(words)).toEqual([
      'error compose/unsupported-key 2: service a: cpu_count is not supported',
      'error compose/unsupported-key 3: service b: use_api_socket is not supported',
    ]);
  });

  test('builds', () => {
    const spec = web('build: { context: ., args: { A: b } }');
    expect(spec).toMatchObject({ image: 'shipshape/crm-web:1', build: 'crm/image/web', pullPolicy: 'build' });
    expect(said('build: { context: ., ssh: [default] }')).toEqual([
      'error compose/unsupported-key 4: service web: build.ssh is not supported',
    ]);
  });
});

describe('places of fields', () => {
  test('go back to the lines that say them', () => {
    const { origins } = web(
      'environment:\n  - A=1\n  - B=2\nvolumes:\n  - /a:/a\ndeploy:\n  resources:\n    limits:\n      memory: 50m',
    );
    const line = (path: string) => origins[path]?.[0]?.line;
    expect([
      line('image'),
      line('env.A'),
      line('env.B'),
      line('mounts'),
      line('mounts./a'),
      line('memory'),
    ]).toEqual([3, 5, 6, 8, 8, 12]);
  });
});
