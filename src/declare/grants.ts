// Compose `configs:` and `secrets:` of a service as delivered files. What holds a secret lies below
// /run on the target, in memory; everything else below the data root.

import type { ContentSpec } from '../model/desired.ts';
import type { Result } from '../model/result.ts';
import { bad, ok } from '../model/result.ts';
import { isSecret, type Text } from '../model/text.ts';
import { type BindPlaces, sizeProblem } from './binds.ts';
import type { Collector } from './collector.ts';
import type { Variable } from './compose/template.ts';
import { fileContent, pathOfFile, textContent } from './contents.ts';
import type { BindSource, Grant } from './desired/context.ts';
import { placeOf } from './places.ts';

export type GrantPlaces = BindPlaces & {
  readonly fleet: string;
  /** Values of definitions that name a variable: `secrets/token`. */
  readonly contents: ReadonlyMap<string, Variable>;
  toText(value: string): Text;
};

/** Where files with secrets lie on a target: `/run` is memory and empty after a start. */
function secretRoot(fleet: string): string {
  return `/run/shipshape/secrets/${fleet}`;
}

/** The file that a grant gives to its service. */
export function grantedFile(places: GrantPlaces, collector: Collector, grant: Grant): Result<BindSource> {
  const { definition, kind, source } = grant;
  // The name is the last part of the path on the target: this one would mount what lies above it.
  if (source === '.' || source === '..') {
    return problem(grant, 'name', `${kind} ${source}: that is no name of a file`, 'choose another name');
  }
  if (definition['external'] === true) {
    return problem(
      grant,
      'external',
      `${kind} ${source} is external, and a plain engine keeps none`,
      'give its file, content or environment',
    );
  }
  for (const key of ['driver', 'template_driver'] as const) {
    if (definition[key] !== undefined)
      return problem(grant, 'unsupported', `${kind} ${source}: ${key} needs a Swarm`, `remove ${key}`);
  }
  if (typeof definition['content'] === 'string')
    return ofText(places, collector, grant, definition['content']);
  if (typeof definition['environment'] === 'string') {
    const variable = places.contents.get(`${kind}s/${source}`);
    if (variable !== undefined) return ofText(places, collector, grant, variable.value);
    return problem(
      grant,
      'no-variable',
      `${kind} ${source}: the variable ${definition['environment']} has no value`,
      'give it one; the environment of the host is never read',
    );
  }
  if (typeof definition['file'] === 'string') return ofFile(places, collector, grant, definition['file']);
  return problem(
    grant,
    'empty',
    `${kind} ${source} has neither file, content nor environment`,
    'give it one of the three',
  );
}

function ofText(places: GrantPlaces, collector: Collector, grant: Grant, value: string): Result<BindSource> {
  const text = places.toText(value);
  const content = textContent(nameInDigest(grant), text, grant.mode, { uid: grant.uid, gid: grant.gid });
  return ok(deliver(places, collector, grant, content, isSecret(text)));
}

function ofFile(places: GrantPlaces, collector: Collector, grant: Grant, path: string): Result<BindSource> {
  const place = placeOf(path);
  if (place.kind === 'host') return ok({ kind: 'host', hostPath: place.path });
  if (place.kind === 'escape') {
    return problem(
      grant,
      'escape',
      `the file of ${grant.kind} ${grant.source} lies outside the repository`,
      'keep it inside, or give an absolute path of the host',
    );
  }
  const unusable = places.index.unusable(place.path);
  if (unusable !== undefined) return bad([{ ...unusable, severity: 'error', at: grant.at }]);
  const file = places.index.file(place.path);
  if (file === undefined) {
    const hint = `commit the file of ${grant.kind} ${grant.source}`;
    return problem(grant, 'missing', `${place.path} is not in the repository`, hint);
  }
  const large = sizeProblem(place.path, [file], grant.at);
  if (large !== undefined) return bad([large]);
  const content = fileContent(nameInDigest(grant), file, grant.mode, { uid: grant.uid, gid: grant.gid });
  return ok(deliver(places, collector, grant, content, false));
}

/** One file may be a config and a secret at once: two places, so two contents. */
function nameInDigest({ kind, source }: Grant): string {
  return kind === 'secret' ? `secrets/${source}` : source;
}

function deliver(
  { dataRoot, fleet }: GrantPlaces,
  collector: Collector,
  { kind, source, at }: Grant,
  content: ContentSpec,
  holdsSecret: boolean,
): BindSource {
  const secret = holdsSecret || kind === 'secret';
  const hostPath = pathOfFile(secret ? secretRoot(fleet) : `${dataRoot}/files`, content, source);
  return { kind: 'files', address: collector.files(content, hostPath, secret, at), hostPath };
}

function problem(grant: Grant, what: string, message: string, hint: string): Result<never> {
  return bad([{ code: `files/${grant.kind}-${what}`, severity: 'error', at: grant.at, message, hint }]);
}
