// Fields of the process itself: what it runs, as whom, where, with which environment and labels.
// Here the image's own defaults are merged as the engine merges them (moby, daemon/commit.go `merge`).

import type { DeclaredFields } from '../model/fields.ts';
import type { ImageFacts } from '../model/observed.ts';
import type { Text } from '../model/text.ts';
import { apiAtLeast, mapAt, numberAt, textAt, textMap, textsAt } from './json.ts';
import { at, flagField, mapField, textField } from './simple.ts';
import type { Field, FieldTable } from './types.ts';

/** Seconds that the engine waits before it kills, when nobody says otherwise. */
const DEFAULT_STOP_TIMEOUT = 10;

const command: Field<readonly Text[]> = {
  rule: 'replace',
  read: (inspect) => textsAt(inspect.Config, 'Cmd'),
  expect: (declared, { image }) => {
    if (declared.command !== undefined && declared.command.length > 0) return declared.command;
    // An entrypoint of one's own clears the image's command; an empty one does not.
    return (declared.entrypoint ?? []).length > 0 ? [] : image.command;
  },
  write: (value) => ({ Cmd: value }),
};

const entrypoint: Field<readonly Text[]> = {
  rule: 'replace',
  read: (inspect) => textsAt(inspect.Config, 'Entrypoint'),
  expect: (declared, { image }) => declared.entrypoint ?? image.entrypoint,
  write: (value) => ({ Entrypoint: value }),
};

const env: Field<Readonly<Record<string, Text | null>>> = {
  rule: 'replace',
  read: (inspect) => textMap(textsAt(inspect.Config, 'Env').map(variable)),
  expect: (declared, { image }) =>
    textMap<Text | null>([...Object.entries(image.env), ...Object.entries(declared.env ?? {})]),
  write: (value) => ({ Env: Object.entries(value).map(([name, text]) => assignment(name, text)) }),
  parts: (value) => value,
};

const labels: Field<Readonly<Record<string, Text>>> = {
  rule: 'replace',
  read: (inspect) => userLabels(mapAt(inspect.Config, 'Labels')),
  expect: (declared, { image }) => userLabels({ ...image.labels, ...declared.labels }),
  write: (value) => ({ Labels: value }),
  parts: (value) => value,
};

const hostname: Field<string> = {
  rule: 'replace',
  read: (inspect) => {
    const name = textAt(inspect.Config, 'Hostname');
    return name === inspect.Id.slice(0, 12) ? '' : name;
  },
  expect: (declared) => declared.hostname ?? '',
  write: (value) => ({ Hostname: value }),
  // Who shares a network or UTS namespace gets the owner's name at start, whatever was asked for.
  equal: (_, expected, live, { live: fields }) =>
    expected === live ||
    (expected === '' &&
      (fields.networkMode === 'host' ||
        fields.networkMode.startsWith('container:') ||
        fields.utsMode === 'host')),
};

const domainname: Field<string> = {
  ...textField('domainname', 'Config', 'Domainname'),
  equal: (_, expected, live, { live: fields }) =>
    expected === live || (expected === '' && fields.networkMode.startsWith('container:')),
};

const stopTimeoutSeconds: Field<number> = {
  rule: 'replace',
  read: (inspect) => numberAt(inspect.Config, 'StopTimeout', DEFAULT_STOP_TIMEOUT),
  expect: (declared) => declared.stopTimeoutSeconds ?? DEFAULT_STOP_TIMEOUT,
  write: (value) => ({ StopTimeout: value }),
};

const annotations: Field<Readonly<Record<string, string>>> = {
  ...mapField('annotations', 'Annotations'),
  expect: (declared, { engine }) =>
    apiAtLeast(engine.apiVersion, '1.43') ? textMap(Object.entries(declared.annotations ?? {})) : {},
};

export const processFields = {
  command,
  entrypoint,
  env,
  labels,
  user: imageText('user', 'User'),
  workingDir: imageText('workingDir', 'WorkingDir'),
  hostname,
  domainname,
  tty: flagField('tty', 'Config', 'Tty'),
  openStdin: flagField('openStdin', 'Config', 'OpenStdin'),
  stopSignal: imageText('stopSignal', 'StopSignal', 'SIGTERM'),
  stopTimeoutSeconds,
  annotations,
} satisfies Partial<FieldTable>;

/** A text of Config that the image may bring. */
function imageText(
  name: keyof DeclaredFields & keyof ImageFacts & ('user' | 'workingDir' | 'stopSignal'),
  key: string,
  unset = '',
): Field<string> {
  return {
    rule: 'replace',
    read: (inspect) => textAt(inspect.Config, key) || unset,
    expect: (declared, { image }) => declared[name] || image[name] || unset,
    write: (value) => at('Config', key, value),
  };
}

/** Labels that are not the reconciler's own nor Compose's: the ones that a declaration can speak about. */
export function userLabels<T>(all: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return textMap(
    Object.entries(all).filter(
      ([name]) => !name.startsWith('dev.shipshape.') && !name.startsWith('com.docker.compose.'),
    ),
  );
}

/** `FOO=bar` → value; `FOO` alone takes the image's variable away. */
export function variable(line: string): readonly [string, string | null] {
  const cut = line.indexOf('=');
  return cut < 0 ? [line, null] : [line.slice(0, cut), line.slice(cut + 1)];
}

/** Text for the payload only: its fingerprint is the value's, not the line's. */
function assignment(name: string, value: Text | null): Text {
  if (value === null) return name;
  if (typeof value === 'string') return `${name}=${value}`;
  return { parts: [`${name}=`, ...value.parts], fingerprint: value.fingerprint };
}
