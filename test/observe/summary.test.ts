// Containers as lists show them.

import { describe, expect, test } from 'vitest';
import type { ContainerSummaryJson } from '../../src/model/engine.ts';
import { foreignContainer, summaryKey } from '../../src/observe/summary.ts';

const RUNNING: ContainerSummaryJson = {
  Id: 'ab'.repeat(32),
  Names: ['/other/db', '/web'],
  Image: 'web:1',
  ImageID: `sha256:${'cd'.repeat(32)}`,
  State: 'running',
  Status: 'Up 2 hours (healthy)',
  Labels: null,
  Ports: [
    { IP: '0.0.0.0', PrivatePort: 80, PublicPort: 8080, Type: 'tcp' },
    { IP: '::', PrivatePort: 80, PublicPort: 8080, Type: 'tcp' },
    { PrivatePort: 9000, Type: 'tcp' },
  ],
};

describe('the key of a summary', () => {
  const keyOf = (Status: string, State = 'running') => summaryKey({ ...RUNNING, Status, State });
  test.each([
    ['Up 2 hours (healthy)', 'Up 3 hours (healthy)'],
    ['Up Less than a second', 'Up About an hour'],
    ['Exited (0) 3 weeks ago', 'Exited (0) About a minute ago'],
    ['Created', 'Created'],
  ])('%s is as %s: only time went by', (before, after) => {
    expect(keyOf(before)).toBe(keyOf(after));
  });
  test.each([
    ['Up 2 hours (healthy)', 'Up 2 hours (unhealthy)'],
    ['Up 2 hours', 'Up 2 hours (Paused)'],
    ['Exited (0) 3 weeks ago', 'Exited (137) Less than a second ago'],
    ['Up 1 second', 'Restarting (1) 1 second ago'],
  ])('%s is not as %s', (before, after) => {
    expect(keyOf(before)).not.toBe(keyOf(after));
  });
  test('another name, image, port or network is another key', () => {
    const key = summaryKey(RUNNING);
    expect(summaryKey({ ...RUNNING, Names: ['/web-2'] })).not.toBe(key);
    expect(summaryKey({ ...RUNNING, ImageID: 'sha256:0' })).not.toBe(key);
    expect(summaryKey({ ...RUNNING, Ports: [] })).not.toBe(key);
    expect(summaryKey({ ...RUNNING, NetworkSettings: { Networks: { x: {} } } })).not.toBe(key);
  });
});

test('a foreign container is a name, a state and the ports it holds', () => {
  expect(foreignContainer(RUNNING, { kind: 'foreign' })).toMatchObject({
    name: 'web',
    state: 'running',
    health: 'healthy',
    fields: undefined,
    hostPorts: ['0.0.0.0:8080/tcp', ':::8080/tcp'],
  });
  const exited = foreignContainer(
    { ...RUNNING, State: 'exited', Status: 'Exited (137) 2 days ago' },
    { kind: 'foreign' },
  );
  expect(exited).toMatchObject({ state: 'exited', exitCode: 137, health: 'none' });
});
