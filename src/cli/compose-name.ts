// The name of a Compose project: the option, else COMPOSE_PROJECT_NAME, else `name:` of the files, else the
// name of the folder (compose-go, loader.go and cli/options.go).

import { baseName } from '../declare/compose/paths.ts';
import { type Lookup, substitute } from '../declare/compose/template.ts';
import { loadYaml } from '../declare/yaml/load.ts';
import type { Position } from '../model/problem.ts';
import { bad, ok, type Result } from '../model/result.ts';
import { child } from '../model/tree.ts';
import type { EnvironmentIo } from './compose-variables.ts';

/** The project's name, or why it cannot have one. */
export function readName(
  given: string | undefined,
  files: readonly string[],
  folder: string,
  lookup: Lookup,
  io: EnvironmentIo,
): Result<string> {
  const at = { file: files[0] ?? folder, line: 1, column: 1 };
  const fixed = given || lookup('COMPOSE_PROJECT_NAME')?.value;
  if (fixed) return fixed === normaliseName(fixed) ? ok(fixed) : invalid(fixed, at);
  const written = nameInFiles(files, lookup, io);
  const name = normaliseName(written || baseName(folder));
  if (name !== '') return ok(name);
  return bad([
    {
      code: 'compose/project-name',
      severity: 'error',
      at,
      message: 'the project has no name',
      hint: 'give it one with `name:` or `--project-name`',
    },
  ]);
}

/** The last file that has a name decides. What is wrong with the files is told when they are loaded. */
function nameInFiles(files: readonly string[], lookup: Lookup, io: EnvironmentIo): string {
  let name = '';
  for (const file of files) {
    const documents = loadYaml(io.readFile(file) ?? '', file, 'compose');
    if (!documents.ok) continue;
    for (const document of documents.value) {
      const node = child(document, 'name');
      if (node?.kind === 'scalar' && typeof node.value === 'string' && node.value !== '') name = node.value;
    }
  }
  return substitute(name, lookup).text;
}

function normaliseName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9_-]/g, '')
    .replace(/^[_-]+/, '');
}

function invalid(name: string, at: Position): Result<string> {
  return bad([
    {
      code: 'compose/project-name',
      severity: 'error',
      at,
      message: `\`${name}\` cannot be the name of a project`,
      hint: 'use lower case letters, digits, `-` and `_`, and begin with a letter or digit',
    },
  ]);
}
