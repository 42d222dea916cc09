import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRowCounter } from '../../../src/backup/sources/mysql-rows.ts';

const END = '-- Dump completed on 2026-11-20 13:46:01\n';

function count(dump: string, pieceSize = 7): ReturnType<ReturnType<typeof createRowCounter>['end']> {
  const counter = createRowCounter();
  const bytes = Buffer.from(dump);
  for (let at = 0; at < bytes.length; at += pieceSize) counter.add(bytes.subarray(at, at + pieceSize));
  return counter.end();
}

/** As the server's own client writes a text. */
function literal(text: string): string {
  const escapes: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\0': '\\0', "'": "\\'", '\\': '\\\\' };
  return `'${text.replace(/[\n\r\0'\\]/g, (letter) => escapes[letter] ?? '')}'`;
}

test('rows are counted whatever is in them, wherever the stream is cut, in the form of either client', () => {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom("'),(", '\\', "it's; (", '\n(1);\n', '`', 'INSERT INTO `t` VALUES (1);'),
  );
  const name = fc.oneof(fc.constantFrom('t', 'we`ird', 'a b', 'Ünï'), fc.stringMatching(/^[a-z`' ]{1,20}$/));
  const tables = fc.uniqueArray(
    fc.tuple(name, fc.array(fc.array(text, { minLength: 1, maxLength: 3 }), { maxLength: 6 })),
    {
      selector: ([one]) => one,
      maxLength: 4,
    },
  );
  fc.assert(
    fc.property(tables, fc.boolean(), fc.integer({ min: 1, max: 50 }), (all, isMysql, pieceSize) => {
      const dump = all.map(([table, rows]) => {
        const quoted = `\`${table.replaceAll('`', '``')}\``;
        const tuples = rows.map((row) => `(${row.map(literal).join(',')})`);
        const values = isMysql ? ` ${tuples.join(',')}` : `\n${tuples.join(',\n')}`;
        const insert = rows.length === 0 ? '' : `INSERT INTO ${quoted} VALUES${values};\n`;
        return `CREATE TABLE ${quoted} (\n  \`x\` int COMMENT 'a; (b'\n);\n${insert}UNLOCK TABLES;\n`;
      });
      const expected = Object.fromEntries(all.map(([table, rows]) => [table, rows.length]));
      expect(count(`-- head\n${dump.join('')}${END}`, pieceSize)).toEqual(expected);
    }),
  );
});

test('bodies of routines are no rows', () => {
  const body =
    'DELIMITER ;;\nCREATE PROCEDURE p() BEGIN\nINSERT INTO `t` VALUES (1),(2);\nEND ;;\nDELIMITER ;\n';
  expect(count(`CREATE TABLE \`t\` (\n);\n${body}INSERT INTO \`t\` VALUES (1);\n${END}`)).toEqual({ t: 1 });
});

test('several statements of one table are added up; a dump without its last line has no end', () => {
  const twice = 'INSERT INTO `t` VALUES (1),(2);\nINSERT INTO `t` VALUES (3);\n';
  expect(count(twice + END)).toEqual({ t: 3 });
  expect(count(twice)).toBeUndefined();
});
