// `shipshape secret set|encrypt|list`. Values come from standard input, never from the command line,
// where every process of the machine could read them.

import { Failure } from '../model/failure.ts';
import type { SecretName } from '../model/text.ts';
import { secretRows, secretText } from '../show/secret-rows.ts';
import { command } from './command.ts';
import { usageFailure } from './errors.ts';
import { withFleet } from './fleet.ts';
import type { Io } from './io.ts';
import { note, printJson, printText } from './output.ts';

const NAME = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\/[A-Za-z_][A-Za-z0-9_]{0,127}$/;

export const secretSet = command({
  name: 'secret set',
  summary: 'keep a value for a secret of an instance',
  description:
    'Reads a value from standard input, without its last line end, and keeps it encrypted on this host. From ' +
    'now on it stands in for the generated value of that name; the next plan shows what it changes.',
  arguments: [
    { name: 'name', description: 'instance and variable: `crm/POSTGRES_PASSWORD`', required: true },
  ],
  options: [],
  examples: [
    { line: 'pass db/crm | shipshape secret set crm/POSTGRES_PASSWORD', says: 'from a password store' },
    { line: 'shipshape secret set crm/TLS_KEY < key.pem', says: 'from a file' },
  ],
  exitCodes: ['ok', 'error', 'usage'],
  async run(given, io) {
    const { name } = given;
    if (!isSecretName(name)) {
      throw usageFailure(
        `${JSON.stringify(name.slice(0, 80))} is no name of a secret: write INSTANCE/VARIABLE`,
      );
    }
    const value = await valueFrom(io);
    return withFleet(io, given.global, async (control) => {
      await (await control.vault()).set(name, value, io.signal);
      note(io, given.global, `kept ${name}; shipshape plan shows what it changes`);
      return 'ok';
    });
  },
});

export const secretEncrypt = command({
  name: 'secret encrypt',
  summary: 'encrypt a value, to be pasted into a declaration',
  description:
    'Reads a value from standard input, without its last line end, and prints it encrypted with age, as ' +
    '`secrets: { NAME: { age: … } }` takes it. Only the host that it is for can read it: this one, or the one ' +
    'whose recipient is given.',
  arguments: [],
  options: [{ name: 'recipient', value: 'AGE', description: 'the public key of another host, `age1…`' }],
  examples: [
    { line: 'printf %s "$TOKEN" | shipshape secret encrypt', says: 'for this host' },
    { line: 'shipshape secret encrypt --recipient age1… < key.pem', says: 'for another host' },
  ],
  exitCodes: ['ok', 'error', 'usage'],
  async run(given, io) {
    const value = await valueFrom(io);
    return withFleet(io, given.global, async (control) => {
      const vault = await control.vault();
      const recipient = given.recipient ?? vault.recipient;
      const age = await vault.encrypt(value, recipient);
      if (given.global.output === 'json') printJson(io, { recipient, age });
      else {
        printText(io, `age: |\n${age.trimEnd().replace(/^/gm, '  ')}\n`);
        note(io, given.global, `for ${recipient}`);
      }
      return 'ok';
    });
  },
});

export const secretList = command({
  name: 'secret list',
  summary: 'list secrets: names, kinds, who uses them',
  description:
    'Lists the secrets that are kept here and those that declarations need. Values are printed only with --reveal.',
  arguments: [],
  options: [{ name: 'reveal', description: 'print the values too; mind who looks over your shoulder' }],
  examples: [
    { line: 'shipshape secret list', says: 'names, kinds, places, dates' },
    { line: 'shipshape secret list --reveal --output json', says: 'with values, for a program' },
  ],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withFleet(io, given.global, async (control) => {
      const { secrets } = await control.secrets(given.reveal, io.signal);
      const rows = secretRows(secrets);
      if (given.global.output === 'json') printJson(io, rows);
      else printText(io, secretText(rows));
      return 'ok';
    }),
});

function isSecretName(text: string): text is SecretName {
  return NAME.test(text);
}

async function valueFrom(io: Io): Promise<string> {
  if (io.stdin.isTTY) {
    throw new Failure('secret/no-value', 'the value is read from standard input, and that is a terminal', {
      hint: 'pipe it in, or redirect a file: shipshape secret … < file',
    });
  }
  return (await io.stdin.text()).replace(/\r?\n$/, '');
}
