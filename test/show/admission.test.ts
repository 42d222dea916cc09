// What the guard found, as people read it.

import { expect, test } from 'vitest';
import type { AdmissionFinding } from '../../src/model/admission.ts';
import { address, instanceName } from '../../src/model/ref.ts';
import { admissionRows } from '../../src/show/admission-rows.ts';
import { renderPlanMarkdown } from '../../src/show/markdown.ts';
import { renderPlanText } from '../../src/show/text.ts';

const CRM = instanceName('crm');

function finding(rule: AdmissionFinding['rule'], more: Partial<AdmissionFinding> = {}): AdmissionFinding {
  return {
    rule,
    level: 'warn',
    instance: CRM,
    address: address(CRM, 'container', 'db'),
    path: 'HostConfig',
    value: 'x',
    message: 'does something',
    hint: 'do not',
    ...more,
  };
}

test('grave findings stand alone, warnings of one rule about one instance stand together', () => {
  const web = address(CRM, 'container', 'web');
  const admission = [
    finding('limits'),
    finding('limits', { address: web }),
    finding('privileged', { level: 'deny' }),
    finding('public-port', { level: 'approval', address: web }),
  ];
  const rows = admissionRows({ admission });
  expect(rows.map(({ level, rule, about }) => `${level} ${rule} ${about}`)).toEqual([
    'deny privileged crm/container/db',
    'approval public-port crm/container/web',
    'warn limits crm/container/db and 1 more',
  ]);
});

test('an exception says whose it is, why and until when', () => {
  const origin = { file: 'p.yaml', line: 1, column: 1 };
  const exception = {
    rule: 'limits',
    instances: ['crm'],
    owner: 'ana',
    reason: 'old stack',
    expires: Date.UTC(2027, 2, 1),
    origin,
  };
  const [row] = admissionRows({ admission: [finding('limits', { exception })] });
  expect(row?.words).toBe('does something; excepted by ana until 2027-03-01: old stack');
});

test('words of others can neither paint nor break a table', () => {
  const value = '\u001b[31m/srv|x`\n<b>';
  const admission = [finding('host-path', { level: 'deny', value })];
  const summary = { add: 0, change: 0, destroy: 0, report: 0, denied: 1 };
  const rows = { rows: [], admission: admissionRows({ admission }), summary, blockers: [] };
  const text = renderPlanText(rows, { color: false, width: 80 });
  expect(text).not.toContain('\u001b');
  expect(text).toContain('No changes. 1 instance is denied.');
  const markdown = renderPlanMarkdown(rows);
  expect(markdown.split('\n').filter((line) => line.startsWith('| denied'))).toHaveLength(1);
  expect(markdown).toContain('\\|');
});
