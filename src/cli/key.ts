// `shipshape key`: API keys of the HTTP interface.

import { keysText } from '../show/audit-rows.ts';
import { time } from '../show/obstacle-words.ts';
import { command } from './command.ts';
import { CODE, printAnswer, WHO, withDaemon } from './daemon.ts';
import { note } from './output.ts';

export const keyCreate = command({
  name: 'key create',
  summary: 'make an API key',
  description:
    'Prints the key, once: only a digest of it is kept. It has the permissions of its user, cut to its scope, and ' +
    'never approves, rejects or manages keys. Keys go out of force with their user.',
  arguments: [{ name: 'label', description: 'what it is for', required: true }],
  options: [
    ...WHO,
    CODE,
    {
      name: 'scope',
      value: 'SCOPE',
      choices: ['read', 'full'],
      default: 'read',
      description: 'whether it may only look',
    },
    { name: 'for', value: 'TIME', default: '90d', description: 'how long it is good for: 12h, 90d, 1y' },
  ],
  examples: [{ line: 'shipshape key create prometheus --as ana', says: 'for reading metrics' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const { label, scope } = given;
      const answer = await ask('key-create', { label, scope, for: given.for }, given.code);
      printAnswer(io, given.global, answer, () => answer.key);
      const until = answer.expiresAt === null ? '' : ` until ${time(answer.expiresAt)}`;
      note(io, given.global, `key ${answer.id}, good${until}; it is not shown again`);
      return 'ok';
    }),
});

export const keyList = command({
  name: 'key list',
  summary: 'list API keys',
  description: 'Your own, and those of everybody when you may revoke them.',
  arguments: [],
  options: WHO,
  examples: [{ line: 'shipshape key list', says: 'who has keys, and when they were used last' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const answer = await ask('key-list', {});
      printAnswer(io, given.global, answer, () => keysText(answer.keys));
      return 'ok';
    }),
});

export const keyRevoke = command({
  name: 'key revoke',
  summary: 'revoke an API key',
  description: 'It is refused from the next request on.',
  arguments: [{ name: 'id', description: 'the id, as key list shows it', required: true }],
  options: [...WHO, CODE],
  examples: [{ line: 'shipshape key revoke 7Qd2', says: 'at once' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const answer = await ask('key-revoke', { id: given.id }, given.code);
      printAnswer(io, given.global, answer, () => `Key ${answer.id} is revoked.`);
      return 'ok';
    }),
});
