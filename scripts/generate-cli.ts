// docs/reference/cli.md from the table of commands; `--check` fails when the page is stale.
//   node scripts/generate-cli.ts [--check]

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Argument, Command, Option } from '../src/cli/command.ts';
import { allCommands } from '../src/cli/commands.ts';
import { EXITS } from '../src/cli/exit.ts';
import { GLOBAL_OPTIONS } from '../src/cli/globals.ts';

const PAGE = join(import.meta.dirname, '../docs/reference/cli.md');

/** The page as markdown. */
export function cliPage(commands: readonly Command[]): string {
  return `${[
    '# Command line',
    'Made by `scripts/generate-cli.ts` from the commands themselves. `shipshape COMMAND --help` says the same.',
    '## Options of every command',
    optionTable(GLOBAL_OPTIONS),
    'Variables: `SHIPSHAPE_FLEET` names the fleet file, `NO_COLOR` turns colour off, `SHIPSHAPE_DEBUG` adds a stack trace to errors.',
    '## Exit codes',
    'Scripts may rely on these.',
    exitTable(),
    ...commands.flatMap(section),
  ].join('\n\n')}\n`;
}

function section(command: Command): readonly string[] {
  return [
    `## shipshape ${command.name}`,
    command.description,
    `    shipshape ${[command.name, ...command.arguments.map(usage), command.options.length > 0 ? '[options]' : ''].filter(Boolean).join(' ')}`,
    ...(command.arguments.length > 0 ? [argumentTable(command.arguments)] : []),
    ...(command.options.length > 0 ? [optionTable(command.options)] : []),
    command.examples.map(({ line, says }) => `    # ${says}\n    ${line}`).join('\n'),
    `Exit codes: ${command.exitCodes.map((code) => `${EXITS[code].number} (${EXITS[code].meaning})`).join(', ')}.`,
  ];
}

function usage(argument: Argument): string {
  const name = `${argument.name.toUpperCase()}${argument.many ? '...' : ''}`;
  return argument.required ? name : `[${name}]`;
}

function argumentTable(list: readonly Argument[]): string {
  const rows = list.map((each) => `| \`${usage(each)}\` | ${cell(each.description)}${choices(each)} |`);
  return ['| argument | meaning |', '|---|---|', ...rows].join('\n');
}

function optionTable(list: readonly Option[]): string {
  const rows = list.map((each) => {
    const value = each.value === undefined ? '' : ` ${each.value}`;
    const names = [`--${each.name}${value}`, ...(each.short === undefined ? [] : [`-${each.short}${value}`])];
    const notes = [
      each.many ? 'may be repeated' : '',
      each.default === undefined ? '' : `default: ${each.default}`,
    ];
    const more = notes.filter(Boolean).map((word) => `; ${word}`);
    return `| ${names.map((name) => `\`${name}\``).join(', ')} | ${cell(each.description)}${choices(each)}${more.join('')} |`;
  });
  return ['| option | meaning |', '|---|---|', ...rows].join('\n');
}

function choices(each: Argument | Option): string {
  return each.choices === undefined ? '' : `: ${each.choices.map((choice) => `\`${choice}\``).join(', ')}`;
}

function exitTable(): string {
  const rows = Object.entries(EXITS).map(([name, { number, meaning }]) => {
    const only = name === 'different' || name === 'trouble' ? ' (`diff` only)' : '';
    return `| ${number} | ${meaning}${only} |`;
  });
  return ['| code | meaning |', '|---|---|', ...rows].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

if (import.meta.main) {
  const page = cliPage(await allCommands());
  if (!process.argv.includes('--check')) writeFileSync(PAGE, page);
  else if (readFileSync(PAGE, 'utf8') !== page) {
    console.error('docs/reference/cli.md is stale: run node scripts/generate-cli.ts');
    process.exitCode = 1;
  }
}
