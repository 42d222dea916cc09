// What the desk takes is what the published schemas say: checked against ajv, which reads the schemas alone.

import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkInput, jsonSchema } from '../../src/control/input.ts';
import { OPERATIONS } from '../../src/control/operations.ts';

const LIKELY = [
  'crm',
  'CRM',
  '',
  ' ',
  '2h',
  'read',
  'allowed',
  'a'.repeat(501),
  'é'.repeat(63),
  '😀'.repeat(300),
];
const value = fc.oneof(
  fc.constantFrom(...LIKELY, '0'.repeat(40), '0123456789ab', `sha256:${'f'.repeat(64)}`),
  fc.string({ unit: 'grapheme' }),
  fc.integer({ min: -2, max: 20_000 }),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.string(), { maxLength: 1 }),
);

test('every operation takes exactly what its schema allows', () => {
  const ajv = new Ajv2020({ strict: true });
  for (const { name, input } of OPERATIONS) {
    const allows = ajv.compile(jsonSchema(input));
    const names = fc.constantFrom(...Object.keys(input), 'other', '__proto__', 'constructor');
    fc.assert(
      fc.property(fc.dictionary(names, value, { maxKeys: 4 }), (given) => {
        const plain: Record<string, unknown> = { ...given };
        const verdict = (() => {
          try {
            checkInput(name, input, plain);
            return true;
          } catch {
            return false;
          }
        })();
        expect(verdict, JSON.stringify(plain)).toBe(allows(plain));
      }),
      { seed: 20261120, numRuns: 300 },
    );
  }
});
