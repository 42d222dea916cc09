// Proves that the border guard is alive: plants violations into a copy of the tree and sees each caught,
// and sees none in the tree as it is.

import { globSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BORDERS } from '../scripts/border-list.ts';
import { type BiomeConfig, filesOf, withBorders, withTable } from '../scripts/borders.ts';

const ROOT = dirname(import.meta.dirname);
const BIOME = join(ROOT, 'node_modules/.bin/biome');

type Plant = { readonly file: string; readonly code: string; readonly rule: string };

const IMPORTS = 'lint/style/noRestrictedImports';
const GLOBALS = 'lint/style/noRestrictedGlobals';

function importing(file: string, from: string): Plant {
  return { file, code: `import { x } from '${from}';\nexport const y = x;\n`, rule: IMPORTS };
}

const PLANTS: readonly Plant[] = [
  importing('src/model/a.ts', '../ports.ts'),
  importing('src/model/b.ts', 'node:fs'),
  importing('src/model/c.ts', '../declare/positions.ts'),
  importing('src/ports.ts', './cli/io.ts'),
  importing('src/declare/a.ts', '../plan/converge.ts'),
  importing('src/declare/b.ts', 'node:fs/promises'),
  importing('src/declare/compose/a.ts', '../../adapters/docker/call.ts'),
  importing('src/declare/compose/b.ts', '../../ports.ts'),
  importing('src/declare/yaml/a.ts', '../compose/nodes.ts'),
  importing('src/declare/desired/a.ts', '../../fields/types.ts'),
  importing('src/fields/a.ts', '../plan/match.ts'),
  importing('src/plan/a.ts', '../declare/positions.ts'),
  importing('src/plan/b.ts', 'node:os'),
  importing('src/plan/c.ts', '../model/../apply/walk.ts'),
  importing('src/plan/d.ts', './../show/problem-rows.ts'),
  importing('src/approve/a.ts', '../plan/match.ts'),
  importing('src/show/a.ts', '../cli/output.ts'),
  importing('src/show/b.ts', 'chalk'),
  importing('src/observe/a.ts', '../adapters/docker/call.ts'),
  importing('src/apply/a.ts', '../plan/match.ts'),
  importing('src/apply/b.ts', 'dockerode'),
  importing('src/adapters/docker/a.ts', '../secrets/vault.ts'),
  importing('src/adapters/git/a.ts', '../../declare/positions.ts'),
  importing('src/adapters/memory/a.ts', '../docker/call.ts'),
  importing('src/adapters/store/a.ts', '../../control/control.ts'),
  importing('src/adapters/secrets/a.ts', 'dockerode'),
  importing('src/reconcile.ts', './adapters/docker/call.ts'),
  importing('src/reconcile.ts', './control/control.ts'),
  importing('src/control/a.ts', '../cli/io.ts'),
  importing('src/control/b.ts', '../wire.ts'),
  importing('src/cli/a.ts', '../adapters/docker/call.ts'),
  importing('src/cli/b.ts', '../wire.ts'),
  importing('src/cli/c.ts', '../apply/walk.ts'),
  importing('tui/state/a.ts', '../link/store.ts'),
  importing('tui/screens/a.ts', 'ink'),
  importing('tui/screens/b.ts', '../term/sink.ts'),
  importing('tui/parts/a.ts', '../../src/control/desk.ts'),
  importing('tui/app/a.ts', '../../src/loop/daemon.ts'),
  importing('src/cli/d.ts', '../../tui/state/screen.ts'),
  { file: 'tui/screens/c.ts', code: 'export const now = () => Date.now();\n', rule: GLOBALS },
  { file: 'src/plan/e.ts', code: "export const x = import('../apply/walk.ts');\n", rule: IMPORTS },
  {
    file: 'src/plan/f.ts',
    code: "import type { X } from '../cli/io.ts';\nexport type Y = X;\n",
    rule: IMPORTS,
  },
  { file: 'src/plan/g.ts', code: "export { x } from '../apply/walk.ts';\n", rule: IMPORTS },
  { file: 'src/plan/h.ts', code: 'export const now = () => Date.now();\n', rule: GLOBALS },
  { file: 'src/declare/c.ts', code: 'export const at = new Date();\n', rule: GLOBALS },
  { file: 'src/show/c.ts', code: "export const home = process.env['HOME'];\n", rule: GLOBALS },
  { file: 'src/fields/b.ts', code: 'setTimeout(() => {}, 1);\n', rule: GLOBALS },
  {
    file: 'src/plan/i.ts',
    code: 'export const dice = () => Math.random();\n',
    rule: 'lint/nursery/noJsRestrictedProperties',
  },
  {
    file: 'src/adapters/git/b.ts',
    code: "export const home = () => process.env['HOME'];\n",
    rule: 'lint/style/noProcessEnv',
  },
  {
    file: 'src/show/d.ts',
    code: "import { y } from './e.ts';\nexport const x = () => y;\n",
    rule: 'lint/suspicious/noImportCycles',
  },
  {
    file: 'src/show/e.ts',
    code: "import { x } from './d.ts';\nexport const y = () => x;\n",
    rule: 'lint/suspicious/noImportCycles',
  },
  { file: 'src/show/f.ts', code: "export * from './d.ts';\n", rule: 'lint/performance/noReExportAll' },
  { file: 'src/show/g.ts', code: "console.log('x');\n", rule: 'lint/suspicious/noConsole' },
  {
    file: 'src/apply/someFile.ts',
    code: 'export const x = 1;\n',
    rule: 'lint/style/useFilenamingConvention',
  },
  {
    file: 'src/apply/c.ts',
    code: Array.from({ length: 410 }, (_, index) => `export const x${index} = 1;\n`).join(''),
    rule: 'lint/style/noExcessiveLinesPerFile',
  },
  {
    file: 'src/apply/d.ts',
    code: 'export async function a() {}\nexport function b() {\n  a();\n}\n',
    rule: 'lint/nursery/noFloatingPromises',
  },
];

let copy: string;

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'shipshape-borders-'));
  for (const name of ['biome.json', 'package.json', 'tsconfig.json', '.gitignore']) {
    await cp(join(ROOT, name), join(copy, name));
  }
  for (const name of ['src', 'tui']) await cp(join(ROOT, name), join(copy, name), { recursive: true });
});

afterAll(() => rm(copy, { recursive: true, force: true }));

test('every planted violation is caught, where it was planted', async () => {
  const planted = PLANTS.map((plant, index) => ({ ...plant, file: unused(plant.file, index) }));
  for (const { file, code } of planted) {
    await mkdir(dirname(join(copy, file)), { recursive: true });
    const before = await readFile(join(copy, file), 'utf8').catch(() => '');
    await writeFile(join(copy, file), code + before);
  }
  const found = await lint(copy);
  const missed = planted.map(({ file, rule }) => `${file} ${rule}`).filter((each) => !found.has(each));
  expect(missed).toEqual([]);
  expect(planted.length).toBeGreaterThan(40);
}, 60_000);

test('the tree as it is has no violation of a border', async () => {
  const found = [...(await lint(ROOT))];
  const rules = new Set(PLANTS.map(({ rule }) => rule));
  expect(found.filter((each) => rules.has(each.split(' ')[1] ?? ''))).toEqual([]);
}, 60_000);

test('biome.json and ARCHITECTURE.md say what the table says', async () => {
  const config: BiomeConfig = JSON.parse(await readFile(join(ROOT, 'biome.json'), 'utf8'));
  expect(withBorders(config)).toEqual(config);
  const page = await readFile(join(ROOT, 'ARCHITECTURE.md'), 'utf8');
  expect(withTable(page)).toBe(page);
});

test('every source file lies in exactly one place of the table', () => {
  for (const file of sourceFiles()) {
    const places = BORDERS.filter((border) => posix.matchesGlob(file, filesOf(border)));
    expect(
      places.map(({ of }) => of),
      file,
    ).toHaveLength(1);
  }
});

test('imports make no cycle, types included', async () => {
  const graph = new Map<string, readonly string[]>();
  for (const file of sourceFiles()) graph.set(file, await importsOf(file));
  expect([...graph.values()].flat().length).toBeGreaterThan(100);
  expect(cyclesIn(graph)).toEqual([]);
});

/** The same name with a number, so that no plant hits a real file; the files of one place keep theirs. */
function unused(file: string, index: number): string {
  return /\/[a-z]\.ts$/.test(file) && !/show\/[de]\.ts$/.test(file)
    ? file.replace(/\.ts$/, `-planted-${index}.ts`)
    : file;
}

/** `file rule` of everything that biome finds under src/ and tui/. */
async function lint(folder: string): Promise<ReadonlySet<string>> {
  const args = ['lint', '--reporter=json', '--max-diagnostics=none', 'src', 'tui'];
  const { stdout } = await execa(BIOME, args, { cwd: folder, reject: false });
  const report: { diagnostics: readonly { category: string; location: { path: string } }[] } =
    JSON.parse(stdout);
  return new Set(report.diagnostics.map(({ category, location }) => `${location.path} ${category}`));
}

function sourceFiles(): readonly string[] {
  return globSync(['src/**/*.ts', 'tui/**/*.ts'], { cwd: ROOT }).sort();
}

async function importsOf(file: string): Promise<readonly string[]> {
  const text = await readFile(join(ROOT, file), 'utf8');
  const found = text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g);
  return [...found].map(([, path = '']) => posix.join(posix.dirname(file), path));
}

/** Each edge that closes a cycle, found by walking depth first. */
function cyclesIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const cycles: string[] = [];
  const walk = (file: string, above: readonly string[]): void => {
    if (above.includes(file)) cycles.push([...above.slice(above.indexOf(file)), file].join(' -> '));
    if (done.has(file) || above.includes(file)) return;
    for (const next of graph.get(file) ?? []) walk(next, [...above, file]);
    done.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  return cycles;
}
