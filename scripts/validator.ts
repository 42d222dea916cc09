// A schema as the code that checks it: made here, so that no start of the program loads a compiler of
// schemas and compiles. What comes out needs nothing but the schema's own constant.

import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import type { Schema } from './bundle.ts';

/** What the generated code would take from the validator's package: characters of a text, not its code units. */
const LENGTH = `function lengthOf(text) {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}`;

/** The module with `check<Kind>`: a function of a value that says whether it fits; its `errors` say why not. */
export function validatorOf(kind: string, file: string, schema: Schema): string {
  const ajv = new Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    ownProperties: true,
    verbose: true,
    // Ours are better.
    messages: false,
    strict: true,
    strictTypes: false,
    code: { source: true, esm: true, lines: true },
  });
  ajv.addVocabulary(['patternErrorMessage']);
  const made = standalone.default(ajv, ajv.compile(schema));
  const code = replaced(made, [
    [/^"use strict";\n/, ''],
    [
      /^export const validate = (validate\d+);\nexport default \1;$/m,
      `export const check${capital(kind)} = $1;`,
    ],
    [/^const (schema\d+) = \{"\$schema":.*\};$/m, `const $1 = ${kind}Schema;`],
    [/const (func\d+) = require\("ajv\/dist\/runtime\/ucs2length"\)\.default;/, 'const $1 = lengthOf;'],
  ]);
  if (code.includes('require(')) throw new Error(`the validator of ${kind} needs more than its schema`);
  return `// Written by scripts/generate.ts from schemas/${file}.schema.json. Do not edit.
// @ts-nocheck: made by ajv, which proves it.

import { ${kind}Schema } from './${file}.ts';

${LENGTH}

${code}`;
}

function replaced(text: string, changes: readonly (readonly [RegExp, string])[]): string {
  return changes.reduce((so, [from, to]) => {
    if (!from.test(so)) throw new Error(`the code that ajv makes has no ${from} any more`);
    return so.replace(from, to);
  }, text);
}

function capital(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}
