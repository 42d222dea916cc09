// Who may import whom, as data. From it come the import rules in biome.json and the table in
// ARCHITECTURE.md; `--check` fails when either is stale, test/boundaries.test.ts proves the rules alive.
//   node scripts/borders.ts [--check]

import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import process from 'node:process';
import { isDeepStrictEqual } from 'node:util';
import { execa } from 'execa';
import { BORDERS, type Border } from './border-list.ts';

const IMPURE_GLOBALS = [
  ...['Date', 'performance', 'process', 'console', 'crypto', 'fetch', 'navigator'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'clearTimeout', 'clearInterval'],
];

/** The files a border is about, as biome's `includes`. */
export function filesOf(border: Border): string {
  return border.of.endsWith('.ts') ? rooted(border.of) : `${rooted(border.of)}/*.ts`;
}

/** From the root of the repository. */
function rooted(place: string): string {
  return place.startsWith('tui/') ? place : `src/${place}`;
}

/** Allow-list in gitignore's manner: everything is banned, then what may be imported is let through. */
export function patternsOf(border: Border): readonly string[] {
  const isFile = border.of.endsWith('.ts');
  const here = isFile ? posix.dirname(rooted(border.of)) : rooted(border.of);
  // The generated part of the model is the model to everybody else.
  const may = border.may.flatMap((place) => (place === 'model' ? ['model', 'model/generated'] : [place]));
  const places = may
    .filter((place) => place !== border.of)
    .map(
      (place) => `!${relativeTo(here, place === '*' ? '**' : place)}${place.endsWith('.ts') ? '' : '/*.ts'}`,
    );
  const own = isFile ? [] : ['!./*.ts'];
  const packages = border.packages.flatMap((name) =>
    name === 'node:*' ? ['!node:*', '!node:*/*'] : [`!${name}`, `!${name}/*`],
  );
  // `*` matches no slash, so that no path leads through an allowed folder and out of it again.
  return ['**', ...own, ...places, ...packages];
}

/** A path as an import in `here` writes it. */
function relativeTo(here: string, place: string): string {
  const path = posix.relative(here, place === '**' ? `${here}/**` : rooted(place));
  return path.startsWith('.') ? path : `./${path}`;
}

function importsOverride(border: Border): object {
  const message = `${rooted(border.of)} may import only: ${namesOf(border).join(', ') || 'itself'}`;
  const rule = { level: 'error', options: { patterns: [{ group: patternsOf(border), message }] } };
  return { includes: [filesOf(border)], linter: { rules: { style: { noRestrictedImports: rule } } } };
}

function globalsOverride(): object {
  const deniedGlobals = Object.fromEntries(IMPURE_GLOBALS.map((name) => [name, 'take it as a parameter']));
  const rule = { level: 'error', options: { deniedGlobals } };
  const includes = BORDERS.filter((border) => border.pure).map(filesOf);
  const random = { level: 'error', options: { entries: [{ object: 'Math', property: 'random' }] } };
  const nursery = { noJsRestrictedProperties: random };
  return { includes, linter: { rules: { style: { noRestrictedGlobals: rule }, nursery } } };
}

function namesOf(border: Border): readonly string[] {
  return [...border.may.map((place) => (place === '*' ? 'everything' : place)), ...border.packages];
}

/** biome.json with the overrides of the table in place of those it has. */
export function withBorders(config: BiomeConfig): BiomeConfig {
  const byHand = config.overrides.filter(({ linter }) => {
    const style = linter?.rules?.style;
    return style?.noRestrictedImports === undefined && style?.noRestrictedGlobals === undefined;
  });
  return { ...config, overrides: [...byHand, globalsOverride(), ...BORDERS.map(importsOverride)] };
}

type Style = { readonly noRestrictedImports?: unknown; readonly noRestrictedGlobals?: unknown };

/** The part of biome.json that is looked at here. */
export type BiomeConfig = {
  readonly overrides: readonly { readonly linter?: { readonly rules?: { readonly style?: Style } } }[];
};

/** The table as markdown. */
export function borderTable(): string {
  const rows = BORDERS.map((border) => {
    const may =
      namesOf(border)
        .map((name) => `\`${name}\``)
        .join(' ') || 'nothing';
    return `| \`${border.of}\` | ${border.does} | ${may} | ${border.pure ? 'yes' : ''} |`;
  });
  return ['| place | what it does | may import, besides itself | pure |', '|---|---|---|---|', ...rows].join(
    '\n',
  );
}

const BEGIN = '<!-- borders: made by scripts/borders.ts -->';
const END = '<!-- /borders -->';

/** A text whose part between the two marks is the table. */
export function withTable(text: string): string {
  const [before, rest] = text.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`no ${BEGIN} … ${END} in the text`);
  return `${before}${BEGIN}\n${borderTable()}\n${END}${after}`;
}

async function main(): Promise<void> {
  const root = dirname(import.meta.dirname);
  const configFile = join(root, 'biome.json');
  const config: BiomeConfig = JSON.parse(readFileSync(configFile, 'utf8'));
  const pageFile = join(root, 'ARCHITECTURE.md');
  const page = readFileSync(pageFile, 'utf8');
  const fresh = isDeepStrictEqual(withBorders(config), config) && withTable(page) === page;
  if (process.argv.includes('--check')) {
    console.log(
      fresh
        ? 'biome.json and ARCHITECTURE.md have the borders of scripts/borders.ts'
        : 'stale: run node scripts/borders.ts',
    );
    process.exitCode = fresh ? 0 : 1;
    return;
  }
  writeFileSync(configFile, JSON.stringify(withBorders(config)));
  writeFileSync(pageFile, withTable(page));
  await execa('biome', ['format', '--write', 'biome.json'], { cwd: root, preferLocal: true });
}

if (import.meta.main) await main();
