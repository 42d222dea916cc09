// The program as it is installed: src/bin.ts and what short commands load of packages, in a few files. Node
// takes longer to find and open 800 small files than to run them. What only the daemon needs, and what loads
// parts of its own at run time, stays where npm has put it.
//   node scripts/build.ts [folder]

import { join } from 'node:path';
import process from 'node:process';
import { rolldown } from 'rolldown';

const ROOT = join(import.meta.dirname, '..');

/** Packages of the product that are in no hurry, or cannot be moved: loggers start workers, modems load addons. */
const APART = [
  '@aws-sdk/client-s3',
  '@fastify/rate-limit',
  'chokidar',
  'dockerode',
  'fastify',
  'pino',
  'prom-client',
  'ssh2',
];

/** Writes `<folder>/src/bin.js`, the processes of the terminal UI, and what they load later. */
export async function build(folder: string): Promise<void> {
  const program = await rolldown({
    input: {
      'src/bin': join(ROOT, 'src/bin.ts'),
      // Processes of their own: the terminal UI here, and beside the daemon.
      'tui/main': join(ROOT, 'tui/main.ts'),
      'tui/serve': join(ROOT, 'tui/serve.ts'),
    },
    platform: 'node',
    external: APART.map((name) => new RegExp(`^${name}(?:/|$)`)),
    // React's own development, and the half of it that a terminal never sees, stay out.
    plugins: [{ name: 'no-devtools', load: withoutDevtools }],
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
  });
  await program.write({
    dir: folder,
    format: 'esm',
    entryFileNames: '[name].js',
    // What is loaded later finds its folder as its source does.
    chunkFileNames: 'src/[name]-[hash].js',
    cleanDir: true,
    sourcemap: true,
  });
  await program.close();
}

/** Ink loads the developer's tools of React when it is told to; what is installed has none. */
function withoutDevtools(id: string): string | undefined {
  return id.endsWith('/ink/build/devtools.js') ? 'export {};' : undefined;
}

if (import.meta.main) await build(process.argv[2] ?? join(ROOT, 'dist'));
