// Images for tests and the demo, made without a registry: from Debian's static busybox and its PostgreSQL
// packages. Trees are kept below `.cache/`; an engine that has an image of the same content keeps it.

import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { request } from 'node:http';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import { candidate, closure, openRelease, unpackDebs } from './debs.ts';
import { cacheFolder } from './engine.ts';

/** `shipshape-test/busybox:1`: a name for `makeImages`, and the reference on the engine. */
export type TestImage = keyof typeof RECIPES;

type Recipe = {
  /** A folder whose content is the image. */
  readonly tree: () => Promise<string>;
  /** Files put over the tree: path → text; executable when below /bin. */
  readonly files: Readonly<Record<string, string>>;
  /** Dockerfile lines of its settings. */
  readonly changes: readonly string[];
};

const KEY = 'test.shipshape.key';
/** Trees and images are made anew when the way they are made changes. */
const EDITION = createHash('sha256')
  .update(readFileSync(import.meta.filename))
  .digest('hex')
  .slice(0, 8);
/** Ends at once on SIGTERM, and not before. */
const WAIT = `CMD ["sh", "-c", "trap 'exit 0' TERM; sleep 2147483 & wait"]`;

const SERVE = `#!/bin/sh
httpd -f -p "\${PORT:-80}" -h /www &
trap 'kill $!; exit 0' TERM
wait $!
`;

const START_POSTGRES = `#!/bin/sh
set -eu
read_secret() { eval "file=\\\${$1_FILE:-}"; if [ -n "$file" ]; then cat "$file"; else eval "printf %s \\"\\\${$1:-}\\""; fi; }
PGDATA=\${PGDATA:-/var/lib/postgresql/data}
if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA" /run/postgresql
  chown -R postgres "$PGDATA" /run/postgresql
  chmod 0700 "$PGDATA"
  exec su -p -s "$0" -- postgres "$@"
fi
USER_NAME=\${POSTGRES_USER:-postgres}
DATABASE=\${POSTGRES_DB:-$USER_NAME}
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  PASSWORD=$(read_secret POSTGRES_PASSWORD)
  if [ -z "$PASSWORD" ]; then
    echo "Error: Database is uninitialized and superuser password is not specified." >&2
    exit 1
  fi
  printf '%s\\n' "$PASSWORD" > /run/postgresql/pw
  initdb --no-sync --locale=C --encoding=UTF8 --username="$USER_NAME" --pwfile=/run/postgresql/pw --auth-host=scram-sha-256 --auth-local=trust
  rm /run/postgresql/pw
  echo "host all all all scram-sha-256" >> "$PGDATA/pg_hba.conf"
  pg_ctl -w -o "-c listen_addresses=''" start
  [ "$DATABASE" = postgres ] || psql -v ON_ERROR_STOP=1 -U "$USER_NAME" -d postgres -c "CREATE DATABASE \\"$DATABASE\\""
  for f in /docker-entrypoint-initdb.d/*.sql; do [ ! -e "$f" ] || psql -v ON_ERROR_STOP=1 -U "$USER_NAME" -d "$DATABASE" -f "$f"; done
  pg_ctl -m fast -w stop
fi
if [ "\${1:-postgres}" = postgres ]; then shift || true; exec postgres -c listen_addresses='*' "$@"; fi
exec "$@"
`;

const RECIPES = {
  /** Made only where there is none: the name is not ours. */
  'busybox:1': busybox({}, ['CMD ["sh"]']),
  'shipshape-test/busybox:1': busybox({}, [WAIT]),
  'shipshape-test/busybox:2': busybox({}, [WAIT, 'ENV VERSION=2']),
  'shipshape-test/web:1': web('1'),
  'shipshape-test/web:2': web('2'),
  /** Brings a default for everything that an image can bring. */
  'shipshape-test/rich:1': busybox({ '/data/seed': 'from the image\n', '/srv/readme': 'read me\n' }, [
    'ENTRYPOINT ["/bin/start"]',
    'CMD ["sleep", "2147483"]',
    'ENV GREETING=hello COLOUR=green',
    'LABEL org.example.name=rich org.example.version=1',
    'VOLUME /data',
    'EXPOSE 9000/tcp',
    'EXPOSE 9001/udp',
    'WORKDIR /srv',
    'USER 1000:1000',
    'HEALTHCHECK --interval=1s --timeout=2s --retries=2 CMD test -e /srv/readme',
  ]),
  'shipshape-test/postgres:15': postgres('1'),
  'shipshape-test/postgres:15-2': postgres('2'),
} satisfies Record<string, Recipe>;

function busybox(files: Readonly<Record<string, string>>, changes: readonly string[]): Recipe {
  const start = `#!/bin/sh\ntrap 'exit 0' TERM\n"$@" &\nwait $!\n`;
  return {
    tree: busyboxTree,
    files: { '/bin/start': start, ...files },
    changes: ['ENV PATH=/bin', ...changes],
  };
}

function web(version: string): Recipe {
  const files = { '/bin/serve': SERVE, '/www/index.html': `version ${version}\n` };
  return busybox(files, ['CMD ["/bin/serve"]', 'EXPOSE 80', `ENV VERSION=${version}`]);
}

function postgres(build: string): Recipe {
  return {
    tree: postgresTree,
    files: { '/bin/start-postgres': START_POSTGRES },
    changes: [
      'ENV PATH=/usr/lib/postgresql/bin:/bin:/usr/bin PGDATA=/var/lib/postgresql/data',
      `ENV BUILD=${build}`,
      'ENTRYPOINT ["/bin/start-postgres"]',
      'CMD ["postgres"]',
      'VOLUME /var/lib/postgresql/data',
      'EXPOSE 5432',
    ],
  };
}

/** Makes the images an engine lacks. Names: all but PostgreSQL when none are given. */
export async function makeImages(
  socket: string,
  names: readonly TestImage[] = Object.keys(RECIPES).filter(isSmall),
): Promise<void> {
  for (const name of names) await makeImage(socket, name, RECIPES[name]);
}

function isSmall(name: string): name is TestImage {
  return name in RECIPES && !name.includes('/postgres:');
}

async function makeImage(socket: string, name: TestImage, recipe: Recipe): Promise<void> {
  const tree = await recipe.tree();
  const hash = createHash('sha256').update(JSON.stringify([tree, recipe.files, recipe.changes]));
  const key = hash.digest('hex').slice(0, 16);
  const [repo = '', tag = ''] = name.split(':');
  const there = await call(socket, 'GET', `/images/${encodeURIComponent(name)}/json`);
  const isOurs = name.startsWith('shipshape-test/');
  if (there.status === 200 && (!isOurs || there.text.includes(`"${KEY}":"${key}"`))) return;
  const top = layOver(recipe.files, key);
  const query = new URLSearchParams({ fromSrc: '-', repo, tag });
  for (const change of [...recipe.changes, `LABEL ${KEY}=${key}`]) query.append('changes', change);
  const owner = ['--owner=0', '--group=0', '--numeric-owner'];
  // Named one by one: an archive that has a folder twice is refused.
  const over = Object.keys(recipe.files).map((path) => path.slice(1));
  const tar = execa('tar', ['-c', ...owner, '-C', tree, ...readdirSync(tree), '-C', top, ...over], {
    encoding: 'buffer',
    buffer: false,
  });
  const made = await call(socket, 'POST', `/images/create?${query}`, tar.stdout);
  await tar;
  rmSync(top, { recursive: true });
  if (made.status !== 200 || made.text.includes('"error"'))
    throw new Error(`cannot make ${name}: ${made.text}`);
  // The one that had the name until now; it stays when somebody uses it.
  const before = /"Id":"(sha256:[0-9a-f]{64})"/.exec(there.text)?.[1];
  if (before !== undefined) await call(socket, 'DELETE', `/images/${before}`);
}

function layOver(files: Readonly<Record<string, string>>, key: string): string {
  const top = join(cacheFolder('images'), `top-${key}-${process.pid}`);
  for (const [path, text] of Object.entries(files)) {
    const file = join(top, path);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text);
    chmodSync(file, path.startsWith('/bin/') ? 0o755 : 0o644);
  }
  mkdirSync(top, { recursive: true });
  return top;
}

function call(
  socketPath: string,
  method: string,
  path: string,
  body?: NodeJS.ReadableStream,
): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { socketPath, method, path, headers: { 'content-type': 'application/x-tar' } },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (piece: string) => {
          text += piece;
        });
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
        answer.on('error', reject);
      },
    );
    sent.on('error', reject);
    if (body === undefined) sent.end();
    else body.pipe(sent);
  });
}

async function busyboxTree(): Promise<string> {
  const tree = join(cacheFolder('images'), `busybox-${EDITION}`);
  if (existsSync(tree)) return tree;
  const program = await staticBusybox();
  const half = `${tree}.half-${process.pid}`;
  rmSync(half, { recursive: true, force: true });
  base(half);
  await addBusybox(half, program);
  await execa('mv', ['-T', half, tree], { reject: false });
  removeOthers(tree);
  return tree;
}

/** Trees of earlier editions. */
function removeOthers(tree: string): void {
  const [folder, name] = [dirname(tree), basename(tree)];
  const kind = name.slice(0, name.lastIndexOf('-') + 1);
  for (const other of readdirSync(folder)) {
    const isHalf = other.includes('.half-');
    if (other.startsWith(kind) && other !== name && !isHalf) rmSync(join(folder, other), { recursive: true });
  }
}

function base(tree: string): void {
  for (const folder of ['bin', 'etc', 'tmp', 'run', 'var', 'root', 'srv', 'proc', 'sys', 'dev']) {
    mkdirSync(join(tree, folder), { recursive: true });
  }
  chmodSync(join(tree, 'tmp'), 0o1777);
  if (!existsSync(join(tree, 'var/run'))) symlinkSync('../run', join(tree, 'var/run'));
  const users = [
    'root:x:0:0::/root:/bin/sh',
    'postgres:x:70:70::/var/lib/postgresql:/bin/sh',
    'nobody:x:65534:65534::/:',
  ];
  writeFileSync(join(tree, 'etc/passwd'), `${users.join('\n')}\n`);
  writeFileSync(join(tree, 'etc/group'), 'root:x:0:\npostgres:x:70:\nnogroup:x:65534:\n');
}

async function addBusybox(tree: string, program: string): Promise<void> {
  const { stdout } = await execa(program, ['--list']);
  writeFileSync(join(tree, 'bin/busybox'), readFileSync(program), { mode: 0o755 });
  for (const applet of stdout.split('\n')) {
    const link = join(tree, 'bin', applet);
    if (applet !== '' && !existsSync(link)) symlinkSync('busybox', link);
  }
}

/** Debian's busybox-static, installed or unpacked. */
async function staticBusybox(): Promise<string> {
  for (const path of ['/bin/busybox', '/usr/bin/busybox']) {
    if (!existsSync(path)) continue;
    const { stdout } = await execa('ldd', [path], { reject: false, all: true });
    if (!stdout.includes('=>')) return path;
  }
  const release = await openRelease('bookworm', cacheFolder('debs/bookworm'));
  const root = join(release.folder, 'busybox');
  await unpackDebs(release, ['busybox-static'], root);
  const [found] = ['bin/busybox', 'usr/bin/busybox'].map((path) => join(root, path)).filter(existsSync);
  if (found === undefined) throw new Error('busybox-static has no busybox');
  return found;
}

/** PostgreSQL 15 of Debian 12 with the libraries it loads, and busybox for its shell. */
async function postgresTree(): Promise<string> {
  const tree = join(cacheFolder('images'), `postgres-15-${EDITION}`);
  if (existsSync(tree)) return tree;
  const release = await openRelease('bookworm', cacheFolder('debs/bookworm'));
  if ((await candidate(release, 'postgresql-15')) === undefined)
    throw new Error('bookworm has no postgresql-15');
  // The compiler (LLVM), Perl and what sets up a Debian system are not needed to run a server.
  const isLibrary = (name: string) =>
    /^(?:lib|zlib1g)/.test(name) && !/^lib(?:llvm|perl|z3|edit|bsd|debconf)/.test(name);
  const names = await closure(
    release,
    ['postgresql-15', 'postgresql-client-15', 'tzdata', 'libc-bin'],
    isLibrary,
  );
  const half = `${tree}.half-${process.pid}`;
  await unpackDebs(release, names, half);
  base(half);
  for (const waste of ['usr/share/doc', 'usr/share/man', 'usr/share/locale', 'usr/share/postgresql/15/man']) {
    rmSync(join(half, waste), { recursive: true, force: true });
  }
  rmSync(join(half, 'usr/lib/postgresql/15/lib/bitcode'), { recursive: true, force: true });
  symlinkSync('15/bin', join(half, 'usr/lib/postgresql/bin'));
  await addBusybox(half, await staticBusybox());
  await execa('mv', ['-T', half, tree], { reject: false });
  removeOthers(tree);
  return tree;
}

if (import.meta.main) {
  const [socket = '', ...names] = process.argv.slice(2);
  const known = Object.keys(RECIPES).filter(
    (name): name is TestImage => names.length === 0 || names.includes(name),
  );
  const begun = performance.now();
  await makeImages(socket, known);
  console.log(`${known.join(', ')} in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
}
