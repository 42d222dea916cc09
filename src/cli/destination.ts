// `shipshape destination` and `shipshape source`: where backups go, and what they are taken from.

import { bytesWords } from '../show/amounts.ts';
import { databasesText, destinationsText, sourcesText } from '../show/recovery-rows.ts';
import { command } from './command.ts';
import { printAnswer, WHO, withDaemon } from './daemon.ts';

export const destinationList = command({
  name: 'destination list',
  summary: 'show where backups are kept',
  description: 'As it is declared; nothing is asked there. destination test asks.',
  arguments: [],
  options: WHO,
  examples: [{ line: 'shipshape destination list', says: 'all of them' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const answer = await ask('destinations', {});
      printAnswer(io, given.global, answer, () => destinationsText(answer.destinations));
      return 'ok';
    }),
});

export const destinationTest = command({
  name: 'destination test',
  summary: 'try whether a destination takes, gives back, lists and deletes',
  description: 'With an object in a corner of its own, which is gone afterwards. No backup is touched.',
  arguments: [{ name: 'destination', description: 'its name', required: true }],
  options: WHO,
  examples: [{ line: 'shipshape destination test offsite', says: 'before it is relied upon' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const answer = await ask('destination-test', { destination: given.destination });
      const { free } = answer;
      const room = free == null ? '' : ` ${bytesWords(free.bytes)} of ${bytesWords(free.total)} are free.`;
      printAnswer(io, given.global, answer, () => `${answer.destination} keeps what it is given.${room}`);
      return 'ok';
    }),
});

export const sourceList = command({
  name: 'source list',
  summary: 'show what is backed up of each instance',
  description: 'By policy, with what cannot be backed up and why.',
  arguments: [{ name: 'instance', description: 'only of this instance', required: false }],
  options: WHO,
  examples: [{ line: 'shipshape source list crm', says: 'is everything in it?' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const answer = await ask('sources', given.instance === undefined ? {} : { instance: given.instance });
      printAnswer(io, given.global, answer, () => sourcesText(answer.sources));
      return answer.sources.every(({ problem }) => problem === null) ? 'ok' : 'error';
    }),
});

const SERVER = [
  { name: 'instance', description: 'the name of an instance', required: true },
  { name: 'source', description: 'the name of a source, as source list shows it', required: true },
] as const;

export const sourceTest = command({
  name: 'source test',
  summary: 'try whether a database can be reached and read',
  description: 'With the client of its own image, as a backup would.',
  arguments: SERVER,
  options: WHO,
  examples: [{ line: 'shipshape source test crm db', says: 'are user and password right?' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const { instance, source } = given;
      const answer = await ask('source-databases', { instance, source });
      const count = Object.keys(answer.databases).length;
      printAnswer(
        io,
        given.global,
        answer,
        () => `${instance}/${source} answers; it has ${count} databases.`,
      );
      return 'ok';
    }),
});

export const sourceDatabases = command({
  name: 'source databases',
  summary: 'list the databases of a server',
  description: 'With their sizes.',
  arguments: SERVER,
  options: WHO,
  examples: [{ line: 'shipshape source databases crm db', says: 'which are there?' }],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withDaemon(io, given, async ({ ask }) => {
      const { instance, source } = given;
      const answer = await ask('source-databases', { instance, source });
      printAnswer(io, given.global, answer, () => databasesText(answer.databases));
      return 'ok';
    }),
});
