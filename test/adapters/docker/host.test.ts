// Addresses of engines.

import { expect, test } from 'vitest';
import { parseDockerHost } from '../../../src/adapters/docker/host.ts';

test.each([
  ['unix:///var/run/docker.sock', false, { kind: 'unix', path: '/var/run/docker.sock' }],
  ['tcp://10.0.0.1', false, { kind: 'tcp', host: '10.0.0.1', port: 2375 }],
  ['tcp://10.0.0.1', true, { kind: 'tcp', host: '10.0.0.1', port: 2376 }],
  ['tcp://[::1]:1234', false, { kind: 'tcp', host: '::1', port: 1234 }],
  ['ssh://ops@db-2', false, { kind: 'ssh', destination: 'ops@db-2', port: undefined }],
  ['ssh://db-2:2222', false, { kind: 'ssh', destination: 'db-2', port: 2222 }],
])('%s', (text, secure, host) => {
  expect(parseDockerHost(text, secure)).toEqual(host);
});

test.each([
  '',
  'docker',
  'http://x',
  'unix://relative',
  'tcp://',
  'ssh://-oProxyCommand=x',
  'ssh://-x@host',
  'tcp://a:b@c',
])('%s is refused, without its password', (text) => {
  expect(() => parseDockerHost(text, false)).toThrow(expect.objectContaining({ code: 'engine/bad-address' }));
  expect(() => parseDockerHost(text, false)).not.toThrow('a:b');
});
