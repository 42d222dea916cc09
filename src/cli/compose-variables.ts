// The variables of a Compose command: those of the process win over those of env files.

import { createContext } from '../declare/compose/context.ts';
import { parseDotenv, type Variables } from '../declare/compose/dotenv.ts';
import { parseCompose } from '../declare/compose/load.ts';
import type { Lookup } from '../declare/compose/template.ts';
import type { Problem } from '../model/problem.ts';

export type EnvironmentIo = {
  /** Text of a file; undefined when there is no such file. */
  readonly readFile: (path: string) => string | undefined;
  /** Full path of the folder in which the command was given. */
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

export type Environment = { readonly lookup: Lookup; readonly problems: readonly Problem[] };

/** Variables of the process and, below them, of groups of env files: the earlier group wins. Files must exist. */
export function readEnvironment(envFiles: readonly (readonly string[])[], io: EnvironmentIo): Environment {
  const problems: Problem[] = [];
  const ofProcess: Lookup = (name) => {
    const value = Object.hasOwn(io.environment, name) ? io.environment[name] : undefined;
    return value === undefined ? undefined : { value };
  };
  let lookup = ofProcess;
  for (const group of envFiles) lookup = belowOf(lookup, group, io, problems);
  return { lookup, problems };
}

/** The variables of a group of files below those that there are. */
function belowOf(above: Lookup, files: readonly string[], io: EnvironmentIo, problems: Problem[]): Lookup {
  const variables: Variables = new Map();
  const lookup: Lookup = (name) => above(name) ?? variables.get(name);
  const context = createContext({ problems, read: io.readFile, parse: parseCompose, lookup });
  for (const file of files) {
    const text = io.readFile(file);
    if (text !== undefined) parseDotenv(text, file, variables, lookup, context);
    else {
      const at = { file, line: 1, column: 1 };
      problems.push({
        code: 'compose/missing-file',
        severity: 'error',
        at,
        message: 'there is no such env file',
      });
    }
  }
  return lookup;
}
