// The small readers: ports, mounts, sizes, durations, words, paths.

import { describe, expect, test } from 'vitest';
import { cleanPath, joinPath } from '../../../src/declare/compose/paths.ts';
import { isIpAddress, parsePorts } from '../../../src/declare/compose/ports.ts';
import { splitWords } from '../../../src/declare/compose/shell-words.ts';
import { formatDuration, parseBytes, parseDuration } from '../../../src/declare/compose/units.ts';
import { parseMount } from '../../../src/declare/compose/volumes.ts';

describe('ports', () => {
  test.each([
    ['80', [{ hostIp: '', published: '', target: 80, protocol: 'tcp' }]],
    ['[::1]:1:2', [{ hostIp: '::1', published: '1', target: 2, protocol: 'tcp' }]],
    // Accepted since go-connections 0.6, which the released Compose is built with.
    ['::1:1:2/udp', [{ hostIp: '::1', published: '1', target: 2, protocol: 'udp' }]],
    ['8-9:80', [{ hostIp: '', published: '8-9', target: 80, protocol: 'tcp' }]],
  ])('%s', (spec, ports) => {
    expect(parsePorts(spec)).toEqual(ports);
  });

  test.each(['1.2.3.4', '::', '::1', 'fe80::1:2', '1:2:3:4:5:6:7:8', '::ffff:1.2.3.4'])(
    '%s is an address',
    (text) => {
      expect(isIpAddress(text)).toBe(true);
    },
  );

  test.each([
    '',
    '1.2.3',
    '1.2.3.4.5',
    '256.1.1.1',
    '01.2.3.4',
    ':::',
    '1::2::3',
    '1:2',
    '12345::',
    '::1%eth0',
    '::1.2.3',
  ])('%s is none', (text) => {
    expect(isIpAddress(text)).toBe(false);
  });
});

test.each([
  ['/d', { type: 'volume', target: '/d', isBare: true }],
  ['vol:/data:ro,nocopy', { type: 'volume', source: 'vol', target: '/data', readOnly: true, nocopy: true }],
  ['C:\\data:/data', { type: 'bind', source: 'C:\\data', target: '/data' }],
  ['./x:/x:Z,rslave', { type: 'bind', bind: { selinux: 'Z', propagation: 'rslave' } }],
])('the mount %s', (spec, mount) => {
  expect(parseMount(spec)).toMatchObject(mount);
});

test.each([
  ['0', 0],
  ['1024', 1024],
  ['1k', 1024],
  ['1.5 GiB', 1.5 * 1024 ** 3],
  ['10b', 10],
  ['1Gi', undefined],
  ['-1', undefined],
  ['', undefined],
  ['1e3', undefined],
])('%s is %s bytes', (text, bytes) => {
  expect(parseBytes(text)).toBe(bytes);
});

test.each([
  ['0', '0s'],
  ['90s', '1m30s'],
  ['1.5h', '1h30m0s'],
  ['1d', '24h0m0s'],
  ['1500us', '1.5ms'],
  ['-1s', '-1s'],
])('%s prints as %s', (text, printed) => {
  expect(formatDuration(parseDuration(text) ?? -1n)).toBe(printed);
});

test.each([
  ['a "b c" \'d e\'', ['a', 'b c', 'd e']],
  ['a\\ b', ['a b']],
  ['echo hi; rm x', ['echo', 'hi']],
  ['run 2>&1', ['run']],
  ['""', ['']],
  ['', []],
  ['"open', undefined],
  ['f (x)', undefined],
])('the words of %s', (text, words) => {
  expect(splitWords(text)).toEqual(words);
});

test.each([
  ['', '.', '.'],
  ['', 'a/b', 'a/b'],
  ['/p', './a/../b/', '/p/b'],
  ['/p', '../../..', '/'],
  ['p', '../../x', '../x'],
  ['/p', '/abs//x/.', '/abs/x'],
])('from %s, %s is %s', (folder, path, joined) => {
  expect(joinPath(folder, path)).toBe(joined);
  expect(cleanPath(joined)).toBe(joined);
});
