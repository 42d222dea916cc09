// What git says on stderr, as Failures with a word on what to do. Output of servers is foreign text:
// it is made safe to print, and anything that looks like credentials in a url is taken out.

import type { Retry } from '../../model/failure.ts';
import { Failure } from '../../model/failure.ts';
import { safeLine } from '../../model/safe-text.ts';

type Rule = {
  readonly sign: RegExp;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly retry: Retry;
};

const RULES: readonly Rule[] = [
  {
    sign: /couldn't find remote ref|Remote branch .* not found/i,
    code: 'git/unknown-branch',
    message: 'the repository has no such branch',
    hint: 'check `source.branch` in fleet.yaml, or push the branch',
    retry: 'soon',
  },
  {
    sign: /cannot run '?ssh|ssh'?: (?:command )?not found/i,
    code: 'git/no-ssh',
    message: 'the program `ssh` is not installed or not on the PATH',
    hint: 'install the OpenSSH client, or use an https url',
    retry: 'after-change',
  },
  {
    sign: /Host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED/i,
    code: 'git/host-key',
    message: 'the host key of the git server is not known, or has changed',
    hint: 'compare the key with the one that its operator publishes, then put it into `credentials.knownHostsFile`',
    retry: 'after-change',
  },
  {
    sign: /Permission denied|Authentication failed|could not read (?:Username|Password)|error: (?:401|403)|HTTP Basic: Access denied|terminal prompts disabled/i,
    code: 'git/denied',
    message: 'the git server refused us',
    hint: 'check `source.credentials` in fleet.yaml, and that they may read this repository',
    retry: 'after-change',
  },
  {
    sign: /repository .* not found|does not appear to be a git repository|not a git repository|The requested URL returned error: 404/i,
    code: 'git/no-repository',
    message: 'there is no git repository at this url',
    hint: 'check `source.url` in fleet.yaml',
    retry: 'after-change',
  },
  {
    sign: /fsck error|fatal: fsck/i,
    code: 'git/bad-objects',
    message: 'the repository holds objects that git calls malformed or dangerous',
    hint: 'run `git fsck` in a clone and rewrite the commits that it names',
    retry: 'after-change',
  },
  {
    sign: /detected dubious ownership/i,
    code: 'git/denied',
    message: 'the repository belongs to another user',
    hint: 'run as its owner, or give the files to this user',
    retry: 'after-change',
  },
  {
    sign: /cannot lock ref|Unable to create '.*\.lock'/i,
    code: 'git/busy',
    message: 'another process is fetching into the same state folder',
    hint: 'wait a moment; one state folder belongs to one fleet',
    retry: 'soon',
  },
  {
    sign: /No space left on device/i,
    code: 'git/disk-full',
    message: 'no space left for the copy of the repository',
    hint: 'free some space in the state folder',
    retry: 'later',
  },
  {
    sign: /Could not resolve host|Connection (?:refused|timed out|reset|closed)|Failed to connect|Couldn't connect|Operation too slow|early EOF|unexpected disconnect|Could not read from remote repository|No route to host|unable to access/i,
    code: 'git/unreachable',
    message: 'the git server cannot be reached',
    hint: 'check the network and `source.url` in fleet.yaml',
    retry: 'soon',
  },
  {
    sign: /fatal: (?:bad object|bad revision|ambiguous argument|Not a valid object name) '?[0-9a-f]{40}/,
    code: 'git/unknown-commit',
    message: 'this commit is not in the copy of the repository',
    hint: 'it may have been rewritten away; the newest commit of the branch is used from now on',
    retry: 'after-change',
  },
  {
    sign: /bad object|corrupt|unable to read|object file .* is empty|missing (?:blob|tree|commit)/i,
    code: 'git/mirror-damaged',
    message: 'the copy of the repository in the state folder is damaged',
    hint: 'remove the folder `git` in the state folder; it is fetched again',
    retry: 'after-change',
  },
];

/** A failed git command. `doing`: `fetching`, `reading the history`. */
export function gitFailure(doing: string, stderr: string): Failure {
  const said = safeLine(withoutCredentials(lastLines(stderr)), 400);
  const rule = RULES.find(({ sign }) => sign.test(stderr));
  if (rule === undefined) {
    return new Failure('git/failed', `git failed while ${doing}: ${said}`, { retry: 'soon' });
  }
  return new Failure(rule.code, `${rule.message} (git: ${said})`, { hint: rule.hint, retry: rule.retry });
}

/** The command did not end in time, and was killed with all it had started. */
export function gitTimeout(doing: string, timeoutMs: number): Failure {
  return new Failure('git/timeout', `git did not finish ${doing} within ${Math.round(timeoutMs / 1000)} s`, {
    hint: 'the server may be slow or gone; `source.timeout` in fleet.yaml sets the limit',
    retry: 'soon',
  });
}

/** Git itself is not there. */
export function gitMissing(cause: unknown): Failure {
  return new Failure('git/missing', 'the program `git` is not installed or not on the PATH', {
    hint: 'install git 2.31 or newer',
    cause,
  });
}

function lastLines(stderr: string): string {
  const lines = stderr.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('hint:'));
  // Warnings and boxes of `@` come first, what went wrong comes last.
  return lines.slice(-3).join('; ');
}

function withoutCredentials(text: string): string {
  return text.replace(/\b([a-z+]+:\/\/)[^\s/@]+@/gi, '$1').replace(/(Authorization:\s*\w+\s+)\S+/gi, '$1…');
}
