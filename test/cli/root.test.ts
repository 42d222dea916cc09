import { expect, test } from 'vitest';
import { allCommands, COMMANDS } from '../../src/cli/commands.ts';
import { EXITS } from '../../src/cli/exit.ts';
import { FAMILIES, GLOBAL_OPTIONS } from '../../src/cli/globals.ts';
import { shipshape } from '../support/io.ts';

test('--version prints the version and nothing else', async () => {
  const ran = await shipshape(['--version']);
  expect(ran.code).toBe('ok');
  expect(ran.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  expect(ran.stderr).toBe('');
});

test('help names every command, with its summary', async () => {
  const ran = await shipshape(['--help']);
  expect(ran.code).toBe('ok');
  for (const { name } of COMMANDS) expect(ran.stdout).toContain(`  ${name.split(' ')[0]}`);
});

test('no command: help on stderr, and the code for a wrong command line', async () => {
  const ran = await shipshape([]);
  expect(ran.code).toBe('usage');
  expect(ran.stdout).toBe('');
  expect(ran.stderr).toContain('Usage: shipshape');
});

test('the first word of a family alone: its commands with their summaries', async () => {
  const ran = await shipshape(['compose']);
  expect(ran.code).toBe('usage');
  expect(ran.stderr).toContain('print a Compose project in its long form');
});

test.each([
  { argv: ['verson'], says: "error: unknown command 'verson' (Did you mean version?) (cli/usage)" },
  { argv: ['version', '--ouput', 'json'], says: "unknown option '--ouput' (Did you mean --output?)" },
  { argv: ['version', 'more'], says: 'too many arguments' },
  { argv: ['completion'], says: "missing required argument 'shell'" },
  { argv: ['completion', 'fish'], says: 'Allowed choices are bash, zsh' },
  { argv: ['version', '--output', 'xml'], says: 'Allowed choices are text, json, markdown' },
  { argv: ['version', '--output', 'markdown'], says: 'version has no --output markdown, only text, json' },
  { argv: ['version', '--fleet'], says: "option '--fleet <FILE>' argument missing" },
])('a wrong command line: $argv', async ({ argv, says }) => {
  const ran = await shipshape(argv);
  expect(ran.code).toBe('usage');
  expect(ran.stdout).toBe('');
  expect(ran.stderr).toContain(says);
  expect(ran.stderr).not.toContain('    at ');
});

test('a wrong command line as JSON', async () => {
  const ran = await shipshape(['nothing', '--output', 'json']);
  expect(JSON.parse(ran.stderr)).toMatchObject({ error: { code: 'cli/usage' } });
});

test('global options stand before or after the command', async () => {
  const [before, after] = await Promise.all([
    shipshape(['--output', 'json', 'version']),
    shipshape(['version', '--output', 'json']),
  ]);
  expect(before).toEqual(after);
  expect(JSON.parse(after.stdout)).toHaveProperty('version');
});

test('every command is declared whole and in the table under its own name', async () => {
  const globals = GLOBAL_OPTIONS.map((option) => option.name as string);
  for (const [index, command] of (await allCommands()).entries()) {
    expect(command.name).toBe(COMMANDS[index]?.name);
    expect(command.summary).toMatch(/^[a-z].*[^.]$/);
    expect(command.description).toMatch(/\.$/);
    expect(command.examples.length).toBeGreaterThan(0);
    for (const example of command.examples) expect(example.line).toContain(`shipshape ${command.name}`);
    expect(command.exitCodes.length).toBeGreaterThan(0);
    for (const code of command.exitCodes) expect(Object.keys(EXITS)).toContain(code);
    const names = [...command.arguments, ...command.options].map((each) => each.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => globals.includes(name))).toEqual([]);
    const [family, second] = command.name.split(' ');
    if (second !== undefined) expect(FAMILIES).toHaveProperty(family ?? '');
  }
});

test('help of every command shows its options, examples and exit codes', async () => {
  for (const command of await allCommands()) {
    const ran = await shipshape([...command.name.split(' '), '--help']);
    expect(ran.code).toBe('ok');
    for (const option of command.options) expect(ran.stdout).toContain(`--${option.name}`);
    for (const example of command.examples) expect(ran.stdout).toContain(`$ ${example.line}`);
    for (const code of command.exitCodes) expect(ran.stdout).toContain(EXITS[code].meaning);
  }
});
