// Everything git can be told from outside: an environment of our making, one configuration file in place
// of the system's and the user's, ssh options, and the few variables that lead to the network. Nothing else of the process environment leaks in.

import { join } from 'node:path';

export type Credentials = {
  readonly sshKeyFile: string | undefined;
  readonly knownHostsFile: string | undefined;
  /** The token itself, `user:token` or a token alone; for https only. */
  readonly token: string | undefined;
};

/** Variables that simple-git would strip; these are the ones we mean. */
export const OUR_VARIABLES = [
  'GIT_CONFIG_NOSYSTEM',
  'GIT_CONFIG_GLOBAL',
  'GIT_TERMINAL_PROMPT',
  'GIT_LITERAL_PATHSPECS',
  'GIT_NO_REPLACE_OBJECTS',
  'GIT_OPTIONAL_LOCKS',
] as const;

/** The environment of every local git command. `home` is an empty folder. */
export function localEnvironment(home: string, path: string): Readonly<Record<string, string>> {
  return {
    PATH: path,
    HOME: home,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: configFile(home),
    GIT_TERMINAL_PROMPT: '0',
    // Paths from declarations are paths, never patterns.
    GIT_LITERAL_PATHSPECS: '1',
    // Replace refs could show other content than the commit that was approved.
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
  };
}

/** What a fetch may take from outside: the ways of this host to the network, and its ssh agent. */
const FROM_OUTSIDE = [
  'SSH_AUTH_SOCK',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'HTTPS_PROXY',
  'NO_PROXY',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
] as const;

export type Outside = Readonly<Record<string, string | undefined>>;

/** The environment of a fetch: also how to reach the other side, and how to get in. */
export function fetchEnvironment(
  home: string,
  path: string,
  outside: Outside,
  origin: string,
  credentials: Credentials,
): Readonly<Record<string, string>> {
  const taken = FROM_OUTSIDE.flatMap((name) => {
    const value = outside[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(taken),
    ...localEnvironment(home, path),
    GIT_ASKPASS: '/bin/false',
    SSH_ASKPASS: '/bin/false',
    GIT_ALLOW_PROTOCOL: 'https:ssh:file',
    GIT_SSH_COMMAND: sshCommand(credentials),
    GIT_SSH_VARIANT: 'ssh',
    ...tokenConfig(origin, credentials.token),
  };
}

export function configFile(home: string): string {
  return join(home, 'gitconfig');
}

/**
 * The only configuration that our git reads besides the mirror's own. Objects are checked on arrival;
 * hooks, helpers and automatic maintenance are off; a silent server is given up after 30 s.
 */
export function configText(url: string): string {
  const repository = url.startsWith('file://') ? decoded(url.slice('file://'.length)) : undefined;
  return `[core]
	hooksPath = /dev/null
	askPass =
	fsmonitor = false
	attributesFile = /dev/null
	excludesFile = /dev/null
[credential]
	helper =
[protocol]
	allow = never
[protocol "https"]
	allow = always
[protocol "ssh"]
	allow = always
[protocol "file"]
	allow = always
[transfer]
	fsckObjects = true
[fetch]
	recurseSubmodules = false
	unpackLimit = 1
[submodule]
	recurse = false
[gc]
	auto = 0
[maintenance]
	auto = false
[http]
	lowSpeedLimit = 100
	lowSpeedTime = 30
	followRedirects = initial
[log]
	showSignature = false
${repository === undefined ? '' : `[safe]\n\tdirectory = ${configValue(repository)}\n\tdirectory = ${configValue(join(repository, '.git'))}\n`}`;
}

/** git decodes percent signs in file urls; what cannot be decoded stays as it is. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function configValue(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** git hands this to a shell, so every word is quoted. */
function sshCommand({ sshKeyFile, knownHostsFile }: Credentials): string {
  const options = [
    'BatchMode=yes',
    'ConnectTimeout=10',
    'ConnectionAttempts=1',
    'ServerAliveInterval=10',
    'ServerAliveCountMax=3',
    'StrictHostKeyChecking=yes',
    'ForwardAgent=no',
    'ClearAllForwardings=yes',
    'PermitLocalCommand=no',
    'ProxyCommand=none',
    'UpdateHostKeys=no',
    ...(knownHostsFile === undefined
      ? []
      : [`UserKnownHostsFile=${sshValue(knownHostsFile)}`, 'GlobalKnownHostsFile=/dev/null']),
    ...(sshKeyFile === undefined ? [] : [`IdentityFile=${sshValue(sshKeyFile)}`, 'IdentitiesOnly=yes']),
  ];
  return ['ssh', '-F', 'none', '-T', ...options.flatMap((option) => ['-o', option])].map(shellWord).join(' ');
}

/** ssh expands `%` and splits at blanks. */
function sshValue(path: string): string {
  return `"${path.replaceAll('%', '%%')}"`;
}

function shellWord(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/** The token as a header for this host only, through the environment: arguments can be seen by everyone. */
function tokenConfig(origin: string, token: string | undefined): Readonly<Record<string, string>> {
  if (token === undefined || origin === '') return {};
  const pair = token.includes(':') ? token : `x-access-token:${token}`;
  return {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `http.${origin}/.extraHeader`,
    GIT_CONFIG_VALUE_0: `Authorization: Basic ${Buffer.from(pair).toString('base64')}`,
  };
}
