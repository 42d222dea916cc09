// Our schemas are JSON Schema 2020-12. The product takes that for granted: proving it costs 100 ms a start.

import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { RULES } from '../../src/admit/rules.ts';
import { ADMISSION_RULES, FLOOR_RULES } from '../../src/model/admission.ts';
import { backupDestinationSchema } from '../../src/model/generated/backup-destination.ts';
import { backupPolicySchema } from '../../src/model/generated/backup-policy.ts';
import { changePolicySchema } from '../../src/model/generated/change-policy.ts';
import { dataSourceSchema } from '../../src/model/generated/data-source.ts';
import { fleetSchema } from '../../src/model/generated/fleet.ts';
import { instanceSchema } from '../../src/model/generated/instance.ts';
import { roleSchema } from '../../src/model/generated/role.ts';
import { teamSchema } from '../../src/model/generated/team.ts';
import { templateSchema } from '../../src/model/generated/template.ts';
import { userSchema } from '../../src/model/generated/user.ts';
import { permissions } from '../../src/model/permission.ts';
import type { Action, Risk } from '../../src/model/plan.ts';

test.each([
  ['fleet', fleetSchema],
  ['instance', instanceSchema],
  ['template', templateSchema],
  ['user', userSchema],
  ['role', roleSchema],
  ['team', teamSchema],
  ['change policy', changePolicySchema],
  ['backup destination', backupDestinationSchema],
  ['backup policy', backupPolicySchema],
  ['data source', dataSourceSchema],
])('the schema of %s is valid', (_, schema) => {
  const ajv = new Ajv2020();
  expect(ajv.validateSchema(schema), ajv.errorsText()).toBe(true);
});

test('a schema that is none is seen', () => {
  expect(new Ajv2020({ logger: false }).validateSchema({ type: 'text' })).toBe(false);
});

test('roles can allow what there is to be allowed, and nothing else', () => {
  const verbs = [...new Set(permissions().map((permission) => permission.split(':')[0]))];
  const allowed = ['*:*', ...verbs.map((verb) => `${verb}:*`), ...permissions()].sort();
  expect(enumsIn(roleSchema)).toEqual([allowed]);
});

test('policies name the rules of admission, the risks and the actions that there are', () => {
  // Nobody can weigh what no rule knows.
  const rules = ADMISSION_RULES.filter((rule) => rule !== 'unknown-key').sort();
  const risks: Record<Risk | 'none', true> = {
    ...{
      restart: true,
      downtime: true,
      exposure: true,
      'data-risk': true,
      'data-overwrite': true,
      'data-loss': true,
      none: true,
    },
  };
  const actions: Record<Action, true> = {
    create: true,
    update: true,
    replace: true,
    remove: true,
    report: true,
  };
  for (const schema of [changePolicySchema, fleetSchema]) {
    const enums = enumsIn(schema);
    expect(enums).toContainEqual(rules);
    expect(enums).toContainEqual(Object.keys(risks).sort());
    expect(enums).toContainEqual(Object.keys(actions).sort());
  }
  const floor = Object.entries(RULES).flatMap(([rule, { isFloor }]) => (isFloor ? [rule] : []));
  expect([...FLOOR_RULES].sort()).toEqual(floor.sort());
});

/** Every list of values in a schema, sorted. */
function enumsIn(schema: unknown): readonly (readonly string[])[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) =>
    key === 'enum' && Array.isArray(value) ? [value.map(String).sort()] : enumsIn(value),
  );
}
