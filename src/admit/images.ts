// Images by their references: where they come from, and whether the reference always means the same.

import type { AdmissionContext, Hit } from './context.ts';

type Reference = {
  /** `docker.io/library/postgres`. */
  readonly name: string;
  /** `''`: none is given. */
  readonly tag: string;
  readonly hasDigest: boolean;
};

/** May it come from there? */
export function registryHits(reference: string, path: string, context: AdmissionContext): readonly Hit[] {
  const { registries } = context.settings;
  if (registries === undefined || reference === '' || context.builtImages.has(reference)) return [];
  const { name } = parse(reference);
  const isAllowed = registries.map(canonicalName).some((one) => name === one || name.startsWith(`${one}/`));
  return isAllowed ? [] : [{ rule: 'image-registry', path, value: reference }];
}

/** Will the same reference be the same image tomorrow? */
export function tagHits(reference: string, path: string, context: AdmissionContext): readonly Hit[] {
  const isId = /^sha256:[0-9a-f]{64}$/.test(reference);
  if (reference === '' || isId || context.builtImages.has(reference)) return [];
  const { tag, hasDigest } = parse(reference);
  if (hasDigest) return [];
  const moves = tag === '' || tag === 'latest';
  return [
    ...(moves ? [{ rule: 'image-tag', path, value: reference } as const] : []),
    { rule: 'image-digest', path, value: reference },
  ];
}

function parse(reference: string): Reference {
  const [before = '', digest] = reference.split('@');
  const slash = before.lastIndexOf('/');
  const colon = before.indexOf(':', slash + 1);
  const tag = colon < 0 ? '' : before.slice(colon + 1);
  return {
    name: canonicalName(colon < 0 ? before : before.slice(0, colon)),
    tag,
    hasDigest: /^sha(?:256|512):[0-9a-f]{64,}$/.test(digest ?? ''),
  };
}

/** As the engine completes a name: no registry is Docker Hub, no folder there is `library`. */
function canonicalName(written: string): string {
  const [first = '', ...rest] = written.split('/');
  const isRegistry = first.includes('.') || first.includes(':') || first === 'localhost';
  if (!isRegistry) return rest.length === 0 ? `docker.io/library/${first}` : `docker.io/${written}`;
  const registry = /^(?:index|registry-1)\.docker\.io$/.test(first) ? 'docker.io' : first;
  return [registry, ...rest].join('/');
}
