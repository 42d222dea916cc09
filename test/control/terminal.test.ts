// Whatever others wrote (declarations, file names, engines, logs), a terminal never gets a control character
// of theirs: every command that shows such words, fed with hostile ones.

import { expect, test } from 'vitest';
import { createControl } from '../../src/control/control.ts';
import { Failure } from '../../src/model/failure.ts';
import { ok } from '../../src/model/result.ts';
import { safeJson } from '../../src/model/safe-text.ts';
import { shipshape } from '../support/io.ts';
import { createMemoryWorld, instanceFile, type MemoryWorld } from '../support/memory-world.ts';

const ESC = '\u001b';
const EVIL = `${ESC}]0;pwned\u0007${ESC}[31mred\u009b2J\u202eback\r\u0008x`;
// Line breaks are ours; everything else of this kind is not.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
const FORBIDDEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

async function run(world: MemoryWorld, ...argv: readonly string[]): Promise<string> {
  const { spine } = world;
  const open = async () =>
    ok(
      createControl(
        spine,
        EVIL,
        async () => spine,
        async () => undefined,
      ),
    );
  const { stdout, stderr } = await shipshape(argv, { open, cwd: world.folder });
  return `${stdout}${stderr}`;
}

function evilCompose(image: string): string {
  const text = safeJson(EVIL);
  return `{ services: { s: { image: "${image}", environment: { X: ${text} }, command: [${text}], labels: { ${text}: ${text} } } } }`;
}

const COMMANDS = [
  ['validate'],
  ['plan'],
  ['plan', '--output', 'json'],
  ['diff'],
  ['status'],
  ['tree'],
  ['render'],
  ['history'],
  ['doctor'],
  ['secret', 'list'],
  ['purge'],
  ['purge', EVIL],
  ['trace', EVIL],
  ['plan', '--instance', EVIL],
  ['plan', '--replace', EVIL],
  ['apply', EVIL],
  [EVIL],
  ['plan', `--${EVIL}`],
] as const;

test('no command obeys the words of others', async () => {
  const logs = [`log ${EVIL}`];
  const images = { 'bad:1': { behaviour: { logs, exits: { afterMs: 10, code: 1 } } } };
  await using world = await createMemoryWorld({ images });
  await world.put({
    'good.yaml': instanceFile('good', '{ services: { s: { image: "app:1" } } }'),
    'bad.yaml': instanceFile('bad', '{ services: { s: { image: "bad:1" } } }'),
    'evil.yaml': instanceFile('evil', evilCompose('bad:1')),
    'worse.yaml': `${instanceFile('worse', '{}')}  ${safeJson(EVIL)}: 1\n`,
    [`e${ESC}[31m.yaml`]: instanceFile('odd', evilCompose('app:1')),
  });
  const seen = new Map<string, string>();
  const look = async (when: string) => {
    for (const argv of COMMANDS) seen.set(`${when}: ${argv.join(' ')}`, await run(world, ...argv));
  };
  await look('before');
  world.engine.control.fail(
    'networks.create',
    new Failure('engine/failed', `no: ${EVIL}`, { hint: EVIL }),
    1,
  );
  seen.set('apply', await run(world, 'apply', '--yes'));
  seen.set('apply again', await run(world, 'apply', '--yes'));
  await world.put({ 'good.yaml': null });
  await look('after');
  seen.set('trace', await run(world, 'trace', 'good-s-1'));
  world.engine.control.fail(
    'containers.list',
    new Failure('engine/failed', `no: ${EVIL}`, { hint: EVIL }),
    99,
  );
  await look('broken');
  const bad = [...seen].filter(([, text]) => FORBIDDEN.test(text));
  expect(
    bad.map(([what, text]) => [
      JSON.stringify(what),
      JSON.stringify(FORBIDDEN.exec(text)),
      text.slice(0, 300),
    ]),
  ).toEqual([]);
  expect(seen.get('apply again')).toContain('log red');
});
