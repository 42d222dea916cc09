// Values of fields as people write them: sizes and durations in their units, ports and mounts in
// Compose's short forms. What has no short form is shown as JSON.

import type { Shown } from '../model/plan.ts';
import type { SafeText } from './safe.ts';
import { safeText } from './safe.ts';

type ShownObject = { readonly [key: string]: Shown };

const BYTES = new Set(['memory', 'memoryReservation', 'memorySwap', 'shmSize']);
const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** The value of the field at `path` on one line. */
export function valueWords(path: string, value: Shown): SafeText {
  const [field = ''] = path.split('.');
  return safeText(shortForm(field, path, value) ?? plainForm(value), 400);
}

function shortForm(field: string, path: string, value: Shown): string | undefined {
  if (typeof value === 'number') return numberForm(field, path, value);
  switch (field) {
    case 'mounts':
      return isObject(value) ? mountForm(value) : undefined;
    case 'ports':
      return Array.isArray(value) ? value.map(portForm).join(', ') || 'none' : undefined;
    case 'networks':
      return isObject(value) ? endpointForm(value) : undefined;
    case 'restart':
      return isObject(value) ? restartForm(value) : undefined;
    default:
      return undefined;
  }
}

function numberForm(field: string, path: string, value: number): string | undefined {
  if (BYTES.has(field)) return byteWords(value);
  if (field === 'nanoCpus') return value === 0 ? 'unlimited' : `${value / 1e9} cpus`;
  if (field === 'pidsLimit') return value === 0 ? 'unlimited' : `${value}`;
  return path.endsWith('Ns') ? `${value / 1e9}s` : undefined;
}

function plainForm(value: Shown): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  if (value === '') return '""';
  return DIGEST.test(value) ? value.slice('sha256:'.length, 'sha256:'.length + 12) : value;
}

function mountForm(mount: ShownObject): string {
  const source = mount['source'] === '' ? 'without a name' : String(mount['source']);
  const options = Array.isArray(mount['options']) ? mount['options'].map(String) : [];
  const more = [...(mount['readOnly'] === true ? ['read-only'] : []), ...options];
  const what = mount['type'] === 'tmpfs' ? 'tmpfs' : `${String(mount['type'])} ${source}`;
  return more.length === 0 ? what : `${what} (${more.join(', ')})`;
}

function portForm(port: Shown): string {
  if (!isObject(port)) return plainForm(port);
  const host = port['hostPort'] === '' ? 'any' : String(port['hostPort']);
  const address = port['hostIp'] === '' ? '' : `${String(port['hostIp'])}:`;
  return `${address}${host}:${String(port['container'])}`;
}

function endpointForm(endpoint: ShownObject): string {
  const aliases = Array.isArray(endpoint['aliases']) ? endpoint['aliases'].map(String) : [];
  const addresses = ['ipv4', 'ipv6', 'mac'].flatMap((key) =>
    endpoint[key] === '' || endpoint[key] === undefined ? [] : [String(endpoint[key])],
  );
  const parts = [...(aliases.length === 0 ? [] : [`as ${aliases.join(', ')}`]), ...addresses];
  return parts.length === 0 ? 'attached' : parts.join(' ');
}

function restartForm(restart: ShownObject): string {
  const retries = Number(restart['maxRetries'] ?? 0);
  return retries > 0 ? `${String(restart['name'])}:${retries}` : String(restart['name']);
}

function byteWords(bytes: number): string {
  if (bytes <= 0) return 'unlimited';
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let [size, unit] = [bytes, 0];
  while (size >= 1024 && size % 1024 === 0 && unit < units.length - 1) [size, unit] = [size / 1024, unit + 1];
  return `${size} ${units[unit]}`;
}

function isObject(value: Shown): value is ShownObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
