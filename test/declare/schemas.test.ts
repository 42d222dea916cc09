// Our schemas are JSON Schema 2020-12. The product takes that for granted: proving it costs 100 ms a start.

import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { fleetSchema } from '../../src/model/generated/fleet.ts';
import { instanceSchema } from '../../src/model/generated/instance.ts';
import { templateSchema } from '../../src/model/generated/template.ts';

test.each([
  ['fleet', fleetSchema],
  ['instance', instanceSchema],
  ['template', templateSchema],
])('the schema of %s is valid', (_, schema) => {
  const ajv = new Ajv2020();
  expect(ajv.validateSchema(schema), ajv.errorsText()).toBe(true);
});

test('a schema that is none is seen', () => {
  expect(new Ajv2020({ logger: false }).validateSchema({ type: 'text' })).toBe(false);
});
