// Where an engine listens: `unix://`, `tcp://` and `ssh://` addresses taken apart. Pure.

import { Failure } from '../../model/failure.ts';

export type DockerHost =
  | { readonly kind: 'unix'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'ssh'; readonly destination: string; readonly port: number | undefined };

/** Takes an engine's address apart; fails with `engine/bad-address`. */
export function parseDockerHost(text: string, secure: boolean): DockerHost {
  if (text.startsWith('unix:///')) return { kind: 'unix', path: text.slice('unix://'.length) };
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.hostname === '' || url.password !== '') throw badAddress(text);
  const port = url.port === '' ? undefined : Number(url.port);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (url.protocol === 'tcp:' && url.username === '') {
    return { kind: 'tcp', host, port: port ?? (secure ? 2376 : 2375) };
  }
  if (url.protocol === 'ssh:' && !host.startsWith('-') && !url.username.startsWith('-')) {
    const user = url.username === '' ? '' : `${decodeURIComponent(url.username)}@`;
    return { kind: 'ssh', destination: `${user}${host}`, port };
  }
  throw badAddress(text);
}

function badAddress(text: string): Failure {
  const shown = text.replace(/\/\/[^@/]*@/, '//…@');
  return new Failure('engine/bad-address', `${JSON.stringify(shown)} is no address of a docker engine`, {
    hint: 'write unix:///path, tcp://host:port or ssh://user@host',
    retry: 'after-change',
  });
}
