// What a command is: a declared value. Help, parsing, completion and the reference page all come
// from these values; a command's own file holds its words and one `run`, and does no work at import.

import type { ExitCode } from './exit.ts';
import type { Io } from './io.ts';

export type Argument = {
  /** Kebab case; `given` has it in camel case. */
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  /** Takes all the words that are left. Only for the last one. */
  readonly many?: true;
  readonly choices?: readonly string[];
};

export type Option = {
  /** Kebab case without dashes; `given` has it in camel case. */
  readonly name: string;
  /** One letter, without its dash. */
  readonly short?: string;
  /** What help calls its value (`FILE`, `DIR`, `NAME`); without it the option is a switch. */
  readonly value?: string;
  /** May be given several times; `given` has a list. */
  readonly many?: true;
  readonly choices?: readonly string[];
  readonly default?: string;
  readonly description: string;
};

export type Example = { readonly line: string; readonly says: string };

/** What every command is given besides its own options. */
export type GlobalOptions = {
  readonly output: OutputFormat;
  readonly quiet: boolean;
  readonly color: boolean;
  /** Path of fleet.yaml as the user named it; undefined: `./fleet.yaml`, which may be absent with `path`. */
  readonly fleet: string | undefined;
  /** A folder to read declarations from, in place of the fleet's source. */
  readonly path: string | undefined;
};

export type OutputFormat = 'text' | 'json' | 'markdown';

type Camel<S extends string> = S extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : S;

type ArgumentValue<A extends Argument> = A extends { readonly many: true }
  ? readonly string[]
  : A extends { readonly required: true }
    ? string
    : string | undefined;

type OptionValue<O extends Option> = O extends { readonly value: string; readonly many: true }
  ? readonly string[]
  : O extends { readonly value: string; readonly default: string }
    ? string
    : O extends { readonly value: string }
      ? string | undefined
      : boolean;

/** The command line as `run` gets it: one flat object, types from the declared arguments and options. */
export type Given<A extends readonly Argument[], O extends readonly Option[]> = {
  readonly [K in A[number] as Camel<K['name']>]: ArgumentValue<K>;
} & {
  readonly [K in O[number] as Camel<K['name']>]: OptionValue<K>;
} & { readonly global: GlobalOptions };

export type GivenValue = string | boolean | readonly string[] | undefined;
export type AnyGiven = { readonly global: GlobalOptions } & {
  readonly [name: string]: GivenValue | GlobalOptions;
};

type Words = {
  /** `plan`, or `secret set` for a command of a group. */
  readonly name: string;
  /** One line: lower case, no trailing dot. */
  readonly summary: string;
  /** A few sentences for `--help` and the reference page. */
  readonly description: string;
  readonly examples: readonly Example[];
  readonly exitCodes: readonly ExitCode[];
  /** Formats that --output may name here; `text` and `json` when absent. */
  readonly outputs?: readonly OutputFormat[];
  /** The code for failures and bad input, `error` when absent. */
  readonly failure?: ExitCode;
};

export type Command = Words & {
  readonly arguments: readonly Argument[];
  readonly options: readonly Option[];
  run(given: AnyGiven, io: Io): Promise<ExitCode>;
};

/** Declares a command. `run`'s first parameter has exactly the declared names and types. */
export function command<const A extends readonly Argument[], const O extends readonly Option[]>(
  spec: Words & {
    readonly arguments: A;
    readonly options: O;
    run(given: Given<A, O>, io: Io): Promise<ExitCode>;
  },
): Command {
  // The one assertion of the framework: cli/program.ts fills `given` from these very specs.
  return { ...spec, run: (given, io) => spec.run(given as Given<A, O>, io) };
}

/** `detailed-exitcode` → `detailedExitcode`. */
export function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
