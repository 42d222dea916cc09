import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import { createParser } from '../../src/declare/parse.ts';
import type { Declarations } from '../../src/model/declaration.ts';
import { problemRows, problemText } from '../../src/show/problem-rows.ts';
import { fleetOf, treeOf } from '../support/declared.ts';

// A folder is a case: its files are the tree (and `fleet.yaml`, when there is one, the fleet), and
// problems.txt is what a person is told, then which names are held. UPDATE_CASES=1 writes it anew.

const CASES = join(import.meta.dirname, 'cases');

test.each(readdirSync(CASES))('%s', (name) => {
  const folder = join(CASES, name);
  const start = process.threadCpuUsage();
  const { declarations, problems } = createParser()(treeOf(filesIn(folder, '')), fleetOf(folder));
  const { user, system } = process.threadCpuUsage(start);
  const { templates, instances, held, heldTemplates, isIncomplete } = declarations;
  const summary = [
    `templates: ${[...templates.keys()].sort().join(' ')}`,
    `instances: ${[...instances.keys()].sort().join(' ')}`,
    `held templates: ${[...heldTemplates].sort().join(' ')}`,
    `held instances: ${[...held].sort().join(' ')}`,
    `nothing may be removed: ${isIncomplete ? 'yes' : 'no'}`,
    ...(OF_PEOPLE.test(name) ? peopleSummary(declarations) : []),
    ...(name.startsWith('backup-') ? backupSummary(declarations) : []),
  ].map((line) => line.trimEnd());
  const actual = `${problemText(problemRows(problems))}\n${summary.join('\n')}\n`;
  const golden = join(folder, 'problems.txt');
  if (process.env['UPDATE_CASES'] === '1') writeFileSync(golden, actual);
  expect(actual).toBe(existsSync(golden) ? readFileSync(golden, 'utf8') : '(no problems.txt)');
  for (const held of declarations.held) expect(instances.has(held)).toBe(false);
  // A bad input costs no more than a good one; compiling our own schemas is part of the time.
  expect((user + system) / 1000).toBeLessThan(1000);
});

/** Cases that are about people and policies say what could be proposed of them. */
const OF_PEOPLE = /^(?:people|policy)-/;

function peopleSummary(declarations: Declarations): readonly string[] {
  const { users, roles, teams, policies, arePeopleIncomplete } = declarations;
  return [
    ...Object.entries({ users, roles, teams, policies }).map(
      ([kind, declared]) => `${kind}: ${[...declared.keys()].sort().join(' ')}`,
    ),
    `people may be proposed: ${arePeopleIncomplete ? 'no' : 'yes'}`,
  ];
}

function backupSummary({ backups }: Declarations): readonly string[] {
  const { destinations, policies, dataSources, held, isIncomplete } = backups;
  const names = (all: Iterable<string>) => [...all].sort().join(' ');
  return [
    `destinations: ${names(destinations.keys())}`,
    `backup policies: ${names(policies.keys())}`,
    `data sources: ${names(dataSources.keys())}`,
    `held: ${names([...held.BackupDestination, ...held.BackupPolicy, ...held.DataSource])}`,
    `backups may be missing: ${isIncomplete ? 'yes' : 'no'}`,
  ];
}

function filesIn(folder: string, below: string): Record<string, Uint8Array> {
  const files: Record<string, Uint8Array> = {};
  for (const name of readdirSync(join(folder, below)).sort()) {
    const path = below === '' ? name : `${below}/${name}`;
    if (path === 'problems.txt' || path === 'fleet.yaml') continue;
    if (statSync(join(folder, path)).isDirectory()) Object.assign(files, filesIn(folder, path));
    else files[path] = readFileSync(join(folder, path));
  }
  return files;
}
