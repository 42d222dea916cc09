// The program as it is installed: src/bin.ts and what short commands load of packages, in a few files. Node
// takes longer to find and open 800 small files than to run them. What only the daemon needs, and what loads
// parts of its own at run time, stays where npm has put it.
//   node scripts/build.ts [folder]

import { join } from 'node:path';
import process from 'node:process';
import { rolldown } from 'rolldown';

const ROOT = join(import.meta.dirname, '..');

/** Packages of the product that are in no hurry, or cannot be moved: loggers start workers, modems load addons. */
const APART = ['@fastify/rate-limit', 'chokidar', 'dockerode', 'fastify', 'pino', 'prom-client'];

/** Writes `<folder>/src/bin.js` and what it loads later. */
export async function build(folder: string): Promise<void> {
  const program = await rolldown({
    input: { bin: join(ROOT, 'src/bin.ts') },
    platform: 'node',
    external: APART.map((name) => new RegExp(`^${name}(?:/|$)`)),
  });
  await program.write({
    dir: join(folder, 'src'),
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name]-[hash].js',
    cleanDir: true,
    sourcemap: true,
  });
  await program.close();
}

if (import.meta.main) await build(process.argv[2] ?? join(ROOT, 'dist'));
