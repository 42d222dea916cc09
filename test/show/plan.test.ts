// A plan in its three mouths: the same rows as text, markdown and JSON, safe to print and without secrets.

import { expect, test } from 'vitest';
import type { Change, Plan } from '../../src/model/plan.ts';
import type { SecretName } from '../../src/model/text.ts';
import { planConvergence } from '../../src/plan/converge.ts';
import { freeze } from '../../src/plan/freeze.ts';
import { planJson } from '../../src/show/json.ts';
import { renderPlanMarkdown } from '../../src/show/markdown.ts';
import { obstacleWords, planRows } from '../../src/show/plan-rows.ts';
import { planSummary, summaryWords } from '../../src/show/plan-summary.ts';
import { renderDiff, renderPlanText } from '../../src/show/text.ts';
import { valueWords } from '../../src/show/values.ts';
import type { Given } from '../support/given.ts';
import { situationOf } from '../support/given.ts';

const PLAIN = { color: false, width: 120 };

function planOf(given: Given): Plan {
  return planConvergence(situationOf(given).input);
}

const memory = planOf({
  was: { crm: { services: { web: { memory: 512 * 1024 ** 2 } } } },
  declare: { crm: { services: { web: { memory: 1024 ** 3 } } } },
  blame: { 'crm.yaml:13': { author: 'Ana', subject: 'raise memory', at: 5 } },
});

test('text names the field, both values and who asked for it', () => {
  const text = renderPlanText(planRows(memory), PLAIN);
  expect(text).toContain('  ~ crm/container/web  update in place\n');
  expect(text).toMatch(/~ memory: 512 MiB -> 1 GiB {2}\(crm\.yaml:13, [0-9a-f]{7} by Ana, "raise memory"\)/);
  expect(text.endsWith('Plan: 0 to add, 1 to change, 0 to destroy.\n')).toBe(true);
});

test('a cause that does not fit goes to a line of its own', () => {
  const lines = renderPlanText(planRows(memory), { color: false, width: 60 }).split('\n');
  expect(lines).toContain('      ~ memory: 512 MiB -> 1 GiB');
});

test('what stands in the way is named; what is only worth a word is not', () => {
  const taken = planOf({
    declare: { crm: { services: { web: { ports: ['8080:80'] } } } },
    tamper: [{ foreign: 'other', hostPorts: ['0.0.0.0:8080/tcp'] }],
  });
  expect(obstacleWords(taken)).toEqual([
    'crm/container/web: port 0.0.0.0:8080/tcp is held by other, which is not ours: free it, or declare another port',
  ]);
  const moved = planOf({
    was: { crm: { services: { db: { image: 'postgres:16' } } } },
    tamper: [{ image: 'postgres:16', moved: 'again' }],
  });
  expect(obstacleWords(moved)).toEqual([]);
});

test('colour only when it is wanted', () => {
  expect(renderPlanText(planRows(memory), { color: true, width: 120 })).toContain('\u001b[33m');
  expect(renderPlanText(planRows(memory), PLAIN)).not.toContain('\u001b');
});

test('diff shows what runs and what is declared', () => {
  expect(renderDiff(planRows(memory), { color: false }).split('\n').slice(0, 4)).toEqual([
    '--- crm/container/web (runs)',
    '+++ crm/container/web (declared)',
    '-memory: 512 MiB',
    '+memory: 1 GiB',
  ]);
  expect(renderDiff(planRows(planOf({ was: {} })), { color: false })).toBe('');
});

test('the summary counts as Terraform does', () => {
  const words = (...actions: readonly Change['action'][]) => {
    const [change] = memory.changes;
    if (change === undefined) throw new Error('the plan has no change');
    return summaryWords(planSummary({ changes: actions.map((action) => ({ ...change, action })) }));
  };
  expect(words('create', 'create', 'update')).toBe('Plan: 2 to add, 1 to change, 0 to destroy.');
  expect(words('replace')).toBe('Plan: 1 to add, 0 to change, 1 to destroy.');
  expect(words('remove', 'report')).toBe('Plan: 0 to add, 0 to change, 1 to destroy. 1 thing to look at.');
  expect(words('report', 'report')).toBe('No changes. 2 things to look at.');
  expect(words()).toBe('No changes. What runs is what is declared.');
});

test('no mouth ever says a secret', () => {
  const plan = planOf({
    was: { crm: { services: { db: { env: { PASSWORD: { secret: 'crm/PASSWORD', value: 'hunter2' } } } } } },
    declare: {
      crm: { services: { db: { env: { PASSWORD: { secret: 'crm/PASSWORD', value: 'hunter3' } } } } },
    },
  });
  const rows = planRows(plan);
  const said = [
    renderPlanText(rows, PLAIN),
    renderDiff(rows, PLAIN),
    renderPlanMarkdown(rows),
    JSON.stringify(planJson(plan)),
    JSON.stringify(plan),
  ].join('\n');
  expect(said).not.toMatch(/hunter[23]/);
  expect(said).toContain('secret crm/PASSWORD has a new value');
});

test('a field marked secret is masked even when its value slipped in', () => {
  const [change] = memory.changes;
  if (change === undefined) throw new Error('the plan has no change');
  const fields = change.fields.map((field) => ({
    ...field,
    before: 'hunter2',
    after: 'hunter3',
    secret: true,
  }));
  const plan = freeze({ ...memory, changes: [{ ...change, fields }] });
  const said = `${renderPlanText(planRows(plan), PLAIN)}${JSON.stringify(planJson(plan))}`;
  expect(said).not.toMatch(/hunter[23]/);
  expect(said).toContain('(redacted)');
});

const HOSTILE = 'x\u001b]52;c;ZXZpbA==\u0007\r\n\u202e\u0000|`<img src=x>@team [a](http://evil)';

function hostile(): Plan {
  const [change] = memory.changes;
  if (change === undefined) throw new Error('the plan has no change');
  const cause = {
    kind: 'commit',
    at: { file: HOSTILE, line: 1, column: 1 },
    commit: memory.commit,
    author: HOSTILE,
    email: HOSTILE,
    subject: HOSTILE,
    authoredAt: 0,
  } as const;
  const field = {
    path: HOSTILE,
    before: HOSTILE,
    after: HOSTILE,
    secret: false,
    rule: 'update',
    causes: [cause],
  } as const;
  const secret = { kind: 'secret', name: HOSTILE as SecretName } as const;
  return freeze({ ...memory, changes: [{ ...change, fields: [field], causes: [cause, secret] }] });
}

test('words of others cannot drive a terminal', () => {
  const rows = planRows(hostile());
  for (const text of [renderPlanText(rows, PLAIN), renderDiff(rows, { color: false })]) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  }
  const lines = renderPlanText(planRows(memory), PLAIN).split('\n').length;
  expect(renderPlanText(rows, { color: false, width: 10_000 }).split('\n').length).toBeLessThanOrEqual(lines);
});

test('words of others cannot drive a pull request', () => {
  const markdown = renderPlanMarkdown(planRows(hostile()));
  for (const line of markdown.split('\n')) {
    const outside = line.replaceAll(/(`+)(?!`).*?[^`]\1(?!`)/g, '');
    expect(outside).not.toContain('<img');
    expect(outside).not.toMatch(/@team|:\/\//);
    expect(outside).not.toMatch(/(?<!\\)\]\(http/);
  }
});

test('markdown has the table, the fields and the summary', () => {
  const markdown = renderPlanMarkdown(planRows(memory));
  expect(markdown).toContain('**Plan: 0 to add, 1 to change, 0 to destroy.**');
  expect(markdown).toContain('| `~` | `crm/container/web` | update in place |');
  expect(markdown).toContain('| `memory` | `512 MiB` | `1 GiB` |');
});

test('JSON is complete, with null for what is absent', () => {
  const json = planJson(planOf({ declare: { crm: { services: { web: {} } } } }));
  expect(json.summary).toEqual({ add: 2, change: 0, destroy: 0, report: 0, denied: 0 });
  expect(json.changes[1]?.fields[0]).toMatchObject({ path: 'image', before: null, after: 'app:1' });
  expect(json.steps.map((step) => step.kind)).toContain('container.create');
});

test('values read as people write them', () => {
  expect(valueWords('memory', 0)).toBe('unlimited');
  expect(valueWords('memory', 1536 * 1024 ** 2)).toBe('1536 MiB');
  expect(valueWords('nanoCpus', 500_000_000)).toBe('0.5 cpus');
  expect(valueWords('healthcheck.intervalNs', 30e9)).toBe('30s');
  expect(valueWords('env.EMPTY', '')).toBe('""');
  expect(valueWords('restart', { name: 'on-failure', maxRetries: 3 })).toBe('on-failure:3');
  expect(valueWords('ports', [{ container: '80/tcp', hostIp: '127.0.0.1', hostPort: '8080' }])).toBe(
    '127.0.0.1:8080:80/tcp',
  );
  expect(
    valueWords('mounts./etc', { type: 'bind', source: '/srv', target: '/etc', readOnly: true, options: [] }),
  ).toBe('bind /srv (read-only)');
});
