// Who may import whom, as data: each place under src/ and tui/ with what it does and what it stands on, from the
// nouns up to the process. scripts/borders.ts makes import rules and a table from it.

export type Border = {
  /** A folder or file under src/, or one that begins with `tui/`. Folders do not include their subfolders. */
  readonly of: string;
  readonly does: string;
  /** Folders and files, named in the same way, that it may import besides itself. */
  readonly may: readonly string[];
  /** npm packages and node: modules; `node:*` is all of the latter. */
  readonly packages: readonly string[];
  /** No clock, no randomness, no process, no I/O: all of that comes as parameters. */
  readonly pure: boolean;
};

const DECLARE = ['declare', 'declare/compose', 'declare/yaml', 'declare/desired'];
const CORE = ['model', 'ports.ts', 'ports-daemon.ts'];
const BACKUPS = ['ports-backup.ts', 'backup', 'artefact', 'job', 'restore'];

// The terminal UI is a process of its own. Of src/ it knows the nouns, their words and the client's end of the
// control socket; of operations only what they answer.
const TUI_NOUNS = ['model', 'show', 'access', 'control/answers.ts'];
const CLIENT = ['serve/control-client.ts', 'serve/protocol.ts', 'serve/frames.ts'];
const TUI_PURE = ['tui/parts', 'tui/theme', 'tui/keys', 'tui/state'];

const TUI_BORDERS: readonly Border[] = [
  pure('tui/parts', 'safe words, lines, columns: what screens are made of', ['model', 'show'], []),
  pure('tui/theme', 'what a tone looks like on this terminal', ['model', 'show', 'tui/parts'], []),
  pure('tui/keys', 'bytes to keys', ['model'], []),
  pure('tui/state', 'what a session is and how a key changes it', [...TUI_NOUNS, ...TUI_PURE], []),
  pure('tui/screens', 'one screen each', [...TUI_NOUNS, ...TUI_PURE], []),
  doing(
    'tui/link',
    'the world as the daemon tells it, for one person',
    [...TUI_NOUNS, ...CLIENT, 'tui/parts', 'tui/state'],
    [],
  ),
  doing(
    'tui/term',
    'lines to bytes on a terminal',
    ['model', 'show', 'tui/parts', 'tui/theme'],
    ['ink', 'react', 'node:*'],
  ),
  doing(
    'tui/app',
    'a session: keys in, frames out',
    [...TUI_NOUNS, ...CLIENT, ...TUI_PURE, 'tui/link', 'tui/term', 'tui/screens'],
    ['node:*'],
  ),
  doing(
    'tui/ssh',
    'the SSH server and other front doors',
    [
      ...[...TUI_NOUNS, ...CLIENT, 'ports.ts', 'ports-daemon.ts', 'tui/parts', 'tui/link', 'tui/app'],
      // Commands over SSH are those of the command line, with another world around them.
      ...['serve/boot.ts', 'serve/attach-protocol.ts', 'cli/root.ts', 'cli/io.ts', 'cli/exit.ts'],
    ],
    ['ssh2', 'node:*'],
  ),
  doing(
    'tui/serve.ts',
    'the entry of the process of terminals beside the daemon',
    ['tui/app', 'tui/screens', 'tui/ssh'],
    ['node:*'],
  ),
  doing(
    'tui/main.ts',
    'the entry of the process of terminals',
    [
      ...TUI_NOUNS,
      ...CLIENT,
      'wire-client.ts',
      'cli/version.ts',
      ...TUI_PURE,
      'tui/link',
      'tui/term',
      'tui/screens',
      'tui/app',
      'tui/ssh',
    ],
    ['node:*'],
  ),
];

/** From the nouns up to the process. */
export const BORDERS: readonly Border[] = [
  pure('model', 'the nouns: types and total functions', ['model/generated'], ['node:crypto']),
  pure('model/generated', 'types and schemas made from schemas/', [], []),
  { of: 'ports.ts', does: 'every effect as a small type', may: ['model'], packages: [], pure: true },
  {
    of: 'ports-daemon.ts',
    does: 'what the daemon needs besides, as small types',
    may: ['model'],
    packages: [],
    pure: true,
  },
  pure('ports-backup.ts', 'the effects of backups as small types', ['model'], []),
  pure('backup', 'when, what and how long to keep, what a restore does: decided', ['model'], ['croner']),
  pure('backup/sources', 'how each kind of data is read and loaded: programs as data', ['model'], []),
  pure('declare', 'files to a resolved fleet', ['model', 'backup', ...DECLARE], ['croner']),
  pure('declare/yaml', 'YAML behind a guard', ['model'], ['yaml']),
  pure('declare/compose', 'the Compose language', ['model', 'declare/yaml'], []),
  pure('declare/desired', 'Compose services to what an engine is asked for', ['model', ...DECLARE], []),
  pure('fields', 'the one table of container fields', ['model'], []),
  pure('plan', 'desired and observed to a plan', ['model', 'fields'], []),
  pure('adopt', 'running containers to a declaration', ['model', 'fields'], ['yaml']),
  pure('access', 'people, roles and proofs to a yes or no', ['model'], []),
  pure('admit', "an engine's payload to findings of policy", ['model'], []),
  pure('approve', 'a plan, policy and evidence to a verdict', ['model', 'access'], ['croner']),
  pure('show', 'anything to rows, text, markdown and JSON', ['model', 'backup'], []),
  doing(
    'observe',
    'a snapshot of one target',
    [...CORE, 'fields'],
    ['p-limit', 'tar-stream', 'node:crypto', 'node:stream'],
  ),
  doing(
    'apply',
    'a plan to what runs, through ports',
    [...CORE, 'fields', 'admit'],
    ['p-limit', 'tar-stream', 'node:crypto', 'node:stream'],
  ),
  doing('adapters/docker', 'the engine port over the Docker API', CORE, [
    'dockerode',
    'tar-stream',
    'node:*',
  ]),
  doing('adapters/memory', 'the engine port in memory', CORE, ['tar-stream', 'node:*']),
  doing(
    'artefact',
    'backups written, read back, listed and removed, through ports',
    [...CORE, 'ports-backup.ts', 'backup'],
    ['p-limit', 'node:crypto'],
  ),
  doing(
    'job',
    'data read out of instances and loaded into them, by job containers',
    [...CORE, 'ports-backup.ts', 'backup', 'backup/sources', 'artefact'],
    ['tar-stream', 'node:crypto', 'node:stream'],
  ),
  doing(
    'restore',
    'restores, drills and point in time, carried out',
    [
      ...CORE,
      'ports-backup.ts',
      'backup',
      'backup/sources',
      'artefact',
      'job',
      'fields',
      'plan',
      'observe',
      'apply',
    ],
    ['node:crypto', 'node:stream'],
  ),
  doing(
    'adapters/artefacts',
    'places for backups: folder, S3, SFTP',
    [...CORE, 'ports-backup.ts', 'adapters/disk'],
    ['@aws-sdk/client-s3', 'ssh2', 'p-limit', 'node:*'],
  ),
  doing(
    'adapters/sealer',
    'zstd and age over streams',
    [...CORE, 'ports-backup.ts'],
    ['age-encryption', 'node:*'],
  ),
  doing('adapters/jobs', 'job containers and their streams', [...CORE, 'ports-backup.ts'], ['node:*']),
  doing('adapters/git', 'the source port over a bare mirror', CORE, ['simple-git', 'execa', 'node:*']),
  doing('adapters/folder', 'the source port over a folder', CORE, ['node:*']),
  doing('adapters/disk', 'files that survive a power cut', ['model'], ['node:*']),
  doing(
    'adapters/store',
    'what was applied and said, journal, history, audit, locks',
    [...CORE, 'ports-backup.ts', 'adapters/disk'],
    ['lowdb', 'tar-stream', 'node:*'],
  ),
  doing(
    'adapters/identity',
    'signatures by SSH keys, and the key of this host',
    [...CORE, 'adapters/disk'],
    ['execa', 'node:*'],
  ),
  doing('adapters/log', 'log lines', CORE, ['pino', 'node:*']),
  doing('adapters/watch', 'changes of files', CORE, ['chokidar', 'node:*']),
  doing('adapters/systemd', 'what the service manager is told', CORE, ['execa', 'node:*']),
  doing('adapters/host', 'the machine we run on', CORE, ['execa', 'node:*']),
  doing('adapters/secrets', 'secrets and the seal', [...CORE, 'adapters/disk'], ['age-encryption', 'node:*']),
  doing('pass.ts', 'what one pass is asked, sees and does: types', CORE, []),
  doing(
    'stages',
    'one stage of the line each',
    [...CORE, ...DECLARE, 'fields', 'plan', 'access', 'admit', 'approve', 'observe', 'apply', 'pass.ts'],
    [],
  ),
  doing('reconcile.ts', 'the spine: load, look, carry out', [...CORE, 'approve', 'pass.ts', 'stages'], []),
  doing(
    'loop',
    'follows source and engines, and runs the line when something moved',
    [
      ...CORE,
      ...DECLARE,
      'fields',
      'plan',
      'access',
      'admit',
      'approve',
      'show',
      'observe',
      'pass.ts',
      'stages',
      'reconcile.ts',
      ...BACKUPS,
    ],
    ['node:crypto'],
  ),
  doing(
    'control',
    'the use cases',
    [
      ...CORE,
      ...DECLARE,
      'adopt',
      'access',
      'admit',
      'loop',
      'fields',
      'plan',
      'approve',
      'show',
      'observe',
      'apply',
      'pass.ts',
      'stages',
      'reconcile.ts',
      ...BACKUPS,
    ],
    [],
  ),
  doing(
    'serve',
    'the control socket and HTTP: both ends',
    ['model', 'ports.ts', 'ports-daemon.ts', 'access', 'show', 'control', 'pass.ts'],
    ['fastify', '@fastify/rate-limit', 'prom-client', 'node:*'],
  ),
  doing(
    'cli',
    'one file per command',
    [
      'model',
      'ports.ts',
      'ports-daemon.ts',
      'show',
      'control',
      'serve',
      'pass.ts',
      'declare/compose',
      'declare/yaml',
    ],
    ['commander', 'yaml', 'node:*'],
  ),
  doing('wire.ts', 'the only place where adapters are built', ['*'], ['node:*']),
  doing('wire-attach.ts', "what the system's sshd runs of us", ['*'], ['node:*']),
  doing('wire-fleet.ts', 'the fleet file: found and read', ['model', 'declare', 'control'], ['node:*']),
  doing('wire-archive.ts', 'the recorded state as one archive', ['*'], ['node:*']),
  doing('wire-client.ts', 'the way to a daemon', ['*'], ['node:*']),
  doing('wire-backup.ts', 'what takes backups and restores them', ['*'], ['node:*']),
  doing('wire-doors.ts', 'the doors of the daemon', ['*'], ['node:*']),
  doing('wire-terminals.ts', 'SSH into the terminal UI', ['*'], ['node:*']),
  doing('wire-daemon.ts', 'the daemon and how long it lives', ['*'], ['node:*']),
  doing('wire-tui.ts', 'the way into the terminal UI', ['*'], ['node:*']),
  doing('bin.ts', 'the entry of the process', ['*'], ['node:*']),
  ...TUI_BORDERS,
];

function pure(of: string, does: string, may: readonly string[], packages: readonly string[]): Border {
  return { of, does, may, packages, pure: true };
}

function doing(of: string, does: string, may: readonly string[], packages: readonly string[]): Border {
  return { of, does, may, packages, pure: false };
}
