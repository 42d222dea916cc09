// The short form of a published port: `[IP:][HOST[-HOST]:]CONTAINER[-CONTAINER][/PROTOCOL]`, as Docker reads
// it (go-connections, nat.ParsePortSpec). A range becomes one port each, in the order of their texts.

export type ShortPort = {
  readonly hostIp: string;
  /** One port, a range to choose from (`8000-8010`), or '' for one that the engine chooses. */
  readonly published: string;
  readonly target: number;
  readonly protocol: string;
};

type Range = { readonly first: number; readonly last: number };

const PROTOCOLS: ReadonlySet<string> = new Set(['tcp', 'udp', 'sctp']);

/** The ports of a short form, at most `limit` of them, or what is wrong with it. */
export function parsePorts(spec: string, limit = 65_536): readonly ShortPort[] | string {
  const parts = spec.split(':');
  const [containerPort = '', protocol] = splitProtocol(parts.pop() ?? '');
  const hostPort = parts.pop() ?? '';
  const hostIp = bareAddress(parts.join(':'));
  if (hostIp === undefined) return 'has an address that is no IP address';
  if (containerPort === '') return 'names no port of the container';
  const target = parseRange(containerPort);
  if (target === undefined) return 'has a container port that is no port';
  const published = hostPort === '' ? undefined : parseRange(hostPort);
  if (published === undefined && hostPort !== '') return 'has a host port that is no port';
  const width = target.last - target.first;
  if (published && published.last - published.first !== width && width !== 0) {
    return 'has ranges of different length';
  }
  if (!PROTOCOLS.has(protocol)) return 'has a protocol other than tcp, udp and sctp';
  if (width >= limit) return 'names too many ports';
  return expandRange(target, published, hostIp, protocol);
}

function expandRange(
  target: Range,
  published: Range | undefined,
  hostIp: string,
  protocol: string,
): readonly ShortPort[] {
  const isChoice = published && target.first === target.last && published.first !== published.last;
  if (isChoice) {
    return [{ hostIp, published: `${published.first}-${published.last}`, target: target.first, protocol }];
  }
  const ports: ShortPort[] = [];
  for (let offset = 0; offset <= target.last - target.first; offset += 1) {
    const host = published ? String(published.first + offset) : '';
    ports.push({ hostIp, published: host, target: target.first + offset, protocol });
  }
  return ports.sort((a, b) => compareText(`${a.target}/`, `${b.target}/`));
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function splitProtocol(text: string): readonly [string, string] {
  const [port = '', protocol = ''] = text.split('/');
  if (port === '') return ['', 'tcp'];
  return [port, protocol === '' ? 'tcp' : protocol.toLowerCase()];
}

/** An address without its brackets; undefined when it is none. */
function bareAddress(text: string): string | undefined {
  if (text === '') return '';
  const address = /^\[(.*)\]$/s.exec(text)?.[1] ?? text;
  return address === '' || isIpAddress(address) ? address : undefined;
}

function parseRange(text: string): Range | undefined {
  const [first, last] = text.includes('-') ? text.split('-') : [text, text];
  const range = { first: parsePort(first ?? ''), last: parsePort(last ?? '') };
  if (range.first === undefined || range.last === undefined || range.last < range.first) return undefined;
  return { first: range.first, last: range.last };
}

function parsePort(text: string): number | undefined {
  const port = /^\d{1,6}$/.test(text) ? Number(text) : undefined;
  return port !== undefined && port <= 65_535 ? port : undefined;
}

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;

/** True for an IPv4 or IPv6 address in its usual texts. */
export function isIpAddress(text: string): boolean {
  return IPV4.test(text) || isIpv6(text);
}

function isIpv6(text: string): boolean {
  if (!text.includes(':') || text.length > 45) return false;
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const counts = halves.map((half, index) => countGroups(half, index === halves.length - 1));
  const groups = counts.reduce((sum, count) => sum + count, 0);
  return halves.length === 2 ? groups < 8 : groups === 8;
}

/** How many of the eight groups a part without `::` has; NaN when one is wrong. */
function countGroups(half: string, isLast: boolean): number {
  if (half === '') return 0;
  const parts = half.split(':');
  let groups = 0;
  for (const [place, part] of parts.entries()) {
    const isV4 = isLast && place === parts.length - 1 && IPV4.test(part);
    if (!isV4 && !/^[0-9a-fA-F]{1,4}$/.test(part)) return Number.NaN;
    groups += isV4 ? 2 : 1;
  }
  return groups;
}
