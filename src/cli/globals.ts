// What is said once for all commands: their common options and the headings of help.

import type { Option } from './command.ts';

/** Options that every command takes, before or after its name. */
export const GLOBAL_OPTIONS = [
  {
    name: 'output',
    short: 'o',
    value: 'FORMAT',
    choices: ['text', 'json', 'markdown'],
    default: 'text',
    description: 'form of the result',
  },
  { name: 'quiet', short: 'q', description: 'print the result and errors, no progress and no notes' },
  { name: 'no-color', description: 'print without colour (also: NO_COLOR=1)' },
  {
    name: 'fleet',
    value: 'FILE',
    description: 'the fleet file (default: ./fleet.yaml, or SHIPSHAPE_FLEET)',
  },
  {
    name: 'path',
    value: 'DIR',
    description: "read declarations from this folder as it lies on disk, not from the fleet's source",
  },
] as const satisfies readonly Option[];

/** Headings of help, in order. */
export const GROUPS = [
  'Declare',
  'Change',
  'Decide',
  'Look',
  'Back up',
  'Keep',
  'People',
  'Shipshape itself',
] as const;

/** What the first word of a two-word command is about. */
export const FAMILIES: Readonly<Record<string, string>> = {
  compose: 'read Compose files as shipshape does',
  backup: 'backups: run, list, show, verify, lock, download, delete, prune, stats, index',
  destination: 'where backups are kept: list, test',
  source: 'what backups are taken from: list, test, databases',
  secret: 'keep secrets: set, encrypt, list',
  state: 'the recorded state: export, import',
  key: 'API keys: create, list, revoke',
  totp: 'one-time codes: enroll, confirm, remove',
  session: 'logins by SSH: end',
  ssh: "for the system's sshd: authorized-keys, attach",
  audit: 'who asked for what: list, verify',
};
