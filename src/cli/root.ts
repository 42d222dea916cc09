// From a command line to an exit code: finds the command, runs it, and turns whatever it throws into
// words. Loads only the commands that the line can mean; help loads them all.

import type { Command, OutputFormat } from './command.ts';
import type { CommandEntry } from './commands.ts';
import { COMMANDS } from './commands.ts';
import { isUsageFailure, reportThrown, usageFailure } from './errors.ts';
import type { ExitCode } from './exit.ts';
import type { Io } from './io.ts';
import { ownVersion } from './version.ts';

/** Runs one command line (`argv` without node and script). Never throws. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  try {
    if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
      io.stdout.write(`${ownVersion()}\n`);
      return 'ok';
    }
    return await dispatch(argv, io);
  } catch (thrown) {
    reportThrown(io, wantedOutput(argv), thrown);
    return 'error';
  }
}

async function dispatch(argv: readonly string[], io: Io): Promise<ExitCode> {
  // Commander costs 20 ms: --version does without.
  const { parse } = await import('./program.ts');
  const parsed = parse(argv, COMMANDS, await loadMeant(argv, COMMANDS), io);
  switch (parsed.kind) {
    case 'shown':
      return 'ok';
    case 'usage':
      if (parsed.help === undefined)
        reportThrown(io, wantedOutput(argv), usageFailure(parsed.message, meantBy(argv)));
      else io.stderr.write(`${parsed.help}\n`);
      return 'usage';
    case 'call':
      return run(parsed.call.command, parsed.call.given, io);
  }
}

async function run(command: Command, given: Parameters<Command['run']>[0], io: Io): Promise<ExitCode> {
  const { output } = given.global;
  const outputs = command.outputs ?? ['text', 'json'];
  if (!outputs.includes(output)) {
    const message = `${command.name} has no --output ${output}, only ${outputs.join(', ')}`;
    reportThrown(io, 'text', usageFailure(message, command.name));
    return 'usage';
  }
  const failure = command.failure ?? 'error';
  try {
    const code = await command.run(given, io);
    // What failed because of Ctrl-C was interrupted; what was done all the same was done.
    return code === failure && io.signal.aborted ? 'interrupted' : code;
  } catch (thrown) {
    if (isUsageFailure(thrown)) {
      reportThrown(io, output, usageFailure(thrown.message, command.name));
      return 'usage';
    }
    reportThrown(io, output, thrown);
    return io.signal.aborted ? 'interrupted' : failure;
  }
}

/** The name of the command that a wrong command line begins with; empty when there is none. */
function meantBy(argv: readonly string[]): string {
  const line = `${argv.filter((word) => !word.startsWith('-')).join(' ')} `;
  const names = COMMANDS.map(({ name }) => name).filter((name) => line.startsWith(`${name} `));
  return names.toSorted((a, b) => b.length - a.length)[0] ?? '';
}

/** The commands whose first word stands in `argv`; all of them when help may be shown. */
async function loadMeant(
  argv: readonly string[],
  entries: readonly CommandEntry[],
): Promise<ReadonlyMap<string, Command>> {
  const words = new Set(argv);
  const wantsHelp = words.has('--help') || words.has('-h') || words.has('help') || argv.length === 0;
  const meant = entries.filter((entry) => wantsHelp || words.has(entry.name.split(' ')[0] ?? ''));
  return new Map(await Promise.all(meant.map(async (entry) => [entry.name, await entry.load()] as const)));
}

/** The format of errors before (or without) a parsed command line. */
function wantedOutput(argv: readonly string[]): OutputFormat {
  const at = argv.findIndex((word) => word === '--output' || word === '-o');
  return argv[at + 1] === 'json' || argv.includes('--output=json') ? 'json' : 'text';
}
