// `shipshape totp`: one-time codes of a person.

import { command } from './command.ts';
import { CODE, printAnswer, WHO, withDaemon } from './daemon.ts';
import { note } from './output.ts';

export const totpEnroll = command({
  name: 'totp enroll',
  summary: 'begin to use one-time codes',
  description:
    'Prints what an authenticator takes, once. From `shipshape totp confirm` on, policies that ask for a code ' +
    'take yours (`--code`).',
  arguments: [],
  options: [...WHO, CODE],
  examples: [{ line: 'shipshape totp enroll --as ana', says: 'for ana' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const answer = await ask('totp-enroll', {}, given.code);
      printAnswer(io, given.global, answer, () => answer.uri);
      note(io, given.global, 'give it to your authenticator, then: shipshape totp confirm DIGITS');
      return 'ok';
    }),
});

export const totpConfirm = command({
  name: 'totp confirm',
  summary: 'confirm one-time codes with a first one',
  description: 'Shows that the authenticator has them right. Each code is taken once.',
  arguments: [{ name: 'digits', description: 'a code, as the authenticator shows it now', required: true }],
  options: WHO,
  examples: [{ line: 'shipshape totp confirm 123456 --as ana', says: 'done' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const answer = await ask('totp-confirm', {}, given.digits);
      printAnswer(io, given.global, answer, () => `${answer.user} uses one-time codes now.`);
      return 'ok';
    }),
});

export const totpRemove = command({
  name: 'totp remove',
  summary: 'stop using one-time codes',
  description: 'Your own with a code; those of others as somebody who may.',
  arguments: [{ name: 'user', description: 'whose (default: your own)', required: false }],
  options: [...WHO, CODE],
  examples: [{ line: 'shipshape totp remove ben', says: 'whose telephone is lost' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const whose = given.user === undefined ? {} : { user: given.user };
      const answer = await ask('totp-remove', whose, given.code);
      printAnswer(io, given.global, answer, () => `${answer.user} uses no one-time codes any more.`);
      return 'ok';
    }),
});
