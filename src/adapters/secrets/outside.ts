// Secrets that somebody else keeps: variables of the reconciler's environment and files of one
// folder. Read when a revision is opened, never written, never kept.

import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../model/failure.ts';
import { errorCode } from '../disk/durable.ts';

/** Largest value, in bytes: more than any key or certificate chain. */
export const MAX_SECRET_BYTES = 1024 * 1024;
/** One plain name: no folders, nothing hidden. */
const FILE_NAME = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;

export type Outside = {
  /** Variables as the process got them. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `SHIPSHAPE_SECRET_`; undefined: `fleet.yaml` names no such source. */
  readonly envPrefix: string | undefined;
  readonly folder: string | undefined;
};

/** The value of `{ env: name }`. Fails with `secret/missing`. */
export function fromEnvironment(outside: Outside, name: string): string {
  if (outside.envPrefix === undefined) {
    throw missing(`the environment is no source of secrets`, 'set secrets.env.prefix in fleet.yaml');
  }
  const variable = `${outside.envPrefix}${name}`;
  const value = outside.environment[variable];
  if (value === undefined)
    throw missing(`the environment has no ${variable}`, 'set it where shipshape is started');
  return value;
}

/** The value of `{ file: name }`, without one final newline. Fails with `secret/missing` or `secret/bad-value`. */
export async function fromFolder(outside: Outside, name: string): Promise<string> {
  if (outside.folder === undefined) {
    throw missing('no folder is a source of secrets', 'set secrets.folder in fleet.yaml');
  }
  if (!FILE_NAME.test(name)) {
    throw new Failure('secret/bad-name', `${JSON.stringify(name.slice(0, 60))} is no name of a secret file`, {
      hint: 'letters, digits, dot, dash and underscore; no folders',
    });
  }
  const path = join(outside.folder, name);
  const file = await open(path, 'r').catch((error: unknown) => {
    throw missing(
      `cannot read ${path}: ${errorCode(error) ?? 'unknown reason'}`,
      'put the file there, readable for this user',
    );
  });
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw missing(`${path} is no file`, 'put the value into a plain file');
    if (stat.size > MAX_SECRET_BYTES) throw tooLarge();
    return textOf(await file.readFile()).replace(/\r?\n$/, '');
  } finally {
    await file.close();
  }
}

/** UTF-8 text of a value; fails when it is none. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Failure('secret/bad-value', 'the value is no UTF-8 text', {
      hint: 'encode binary values, for example as base64',
    });
  }
}

/** Refuses values that no environment variable or file for a service can hold. */
export function checkValue(value: string): void {
  if (value === '') {
    throw new Failure('secret/bad-value', 'the value is empty', { hint: 'give the secret a value' });
  }
  if (value.includes('\0')) {
    throw new Failure('secret/bad-value', 'the value holds a NUL character', {
      hint: 'encode binary values, for example as base64',
    });
  }
  if (Buffer.byteLength(value) > MAX_SECRET_BYTES) throw tooLarge();
}

function tooLarge(): Failure {
  return new Failure('secret/bad-value', `the value is larger than ${MAX_SECRET_BYTES >> 20} MiB`, {
    hint: 'keep large files outside and mount them',
  });
}

function missing(message: string, hint: string): Failure {
  return new Failure('secret/missing', message, { hint });
}
