// Where values were written, through variables, files and short forms.

import { expect, test } from 'vitest';
import { loadCompose } from '../../../src/declare/compose/load.ts';

const FILES = new Map([
  [
    '/case/compose.yaml',
    `services:
  db:
    image: db:\${TAG}
    environment:
      - LISTED=1
      - FROM_ENV
    env_file: [a.env]
    ports: ["\${PORT}:5432"]
    extends: {file: base.yaml, service: base}
volumes:
  data: {}
`,
  ],
  [
    '/case/over.yaml',
    `services:
  db:
    environment: {OVER: "\${TAG}-\${PORT}"}
    volumes: [data:/data]
`,
  ],
  ['/case/base.yaml', 'services:\n  base:\n    labels: {l: base}\n'],
  ['/case/a.env', 'IN_FILE=x\n'],
  ['/case/.env', '# tags\nTAG=7\n  FROM_ENV=y\n'],
]);

const PARAMETER = { file: 'crm.yaml', line: 9, column: 5 };

test('the place of every value, then those of its variables', () => {
  const result = loadCompose({
    files: [{ path: 'compose.yaml' }, { path: 'over.yaml' }],
    read: (path) => FILES.get(path),
    workingDir: '/case',
    projectName: 'crm',
    variables: (name) => (name === 'PORT' ? { value: '5433', at: PARAMETER } : undefined),
    profiles: [],
  });
  expect(result.problems).toEqual([]);
  if (!result.ok) return;
  const at = (path: string): readonly string[] =>
    (result.value.origins.get(path) ?? []).map(
      ({ file, line, column }) => `${file.replace('/case/', '')}:${line}:${column}`,
    );
  expect(at('services/db')).toEqual(['compose.yaml:3:5']);
  expect(at('services/db/image')).toEqual(['compose.yaml:3:12', '.env:2:1']);
  expect(at('services/db/environment/LISTED')).toEqual(['compose.yaml:5:9']);
  expect(at('services/db/environment/FROM_ENV')).toEqual(['compose.yaml:6:9', '.env:3:3']);
  expect(at('services/db/environment/IN_FILE')).toEqual(['a.env:1:1']);
  expect(at('services/db/environment/OVER')).toEqual(['over.yaml:3:25', '.env:2:1', 'crm.yaml:9:5']);
  expect(at('services/db/ports/0/published')).toEqual(['compose.yaml:8:13', 'crm.yaml:9:5']);
  expect(at('services/db/volumes/0/target')).toEqual(['over.yaml:4:15']);
  expect(at('services/db/labels/l')).toEqual(['base.yaml:3:17']);
  expect(at('volumes/data')).toEqual(['compose.yaml:11:9']);
  expect(at('volumes/data/name')).toEqual(['compose.yaml:11:9']);
});

test('values of configs and secrets that variables hold come beside the project', () => {
  const text =
    'services: {a: {image: x, secrets: [s], configs: [c]}}\nsecrets: {s: {environment: S}}\nconfigs: {c: {environment: C}}\n';
  const result = loadCompose({
    files: [{ path: 'compose.yaml' }],
    read: (path) => (path === '/case/compose.yaml' ? text : undefined),
    workingDir: '/case',
    projectName: 'crm',
    variables: (name) => (name === 'S' ? { value: '\u0002secret:S\u0003', at: PARAMETER } : undefined),
    profiles: [],
  });
  expect(result.ok && result.value.contents).toEqual(
    new Map([['secrets/s', { value: '\u0002secret:S\u0003', at: PARAMETER }]]),
  );
  expect(JSON.stringify(result.ok && result.value.project)).not.toContain('secret:S');
});
