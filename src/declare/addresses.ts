// Addresses that fleet.yaml may name: Docker engines and IP addresses.

import type { DockerAddress } from '../model/fleet.ts';

type Tls = Extract<DockerAddress, { kind: 'tcp' }>['tls'];

const HOST = '([A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+\\])';
const UNIX = /^unix:\/\/(\/[^\s?#]+)$/;
const TCP = new RegExp(`^tcp://${HOST}(?::([0-9]{1,5}))?/?$`);
const SSH = new RegExp(`^ssh://(?:([A-Za-z0-9_][A-Za-z0-9_.-]*)@)?${HOST}(?::([0-9]{1,5}))?/?$`);

/** The engine that `text` names: unix:///path, tcp://host[:port], ssh://[user@]host[:port]. */
export function dockerAddress(text: string, tls: Tls): DockerAddress | undefined {
  const [, path] = UNIX.exec(text) ?? [];
  if (path !== undefined) return { kind: 'unix', path };
  const [, tcpHost, tcpPort] = TCP.exec(text) ?? [];
  if (tcpHost !== undefined) {
    const port = Number(tcpPort ?? (tls === undefined ? 2375 : 2376));
    return isPort(port) ? { kind: 'tcp', host: tcpHost, port, tls } : undefined;
  }
  const [, user, host, sshPort] = SSH.exec(text) ?? [];
  if (host === undefined) return undefined;
  const port = sshPort === undefined ? undefined : Number(sshPort);
  return port === undefined || isPort(port) ? { kind: 'ssh', user, host, port } : undefined;
}

function isPort(port: number): boolean {
  return port >= 1 && port <= 65_535;
}

const IPV4 = /^(?:(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\.|$)){4}$/;

/** True for an IPv4 address in four decimal parts, or an IPv6 address. */
export function isIpAddress(text: string): boolean {
  if (IPV4.test(text) && !text.endsWith('.')) return true;
  return /^[0-9A-Fa-f:.]+$/.test(text) && text.includes(':') && URL.canParse(`http://[${text}]/`);
}
