// What fleet.yaml says of SSH into the terminal UI, and of addresses and sockets to listen on. The host's own
// word, which no commit can change.

import type { FleetSsh } from '../model/fleet.ts';
import type { SshdSpec, SshSpec } from '../model/generated/fleet.ts';
import { isIpAddress } from './addresses.ts';
import type { Reader } from './fleet-reader.ts';
import { beside, milliseconds, report } from './fleet-reader.ts';
import { keyProblems, keysOf } from './keys.ts';
import { nodeAt } from './positions.ts';

/** `listeners.ssh`, complete. */
export function sshOf(spec: SshSpec, stateDir: string, reader: Reader): FleetSsh {
  const { maxSessions = 32, mfa = 'off' } = spec;
  const { maxPerPerson = Math.min(8, maxSessions) } = spec;
  if (maxPerPerson > maxSessions) {
    const message = '`maxPerPerson` is more than `maxSessions`';
    report(reader, ['spec', 'listeners', 'ssh', 'maxPerPerson'], message, 'lower it, or raise the other');
  }
  return {
    ...addressOf(spec.address ?? '127.0.0.1:7422', 'ssh', reader),
    hostKeyFile: beside(reader, spec.hostKeyFile) ?? `${stateDir}/ssh_host_ed25519_key`,
    idleTimeoutMs: milliseconds(spec.idleTimeout ?? '15m'),
    maxSessions,
    maxPerPerson,
    mfa,
    sshd: spec.sshd && sshdOf(spec.sshd, reader),
  };
}

function sshdOf({ socket, authorities }: SshdSpec, reader: Reader): NonNullable<FleetSsh['sshd']> {
  const path = ['spec', 'listeners', 'ssh', 'sshd'];
  mustBeShort(beside(reader, socket), [...path, 'socket'], reader);
  reader.problems.push(...keyProblems(authorities, nodeAt(reader.document, ...path), 'authorities'));
  return { socket: beside(reader, socket), authorities: keysOf(authorities) };
}

const ADDRESS = /^(\[[0-9A-Fa-f:.]+\]|[0-9.]+|localhost):([0-9]{1,5})$/;
const USUAL = { http: '7420', ssh: '7422' } as const;

/** `address` of one listener; what is none is reported. */
export function addressOf(
  address: string,
  listener: 'http' | 'ssh',
  reader: Reader,
): { readonly host: string; readonly port: number } {
  const [, written = '', portText] = ADDRESS.exec(address) ?? [];
  const host = written.replace(/^\[|\]$/g, '');
  const port = Number(portText);
  if ((host !== 'localhost' && !isIpAddress(host)) || !(port >= 1 && port <= 65_535)) {
    const usual = USUAL[listener];
    const hint = `write an IP address and a port, such as \`127.0.0.1:${usual}\` or \`[::1]:${usual}\``;
    const at = ['spec', 'listeners', listener, 'address'];
    report(reader, at, '`address` is not an address to listen on', hint);
  }
  return { host, port };
}

/** sun_path of unix(7) holds 108 bytes with its end. */
const MAX_SOCKET_PATH = 107;

/** Reports the path of a socket that no system takes. */
export function mustBeShort(path: string | undefined, at: readonly string[], reader: Reader): void {
  if (path === undefined || Buffer.byteLength(path) <= MAX_SOCKET_PATH) return;
  const message = `the path of the socket is longer than ${MAX_SOCKET_PATH} bytes, which no system takes`;
  report(reader, at, message, 'choose a shorter one, such as /run/shipshape.sock');
}
