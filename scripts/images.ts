// Images for tests and the demo, made without a registry: from Debian's static busybox and its PostgreSQL
// packages. Trees are kept below `.cache/`; an engine that has an image of the same content keeps it.

import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import process from 'node:process';
import { execa } from 'execa';
import { cacheFolder } from './engine.ts';
import { busyboxTree, debianTree, mariadbTree, postgresTree, storesTree } from './image-trees.ts';
import { cephTree, START_RADOSGW, sshdTree } from './server-trees.ts';

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

const START_MARIADB = `#!/bin/sh
set -eu
DATA=/var/lib/mysql
mkdir -p "$DATA" /run/mysqld
chown -R mysql "$DATA" /run/mysqld
if [ ! -d "$DATA/mysql" ]; then
  mariadb-install-db --user=mysql --datadir="$DATA" --auth-root-authentication-method=normal --skip-test-db >/dev/null
  cat > /run/mysqld/init.sql <<END
ALTER USER root@localhost IDENTIFIED BY '$MARIADB_ROOT_PASSWORD';
CREATE USER root@'%' IDENTIFIED BY '$MARIADB_ROOT_PASSWORD';
GRANT ALL ON *.* TO root@'%' WITH GRANT OPTION;
END
  [ -z "\${MARIADB_DATABASE:-}" ] || echo "CREATE DATABASE $MARIADB_DATABASE;" >> /run/mysqld/init.sql
  set -- --init-file=/run/mysqld/init.sql "$@"
fi
exec mariadbd --user=mysql --datadir="$DATA" --socket=/run/mysqld/mysqld.sock "$@"
`;

const START_SSHD = `#!/bin/sh
set -eu
mkdir -p /run/sshd /etc/ssh /srv/backups
for user in "sshd:x:74:74::/run/sshd:/bin/false" "backup:x:34:34::/srv/backups:/bin/sh"; do
  grep -q "^\${user%%:*}:" /etc/passwd || echo "$user" >> /etc/passwd
done
echo "backup:*:19000:0:99999:7:::" > /etc/shadow
chown 34:34 /srv/backups
cp /keys/host /etc/ssh/host
cp /keys/authorized /etc/ssh/authorized
chmod 0600 /etc/ssh/host
exec /usr/sbin/sshd -D -e -f /dev/null -o HostKey=/etc/ssh/host -o AuthorizedKeysFile=/etc/ssh/authorized \\
  -o StrictModes=no -o UsePAM=no -o PasswordAuthentication=no -o "Subsystem=sftp \${SFTP_SERVER:-internal-sftp}"
`;

const POSTGRES_TOOLS = {
  packages: ['postgresql-15', 'postgresql-client-15', 'tzdata', 'libc-bin', 'zstd', 'age'],
  isLibrary: (name: string) =>
    /^(?:lib|zlib1g)/.test(name) && !/^lib(?:llvm|perl|z3|edit|bsd|debconf)/.test(name),
  waste: ['usr/share/postgresql/15/man', 'usr/lib/postgresql/15/lib/bitcode'],
};

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
  'shipshape-test/mariadb:10.11': {
    tree: mariadbTree,
    files: { '/bin/start-mariadb': START_MARIADB },
    changes: [
      'ENV PATH=/usr/sbin:/usr/bin:/bin',
      'ENTRYPOINT ["/bin/start-mariadb"]',
      'VOLUME /var/lib/mysql',
      'EXPOSE 3306',
    ],
  },
  /** Redis when nothing else is asked for; SQLite, GNU tar, rsync and zstd besides. */
  'shipshape-test/stores:1': {
    tree: storesTree,
    files: { '/etc/redis.conf': 'dir /data\n' },
    changes: [
      'ENV PATH=/usr/bin:/bin',
      'CMD ["redis-server", "/etc/redis.conf", "--protected-mode", "no"]',
      'VOLUME /data',
      'EXPOSE 6379',
    ],
  },
  /** An S3 service with one account, for as long as its container is there. */
  'shipshape-test/radosgw:18': {
    tree: cephTree,
    files: { '/srv/start-radosgw.py': START_RADOSGW },
    changes: [
      'ENV PATH=/usr/sbin:/usr/bin ACCESS_KEY=test SECRET_KEY=test-secret-key',
      'ENTRYPOINT ["/usr/bin/python3", "/srv/start-radosgw.py"]',
      'EXPOSE 8000',
    ],
  },
  /** OpenSSH for the user `backup`, whose keys are mounted into /keys. */
  'shipshape-test/sshd:9': {
    tree: sshdTree,
    files: { '/bin/start-sshd': START_SSHD },
    changes: ['ENV PATH=/usr/sbin:/usr/bin:/bin', 'ENTRYPOINT ["/bin/start-sshd"]', 'EXPOSE 22'],
  },
  'shipshape-test/postgres:15': postgres('1'),
  'shipshape-test/postgres:15-2': postgres('2'),
  /** zstd and age beside it. */
  'shipshape-test/postgres-tools:15': {
    ...postgres('1'),
    tree: () => debianTree('postgres-tools-15', POSTGRES_TOOLS),
    changes: [...postgres('1').changes, 'ENV PATH=/usr/lib/postgresql/15/bin:/bin:/usr/bin'],
  },
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

/** Makes the images an engine lacks. Names: those of busybox alone when none are given. */
export async function makeImages(
  socket: string,
  names: readonly TestImage[] = Object.keys(RECIPES).filter(isSmall),
): Promise<void> {
  for (const name of names) await makeImage(socket, name, RECIPES[name]);
}

function isSmall(name: string): name is TestImage {
  return name in RECIPES && !/\/(?:postgres|postgres-tools|mariadb|stores|radosgw|sshd):/.test(name);
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

if (import.meta.main) {
  const [socket = '', ...names] = process.argv.slice(2);
  const known = Object.keys(RECIPES).filter(
    (name): name is TestImage => names.length === 0 || names.includes(name),
  );
  const begun = performance.now();
  await makeImages(socket, known);
  console.log(`${known.join(', ')} in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
}
