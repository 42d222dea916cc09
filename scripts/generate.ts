// schemas/*.schema.json are the source of every declaration's shape. This writes what follows from
// them: types, schema constants and validators (src/model/generated/) and the reference
// (docs/reference/). With `--check` it writes nothing and exits 1 when a file is stale.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { compile } from 'json-schema-to-typescript';
import { admissionReference } from './admission.ts';
import type { Schema } from './bundle.ts';
import { bundle, isSchema } from './bundle.ts';
import { referenceOf } from './reference.ts';
import { validatorOf } from './validator.ts';

const ROOT = join(import.meta.dirname, '..');
const KINDS = [
  ...['fleet', 'template', 'instance', 'user', 'role', 'team', 'changePolicy'],
  ...['backupDestination', 'backupPolicy', 'dataSource'],
];

/** Every generated file with its content. */
async function generate(): Promise<ReadonlyMap<string, string>> {
  const common = await readSchema('common');
  const files = new Map<string, string>();
  for (const kind of KINDS) {
    const name = fileName(kind);
    const schema = bundle(await readSchema(name), common);
    files.set(`src/model/generated/${name}.ts`, await typesOf(kind, schema));
    files.set(`src/model/generated/${name}-check.ts`, validatorOf(kind, name, schema));
    files.set(`docs/reference/${name}.md`, referenceOf(kind, name, schema));
  }
  files.set('docs/reference/admission.md', admissionReference());
  return files;
}

/** `changePolicy` → `change-policy`. */
function fileName(kind: string): string {
  return kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

async function readSchema(name: string): Promise<Schema> {
  const schema: unknown = JSON.parse(await readFile(join(ROOT, 'schemas', `${name}.schema.json`), 'utf8'));
  if (!isSchema(schema)) throw new Error(`schemas/${name}.schema.json is not an object`);
  return schema;
}

async function typesOf(kind: string, schema: Schema): Promise<string> {
  const types = await compile(structuredClone(schema), `${kind}Declaration`, {
    additionalProperties: false,
    bannerComment: `// Written by scripts/generate.ts from schemas/${fileName(kind)}.schema.json. Do not edit.`,
    ignoreMinAndMaxItems: true,
    strictIndexSignatures: false,
    unknownAny: true,
    style: { printWidth: 110, singleQuote: true },
  });
  const constant = `/** The schema of ${kind} declarations, complete in itself. */\nexport const ${kind}Schema: object = ${JSON.stringify(schema, undefined, 2)};\n`;
  return `${readonlyTypes(types)}\n${constant}`;
}

/** Declarations are data that nobody changes; the compiler for the types cannot say so itself. */
function readonlyTypes(types: string): string {
  return types
    .replace(/^( +)((?:\w+\??|\[k: string\]):(?= |$))/gm, '$1readonly $2')
    .replace(/(\w+|\([^()]*\))\[\]/g, 'readonly $1[]');
}

async function main(): Promise<void> {
  const isCheck = process.argv.includes('--check');
  let isStale = false;
  for (const [path, content] of await generate()) {
    const full = join(ROOT, path);
    const before = await readFile(full, 'utf8').catch(() => '');
    if (before === content) continue;
    isStale = true;
    console.log(`${isCheck ? 'stale' : 'wrote'} ${path}`);
    if (isCheck) continue;
    await mkdir(dirname(full), { recursive: true });
    await writeFile(full, content);
  }
  if (isCheck && isStale) {
    console.error('generated files are stale: run `node scripts/generate.ts`');
    process.exitCode = 1;
  }
}

await main();
