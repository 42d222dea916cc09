// Connections to an engine on another machine: OpenSSH carries them, as it does for the docker CLI
// (`docker system dial-stdio` on the far side). Host keys, jump hosts and identities are those of the
// user's ssh configuration; an unknown host key is refused and nothing ever asks.

import { spawn } from 'node:child_process';
import type { Agent, AgentOptions } from 'node:http';
import process from 'node:process';
import { Duplex } from 'node:stream';
import { Failure } from '../../model/failure.ts';
import { safeLine } from '../../model/safe-text.ts';
import type { DockerHost } from './host.ts';

type SshHost = Extract<DockerHost, { kind: 'ssh' }>;

/** An http agent whose every connection is one ssh process. */
export function sshAgent(host: SshHost, options: AgentOptions): Agent {
  const agent = new (process.getBuiltinModule('node:http').Agent)(options);
  Object.assign(agent, { createConnection: () => dialStdio(host) });
  return agent;
}

function sshArguments(host: SshHost): readonly string[] {
  return [
    '-T',
    '-o',
    'BatchMode=yes',
    '-o',
    'ConnectTimeout=30',
    '-o',
    'ServerAliveInterval=15',
    ...(host.port === undefined ? [] : ['-p', String(host.port)]),
    '--',
    host.destination,
    'docker system dial-stdio',
  ];
}

function dialStdio(host: SshHost): Duplex {
  const child = spawn('ssh', sshArguments(host), { stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2000);
  });
  const { stdin, stdout } = child;
  const duplex: Duplex = new Duplex({
    read: () => {
      stdout.resume();
    },
    write: (piece, _, done) => {
      stdin.write(piece, done);
    },
    final: (done) => {
      stdin.end(done);
    },
    destroy: (error, done) => {
      child.kill();
      done(error);
    },
  });
  stdout.on('data', (piece: Uint8Array) => {
    if (!duplex.push(piece)) stdout.pause();
  });
  // A broken pipe is told by the end of the process, which knows more.
  stdin.on('error', () => {});
  // http wants these of a socket; a pair of pipes has nothing to do for them.
  Object.assign(duplex, {
    setKeepAlive: () => duplex,
    setNoDelay: () => duplex,
    setTimeout: () => duplex,
    ref: () => duplex,
    unref: () => duplex,
  });
  child.on('error', (cause) => duplex.destroy(sshFailure(host, String(cause), cause)));
  // Only now, not when its output ends, is it known why.
  child.on('close', (code) => {
    if (code === 0) duplex.push(null);
    else duplex.destroy(sshFailure(host, said, undefined));
  });
  return duplex;
}

function sshFailure(host: SshHost, said: string, cause: unknown): Failure {
  return new Failure('engine/unreachable', `ssh to ${host.destination} failed: ${safeLine(said, 300)}`, {
    hint: `check that \`ssh ${host.destination} docker version\` works for this user without a question`,
    retry: 'later',
    cause,
  });
}
