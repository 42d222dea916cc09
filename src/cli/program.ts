// The table of commands made into a commander program, and commander's findings made into `given`.
// Knows nothing of what the commands do.

import {
  CommanderError,
  Command as Program,
  Argument as ProgramArgument,
  Option as ProgramOption,
} from 'commander';
import { unbundled } from './bundles.ts';
import type {
  AnyGiven,
  Argument,
  Command,
  GivenValue,
  GlobalOptions,
  Option,
  OutputFormat,
} from './command.ts';
import { camelCase } from './command.ts';
import type { CommandEntry } from './commands.ts';
import { FAMILIES, GLOBAL_OPTIONS, GROUPS } from './globals.ts';
import { helpAfter } from './help.ts';
import type { Io } from './io.ts';

/** A command with what the user gave it. */
export type Call = { readonly command: Command; readonly given: AnyGiven };

/** What parsing came to: a call, or nothing more to do (help was printed), or a wrong command line. */
export type Parsed =
  | { readonly kind: 'call'; readonly call: Call }
  | { readonly kind: 'shown' }
  | { readonly kind: 'usage'; readonly message: string; readonly help?: string };

/**
 * Parses `argv` (without node and script). `entries` gives names and order, `loaded` the commands
 * that may be meant; the others are known by name only, for suggestions.
 */
export function parse(
  argv: readonly string[],
  entries: readonly CommandEntry[],
  loaded: ReadonlyMap<string, Command>,
  io: Io,
): Parsed {
  const said: string[] = [];
  const calls: Call[] = [];
  const root = rootProgram(io, said);
  for (const group of GROUPS) {
    for (const entry of entries.filter((each) => each.group === group)) {
      const program = place(root, entry.name, group);
      const command = loaded.get(entry.name);
      if (command !== undefined) declare(program, command, (call) => calls.push(call), io);
    }
  }
  try {
    const own = [...loaded.values()].flatMap(({ options }) => options);
    root.parse([...unbundled(argv, [...GLOBAL_OPTIONS, ...own])], { from: 'user' });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    if (thrown.exitCode === 0) return { kind: 'shown' };
    return usage(said, thrown);
  }
  const call = calls[0];
  return call === undefined ? { kind: 'usage', message: 'no command given' } : { kind: 'call', call };
}

function rootProgram(io: Io, said: string[]): Program {
  const root = new Program('shipshape')
    .description('Keeps Docker instances in the shape that a git repository declares.')
    .usage('[options] <command>')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => said.push(text),
      getOutHelpWidth: () => io.stdout.columns,
      getErrHelpWidth: () => io.stderr.columns,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .configureHelp({ showGlobalOptions: true })
    .helpCommand('help [command]', 'show help for a command')
    .option('-V, --version', 'print the version');
  for (const option of GLOBAL_OPTIONS) root.addOption(programOption(option));
  return root;
}

/** The program of `secret set` under that of `secret`, made when it is not there yet. */
function place(root: Program, name: string, group: string): Program {
  const [first = '', second] = name.split(' ');
  const found = root.commands.find((each) => each.name() === first);
  const outer = found ?? root.command(first).helpGroup(`${group}:`);
  if (second === undefined) return outer;
  if (found === undefined) outer.description(FAMILIES[first] ?? '').helpCommand(false);
  return outer.command(second);
}

function declare(program: Program, command: Command, found: (call: Call) => void, io: Io): void {
  program.summary(command.summary).description(command.description).allowExcessArguments(false);
  for (const each of command.arguments) program.addArgument(programArgument(each));
  for (const each of command.options) program.addOption(programOption(each));
  program.addHelpText('after', helpAfter(command));
  program.action(() => found({ command, given: givenBy(program, command, io) }));
}

function programArgument(argument: Argument): ProgramArgument {
  const name = `${argument.name}${argument.many ? '...' : ''}`;
  const made = new ProgramArgument(argument.required ? `<${name}>` : `[${name}]`, argument.description);
  return argument.choices ? made.choices(argument.choices) : made;
}

function programOption(option: Option): ProgramOption {
  const flags = `${option.short ? `-${option.short}, ` : ''}--${option.name}`;
  const made = new ProgramOption(option.value ? `${flags} <${option.value}>` : flags, option.description);
  if (option.choices) made.choices(option.choices);
  if (option.default !== undefined) made.default(option.default);
  if (option.many) made.argParser((value: string, before: readonly string[] = []) => [...before, value]);
  return made;
}

function givenBy(program: Program, command: Command, io: Io): AnyGiven {
  const found: Readonly<Record<string, unknown>> = program.optsWithGlobals();
  const given: Record<string, GivenValue> = {};
  command.arguments.forEach((argument, index) => {
    given[camelCase(argument.name)] = argumentValue(argument, program.processedArgs[index]);
  });
  for (const option of command.options) {
    given[camelCase(option.name)] = optionValue(option, found[camelCase(option.name)]);
  }
  return { ...given, global: globalOptions(found, io) };
}

function argumentValue(argument: Argument, value: unknown): GivenValue {
  return argument.many ? texts(value) : text(value);
}

function optionValue(option: Option, value: unknown): GivenValue {
  if (option.value === undefined) return value === true;
  return option.many ? texts(value) : text(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

function globalOptions(found: Readonly<Record<string, unknown>>, io: Io): GlobalOptions {
  return {
    output: outputFormat(found['output']),
    quiet: found['quiet'] === true,
    color: found['color'] !== false,
    fleet: text(found['fleet']) ?? (io.env['SHIPSHAPE_FLEET'] || undefined),
    path: text(found['path']),
  };
}

/** The format in a value that commander has checked; anything else is the default. */
export function outputFormat(value: unknown): OutputFormat {
  return value === 'json' || value === 'markdown' ? value : 'text';
}

/** Commander's words without its `error: ` and its line end; or its help, where a command is missing. */
function usage(said: readonly string[], thrown: CommanderError): Parsed {
  const words = said.join('').trim();
  if (thrown.code === 'commander.help') return { kind: 'usage', message: 'no command given', help: words };
  const [first = '', ...rest] = (words || thrown.message).split('\n');
  return { kind: 'usage', message: [first.replace(/^error: /, ''), ...rest].join(' ') };
}
