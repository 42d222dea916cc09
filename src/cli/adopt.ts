// `shipshape adopt`: takes running containers over, without touching them.

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, relative, resolve } from 'node:path';
import type { Adoption } from '../control/adopt.ts';
import { Failure } from '../model/failure.ts';
import { safeLine } from '../model/safe-text.ts';
import { command } from './command.ts';
import { withFleet } from './fleet.ts';
import type { Io } from './io.ts';
import { printJson, printText } from './output.ts';

export const adopt = command({
  name: 'adopt',
  summary: 'take over running containers, without touching them',
  description:
    'Reads a running Compose project, or containers by name, writes the declaration that says what they ' +
    'are, proves with the planner that it changes nothing, and puts them on record. Values that look like ' +
    'secrets are encrypted for this host. Commit the files: the first plan after it is empty. Until then ' +
    'the containers are left as they are.',
  arguments: [
    {
      name: 'what',
      description: 'name of a Compose project, or names of containers',
      required: true,
      many: true,
    },
  ],
  options: [
    {
      name: 'instance',
      short: 'i',
      value: 'NAME',
      description: 'name of the new instance (default: of what is adopted)',
    },
    { name: 'target', short: 't', value: 'NAME', description: 'where it runs (default: the only target)' },
    {
      name: 'out',
      value: 'DIR',
      description: 'folder of your checkout of the declarations to write to (default: this one, or --path)',
    },
    { name: 'dry-run', description: 'print the files, write nothing and put nothing on record' },
  ],
  examples: [
    { line: 'shipshape adopt crm --out declarations', says: 'a project that docker compose started' },
    { line: 'shipshape adopt my-postgres --instance db', says: 'a container that was made by hand' },
  ],
  exitCodes: ['ok', 'error', 'usage'],
  run: (given, io) =>
    withFleet(io, given.global, async (control) => {
      const { what, instance, target } = given;
      const adoption = await control.adopt({ what, instance, target, folder: '' }, io.signal);
      const root = resolve(io.cwd, given.out ?? given.global.path ?? '.');
      if (!given.dryRun) {
        await writeNew(root, adoption.files);
        await adoption.keep(io.signal);
      }
      if (given.global.output === 'json') printJson(io, json(adoption));
      else printText(io, given.dryRun ? preview(adoption) : report(adoption, root, io));
      return 'ok';
    }),
});

/** All or nothing of what exists: an existing file is never replaced. */
async function writeNew(root: string, files: ReadonlyMap<string, string>): Promise<void> {
  for (const [path, text] of files) {
    const file = resolve(root, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: 'wx' }).catch((cause: NodeJS.ErrnoException) => {
      const isThere = cause.code === 'EEXIST';
      throw new Failure(
        'adopt/unwritable',
        isThere ? `${file} exists` : `cannot write ${file} (${cause.code})`,
        {
          hint: isThere ? 'move it away, or choose another folder with --out' : 'check the folder',
          cause,
        },
      );
    });
  }
}

function preview({ files }: Adoption): string {
  return [...files].map(([path, text]) => `# ${path}\n${text}`).join('\n');
}

function report({ instance, target, containers, files, secrets }: Adoption, root: string, io: Io): string {
  return [
    `Adopted as ${instance} on ${target}: ${containers.map((name) => safeLine(name)).join(', ')}.`,
    ...[...files.keys()].map((path) => `  wrote ${relative(io.cwd, resolve(root, path))}`),
    ...(secrets.length === 0 ? [] : [`  encrypted for this host: ${secrets.join(', ')}`]),
    'Commit the files; the plan for them is empty. Nothing was touched.',
  ].join('\n');
}

function json({ instance, target, containers, files, secrets }: Adoption) {
  return { instance, target, containers, files: Object.fromEntries(files), secrets };
}
