import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pgConnect, pgDump, pgLiteral, pgRestore } from '../../../src/backup/sources/postgres.ts';
import { readyGlobals, rolesIn } from '../../../src/backup/sources/postgres-globals.ts';
import type { Server } from '../../../src/backup/sources/server.ts';
import { engineId } from '../../../src/model/ref.ts';

const SERVER: Server = {
  image: engineId('sha256:1'),
  network: { kind: 'none' },
  host: '127.0.0.1',
  port: 5432,
  user: 'postgres',
  password: 'hush',
  lockTimeoutMs: 3000,
};

const GLOBALS = `--
-- PostgreSQL database cluster dump; with a semicolon
--

\\restrict abc
SET standard_conforming_strings = on;

CREATE ROLE postgres;
ALTER ROLE postgres WITH SUPERUSER PASSWORD 'SCRAM-SHA-256$4096:it''s;==';
CREATE ROLE "we;ird ""role"" it's";
ALTER ROLE "we;ird ""role"" it's" WITH NOSUPERUSER PASSWORD 'md5abc';
COMMENT ON ROLE postgres IS 'not one;
CREATE ROLE nobody';
GRANT postgres TO "we;ird ""role"" it's";

\\unrestrict abc

--
-- PostgreSQL database cluster dump complete
--
`;

test('roles that are there are kept, others are made, and whoever loads keeps his password', () => {
  const ready = readyGlobals(GLOBALS, 'postgres');
  expect(rolesIn(GLOBALS)).toEqual(['postgres', 'we;ird "role" it\'s']);
  expect(ready.match(/^DO /gm)).toHaveLength(2);
  expect(ready).toContain('ALTER ROLE postgres WITH SUPERUSER;');
  expect(ready).toContain(`ALTER ROLE "we;ird ""role"" it's" WITH NOSUPERUSER PASSWORD 'md5abc';`);
  expect(ready).toContain("IS 'not one;\nCREATE ROLE nobody';");
  expect(ready).toContain('\\restrict abc\n');
  expect(ready).toContain('\n\\unrestrict abc\n');
  expect(ready).not.toMatch(/\\gexec/);
});

test('what is no statement about roles passes through as it is', () => {
  const word = fc.constantFrom(
    'SET x = 1;',
    "SELECT 'a;b';",
    '-- c;\n',
    '\\connect x\n',
    '"a;b"',
    "E'\\';'",
    ' ',
    '\n',
  );
  fc.assert(
    fc.property(fc.array(word), (words) => {
      const script = words.join('\n');
      expect(readyGlobals(script, 'x')).toBe(script);
    }),
  );
});

test('a name is never an option, a connection string or a part of a command', () => {
  const { command } = pgRestore(SERVER, 'x', `a'b\\c --clean host=evil`);
  expect(command).toContain(`--dbname=dbname='a\\'b\\\\c --clean host=evil'`);
  expect(pgConnect('a"b')).toBe(`\\connect -reuse-previous=on "dbname='a""b'"\n`);
  const dump = pgDump(SERVER, { database: '--version', snapshot: 's', major: 15, level: 1 });
  expect(dump.command).not.toContain('--version');
  expect(dump.environment).toMatchObject({ PGDATABASE: '--version', PGPASSWORD: 'hush' });
  expect(JSON.stringify(dump.command)).not.toContain('hush');
});

test('the dump compresses by itself where it can', () => {
  const of = (major: number) => pgDump(SERVER, { database: 'x', snapshot: 's', major, level: 3 }).command;
  expect(of(15)).toContain('--compress=0');
  expect(of(17)).toContain('--compress=zstd:3');
});

test('a text is the same to every server', () => {
  expect(pgLiteral(`it's \\ here`)).toBe(`E'it''s \\\\ here'`);
});
