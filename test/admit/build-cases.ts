// What the cases of the rules are made of.

import type { AdmissionPayload } from '../../src/admit/context.ts';
import { type Around, container } from './given.ts';

export type Case = readonly [words: string, payload: AdmissionPayload, around?: Around];
export type Cases = {
  readonly sees: readonly Case[];
  readonly leaves: readonly Case[];
  readonly bypasses: readonly Case[];
};

export const bind = (...binds: readonly string[]) => container({ Binds: binds });
export const mount = (entry: Readonly<Record<string, unknown>>) => container({ Mounts: [entry] });
export const ports = (HostIp: string, HostPort: string) =>
  container({ PortBindings: { '80/tcp': [{ HostIp, HostPort }] } });
export const image = (Image: string) => container({}, { Image });
export const env = (...Env: readonly string[]) => container({}, { Env });
export const labels = (Labels: Readonly<Record<string, string>>) => container({}, { Labels });
export const paths = (...hostPaths: readonly string[]): Around => ({ settings: { hostPaths } });
export const real = (path: string, to: string, kind: 'folder' | 'socket' | 'device' = 'folder'): Around => ({
  settings: { hostPaths: ['/srv'] },
  realPaths: new Map([[path, { path: to, kind }]]),
});
export const STRICT: Around = { settings: { profile: 'restricted' } };
export const GHCR: Around = { settings: { registries: ['ghcr.io/acme'] } };
