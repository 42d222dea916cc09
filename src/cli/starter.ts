// The files that `shipshape init` writes: a commented fleet.yaml and a small repository of declarations.
// Text only; a test reads them with the real loader, so that what we hand out is valid.

import { backupDestinationSchema } from '../model/generated/backup-destination.ts';
import { backupPolicySchema } from '../model/generated/backup-policy.ts';
import { changePolicySchema } from '../model/generated/change-policy.ts';
import { dataSourceSchema } from '../model/generated/data-source.ts';
import { fleetSchema } from '../model/generated/fleet.ts';
import { instanceSchema } from '../model/generated/instance.ts';
import { roleSchema } from '../model/generated/role.ts';
import { teamSchema } from '../model/generated/team.ts';
import { templateSchema } from '../model/generated/template.ts';
import { userSchema } from '../model/generated/user.ts';

/** Folder of the repository, beside fleet.yaml. */
export const REPOSITORY = 'declarations';

export type StarterOptions = {
  /** A DNS label. */
  readonly fleet: string;
  /** Address of the engine. */
  readonly docker: string;
  /** URL of the repository that the starter is going to be. */
  readonly url: string;
};

/** Every file of the starter by its path below the folder of fleet.yaml. */
export function starterFiles(options: StarterOptions): ReadonlyMap<string, string> {
  return new Map([
    ['fleet.yaml', fleetFile(options)],
    ...[...repositoryFiles()].map(([path, text]): [string, string] => [`${REPOSITORY}/${path}`, text]),
  ]);
}

function repositoryFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['README.md', README],
    ['hello.yaml', HELLO],
    ['postgres/template.yaml', TEMPLATE],
    ['postgres/compose.yaml', COMPOSE],
    ['databases/example.yaml', DATABASE],
    ['people/example.yaml', PEOPLE],
    ['backups/example.yaml', BACKUPS],
    ['.schemas/fleet.schema.json', json(fleetSchema)],
    ['.schemas/instance.schema.json', json(instanceSchema)],
    ['.schemas/template.schema.json', json(templateSchema)],
    ['.schemas/user.schema.json', json(userSchema)],
    ['.schemas/role.schema.json', json(roleSchema)],
    ['.schemas/team.schema.json', json(teamSchema)],
    ['.schemas/change-policy.schema.json', json(changePolicySchema)],
    ['.schemas/backup-destination.schema.json', json(backupDestinationSchema)],
    ['.schemas/backup-policy.schema.json', json(backupPolicySchema)],
    ['.schemas/data-source.schema.json', json(dataSourceSchema)],
  ]);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function fleetFile({ fleet, docker, url }: StarterOptions): string {
  return `# yaml-language-server: $schema=./${REPOSITORY}/.schemas/fleet.schema.json
#
# What one Shipshape looks after: where declarations come from and where they go. This file stays on
# the host; the declarations are in the repository. Relative paths start at the folder of this file.
apiVersion: shipshape.dev/v1
kind: Fleet
metadata:
  # Written on everything the fleet owns: choose it once.
  name: ${fleet}
spec:
  source:
    # https://, ssh://, user@host:path or file://; or \`folder: ./declarations\` to read a folder without git.
    url: ${JSON.stringify(url)}
    branch: main
    # path: .
    # interval: 30s
    # timeout: 60s
    # credentials:
    #   sshKeyFile: ./deploy-key
    #   knownHostsFile: ./known-hosts
    #   tokenFile: ./token
    # signatures: { mode: head, allowedSigners: ./allowed-signers, gpgHome: ./gnupg }
  targets:
    local:
      # unix:///path, ssh://user@host, or tcp://host:port with \`tls\`.
      docker: ${JSON.stringify(docker)}
      # tls: { caFile: ./ca.pem, certFile: ./cert.pem, keyFile: ./key.pem }
      # On the target: data folders and delivered files.
      # dataRoot: /var/lib/shipshape
      # Ports that are published without an address are open to this machine only. Compose would open
      # them to everybody: leave this out for that.
      publishAddress: 127.0.0.1
      # autoPorts: 30000-30999
      # parallelism: 8
      # timeout: 60s
  # What must be remembered, secrets included (encrypted). Back it up.
  stateDir: ./state
  # secrets:
  #   identityFile: ./state/identity.age.txt
  #   env: { prefix: SHIPSHAPE_SECRET_ }
  #   folder: /etc/shipshape/secrets
  # Accounts at registries, for images that are not public.
  # registries:
  #   ghcr.io: { username: example-bot, passwordFile: /etc/shipshape/ghcr-token }
  # A plan that removes more than this needs --allow-removals.
  # budget: { removePercent: 20, removeCount: 5 }
  #
  # For the daemon. Its doors: this machine's own user, everybody on it who can sign, HTTP, SSH.
  # listeners:
  #   control: ./state/control.sock
  #   people: ./state/people.sock
  #   http: { address: "127.0.0.1:7420", metrics: key, webhook: { secretFile: ./webhook-secret } }
  #   ssh:
  #     address: 127.0.0.1:7422
  #     hostKeyFile: ./state/ssh_host_ed25519_key
  #     idleTimeout: 15m
  #     maxSessions: 32
  #     maxPerPerson: 8
  #     mfa: off
  #     sshd: { socket: /run/shipshape-ssh/attach.sock, authorities: ["ssh-ed25519 AAAA... ca"] }
  # Who may do everything, whatever the repository says: lines of .pub files.
  # admins:
  #   - { name: ana, sshKeys: ["ssh-ed25519 AAAA... ana@laptop"], emails: [ana@example.com] }
  # What no declaration can go below; this is a part of the default.
  # policies:
  #   - { name: data-loss, match: { risks: [data-loss] }, approvals: { count: 1 } }
  # What containers may ask of the host.
  # admission: { profile: baseline, rules: { low-port: approval }, hostPaths: [/srv/media], registries: [docker.io] }
  # drift: { sweep: 15s, inspect: 5m }
  # approvals: { expire: 24h }
  # log: { level: info }
`;
}

const README = `# What runs

Every \`*.yaml\` file here that has an \`apiVersion\` is a declaration; folders are free.

- \`hello.yaml\`: an instance with its Compose file inline
- \`postgres/\`: a template, made of an unchanged Compose file and a list of its variables
- \`databases/\`: instances of it
- \`people/\`: who may do what, and which changes wait for whom; comments only
- \`backups/\`: what is backed up, when and where to; comments only

Change a file, commit, then: \`shipshape plan\` shows what would happen and why, \`shipshape apply\` does it.
`;

const HELLO = `# yaml-language-server: $schema=./.schemas/instance.schema.json
#
# The smallest instance: one service, its Compose file inline.
apiVersion: shipshape.dev/v1
kind: Instance
metadata:
  name: hello
spec:
  compose:
    services:
      web:
        image: nginx:1.29-alpine
        ports: ["8080:80"]
        restart: unless-stopped
`;

const TEMPLATE = `# yaml-language-server: $schema=../.schemas/template.schema.json
#
# A template is a Compose file with its variables declared. Instances say which values they want.
apiVersion: shipshape.dev/v1
kind: Template
metadata:
  name: postgres
spec:
  description: PostgreSQL with a data volume and a password of its own
  compose: ./compose.yaml
  parameters:
    POSTGRES_VERSION: { type: string, default: "17", description: tag of the image }
    POSTGRES_DB: { type: string, default: app, description: database made at the first start }
  secrets:
    # Made once for each instance, kept encrypted in the state folder.
    POSTGRES_PASSWORD: { generate: password, length: 32 }
  ports:
    # A free port, kept for good.
    POSTGRES_PORT: auto
  sizes:
    small:
      limits:
        db: { memory: 512m, cpus: "0.5", pids: 200 }
    large:
      limits:
        db: { memory: 4g, cpus: "2", pids: 500 }
  # What policies of backups take of each instance: every database with its roles, and how it is made.
  backup:
    sources:
      - { name: db, type: postgres, service: db, password: POSTGRES_PASSWORD }
      - { name: made, type: instance }
`;

const COMPOSE = `# An ordinary Compose file: \`docker compose\` reads it too.
services:
  db:
    image: postgres:\${POSTGRES_VERSION:-17}
    environment:
      POSTGRES_DB: \${POSTGRES_DB:-app}
      POSTGRES_PASSWORD: \${POSTGRES_PASSWORD}
    ports: ["\${POSTGRES_PORT:-5432}:5432"]
    volumes: ["data:/var/lib/postgresql/data"]
    healthcheck:
      test: ["CMD-SHELL", "pg_isready -h 127.0.0.1 -U postgres"]
      interval: 2s
      # The first start makes the database: failed checks count from then on only.
      start_period: 1m
    restart: unless-stopped
volumes:
  data: {}
`;

const DATABASE = `# yaml-language-server: $schema=../.schemas/instance.schema.json
#
# An instance of the template next door. It is here to be read: set \`state: running\` to start it.
apiVersion: shipshape.dev/v1
kind: Instance
metadata:
  name: example-db
spec:
  template: postgres
  size: small
  parameters:
    POSTGRES_DB: example
  state: ignored
  # A plan that would endanger its data is refused as long as this stands.
  protect: true
`;

const PEOPLE = `# Who may do what, and which changes wait for whom. Take the marks away and put your names in. A commit that
# changes this only proposes: it comes into force when somebody who may approve it does so.
#
# apiVersion: shipshape.dev/v1
# kind: User
# metadata: { name: ben }
# spec:
#   sshKeys: ["ssh-ed25519 AAAA... ben@laptop"]
#   emails: [ben@example.com]
#   roles: [viewer]
# ---
# apiVersion: shipshape.dev/v1
# kind: Team
# metadata: { name: databases }
# spec:
#   members: [ben]
#   roles: [operator]
#   owns: { instances: ["*-db"] }
# ---
# apiVersion: shipshape.dev/v1
# kind: Role
# metadata: { name: night-shift }
# spec:
#   permissions:
#     - { allow: ["read:*", "hold:instance"], on: { teams: [databases] } }
# ---
# apiVersion: shipshape.dev/v1
# kind: ChangePolicy
# metadata: { name: databases }
# spec:
#   match: { teams: [databases], risks: [downtime, data-risk, data-loss] }
#   approvals: { count: 1, roles: [operator] }
#   windows: { allow: [{ cron: "0 2 * * 6", duration: 4h, timezone: Europe/Berlin }] }
`;

const BACKUPS = `# What is backed up, when and where to. Take the marks away and put in your own places; credentials are files
# in the folder \`secrets.folder\` of fleet.yaml. The recovery key is made with \`age-keygen\` on another machine,
# and its private part stays there: without it, what this host alone could open is lost with the host.
#
# apiVersion: shipshape.dev/v1
# kind: BackupDestination
# metadata: { name: offsite }
# spec:
#   s3:
#     endpoint: https://s3.example.com
#     bucket: acme-backups
#     accessKeyId: { file: backup-key-id }
#     secretAccessKey: { file: backup-key }
#   encryption: { recipients: [age1...] }
# ---
# apiVersion: shipshape.dev/v1
# kind: BackupPolicy
# metadata: { name: nightly }
# spec:
#   match: { instances: ["*-db"] }
#   schedule: { cron: "17 2 * * *", timezone: Europe/Berlin, jitter: 10m }
#   destinations: [{ name: offsite }]
#   retention: { daily: 7, weekly: 4, monthly: 12 }
#   # On Sundays the newest is restored aside, and its rows are counted.
#   verify: { restore: { cron: "0 5 * * 0", timezone: Europe/Berlin } }
#   objectives: { rpo: 26h, rto: 1h }
# ---
# apiVersion: shipshape.dev/v1
# kind: ChangePolicy
# metadata: { name: backup-first }
# spec:
#   match: { instances: ["*-db"], risks: [downtime, data-risk] }
#   backup: { within: 1h }
`;
