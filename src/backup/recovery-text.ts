// What stands at every destination as RESTORE.txt: how a person with nothing but age, zstd, tar and the database's
// own programs brings data back, without Shipshape and without us. Pure; the same text everywhere, without secrets.

/** Plain text, lines of at most 110 characters. */
export function recoveryText(): string {
  return TEXT;
}

const TEXT = `HOW TO RESTORE THESE BACKUPS WITHOUT SHIPSHAPE

You need: a Linux shell, age (or rage), zstd, sha256sum, tar, jq if you have it, and the programs of the
database that you restore (psql and pg_restore; mariadb or mysql; mongorestore; redis-server; sqlite3), of
the same major version as the server had. You need one private key of age: the host's own
(identity.age.txt of its state folder), or the recovery key that was kept elsewhere.

1. WHAT IS HERE

  v1/FLEET/INSTANCE/BACKUP/manifest.json    what a backup consists of; a folder without it is no backup
  v1/FLEET/INSTANCE/BACKUP/*.zst.age        its parts: compressed with zstd, then encrypted with age
  v1/FLEET/INSTANCE/records/*.json          what was found out about backups later

BACKUP begins with the time when it was made, in UTC: 20261120T021700Z-5f3a9c1e. Choose the newest one
that is older than what went wrong. Records whose name ends in ".restored.json" and that say "ok":true tell
which backups were restored as a test. Leave alone what has a record that ends in ".tombstone.json".

2. FETCH IT AND LOOK WHETHER IT IS WHOLE

Copy the whole folder of the backup to a disk with room (aws s3 cp --recursive, sftp, cp). In it:

  jq -r '.payloads[] | .sha256 + "  " + .file' manifest.json | sha256sum -c

Without jq: compare "sha256sum *.age" with the values "sha256" in manifest.json by eye. Go on only with
parts that are OK. manifest.json also says, by part: "source" and "database" (what it is of), "format" (what
is inside), "rows" (how many rows each table had); and for all: "images" (what ran), "facts" (versions).

3. OPEN A PART

  age -d -i KEY.txt PART.zst.age | zstd -d > PART

KEY.txt has a line that begins with AGE-SECRET-KEY-1. Every command below can read from that pipe
instead of a file, which needs no room for PART. Run them with "set -o pipefail", and believe a result only
when the exit code is 0.

4. LOAD IT, BY "format"

pg-globals, first: roles and table spaces of PostgreSQL. Into a new server, as its superuser:

  age -d -i KEY.txt db.globals.sql.zst.age | zstd -d | psql -X -d postgres

It says "already exists" of roles that a new server has (such as postgres): that is no harm.

pg-custom: one database of PostgreSQL. For each:

  age -d -i KEY.txt db.crm.pgdump.zst.age | zstd -d > crm.pgdump
  pg_restore --create --exit-on-error -d postgres crm.pgdump

--create makes the database under its old name. If it exists (postgres does), leave --create out, make an
empty database, and name it with -d instead. Then compare the numbers of rows:

  psql -X -d crm -c 'select count(*) from orders'

pg-base: a whole server of PostgreSQL as files, one tar. Into an empty folder that belongs to the user
postgres, mode 0700; start a server of the same major version on it:

  age -d -i KEY.txt PART.pgbase.tar.zst.age | zstd -d | tar -x -C /EMPTY/FOLDER

mysql-dump: one database of MariaDB or MySQL, as SQL. Into a new server, as root, for each:

  mariadb -e 'create database crm'
  age -d -i KEY.txt db.crm.sql.zst.age | zstd -d | mariadb crm

A part of this format whose "database" is empty has the accounts and what they may do. It comes last, and
without the name of a database:

  age -d -i KEY.txt db.sql.zst.age | zstd -d | mariadb

("mysql" instead of "mariadb" for MySQL. If an old client stops at the first line, which then has the
word "sandbox" in it, drop that line: ... | zstd -d | tail -n +2 | mysql)

mongo-archive: MongoDB. Into a new server:

  age -d -i KEY.txt PART.mongo.zst.age | zstd -d | mongorestore --archive

redis-rdb: Redis or Valkey. With the server stopped, as the file dump.rdb of its data folder, with
"appendonly no" for the first start:

  age -d -i KEY.txt PART.rdb.zst.age | zstd -d > dump.rdb

sqlite: the database itself. Put it in the place of the old file, and remove FILE-wal and FILE-shm beside it:

  age -d -i KEY.txt PART.sqlite.zst.age | zstd -d > app.db && sqlite3 app.db 'pragma integrity_check'

tar: a volume or a folder. As root, into an empty folder:

  age -d -i KEY.txt PART.tar.zst.age | zstd -d |
    tar -x --numeric-owner --same-permissions --xattrs --xattrs-include='*' --acls -C /EMPTY/FOLDER

For a Docker volume: docker volume create NAME, then use the folder that "docker volume inspect NAME" calls
Mountpoint.

instance: how the instance was made, as JSON: the Compose project that ran, its images, its volumes and its
secrets. It is as secret as the secrets in it.

  age -d -i KEY.txt PART.json.zst.age | zstd -d > instance.json

5. IF SOMETHING IS WRONG

  "no identity matched any of the recipients"   this key cannot open it: try the other one
  sha256sum says FAILED                          the part is damaged: fetch it again, or take an older backup
  zstd: "unexpected end"                         age has failed before it: look at the first error
  pg_restore: "unsupported version"              it is older than the server was: take a newer one
`;
