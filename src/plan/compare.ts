// One live container against what is declared and what was recorded: the three-way comparison. Each
// difference carries its causes and whether it may be acted upon (drift mode, ignore list).

import { compareFields } from '../fields/compare.ts';
import { expectedFields } from '../fields/expected.ts';
import { isSameData, REDACTED } from '../fields/same.ts';
import type { FieldDifference } from '../fields/types.ts';
import type { AppliedContainer } from '../model/applied.ts';
import type { ContainerSpec, DesiredInstance, FilesSpec } from '../model/desired.ts';
import { canonicalJson } from '../model/digest.ts';
import type { ContainerFields, DeclaredFields, FieldName, Mount } from '../model/fields.ts';
import type { ImageFacts, LiveContainer } from '../model/observed.ts';
import { NO_IMAGE } from '../model/observed.ts';
import type { Cause, FieldDiff, Note, Risk } from '../model/plan.ts';
import type { EngineId } from '../model/ref.ts';
import { addressParts } from '../model/ref.ts';
import {
  commitCause,
  DERIVED,
  driftCause,
  isDerived,
  originsOf,
  rotatedSecrets,
  takenOutCause,
} from './causes.ts';
import { filePlaces, mountedContent } from './content.ts';
import { isIgnored } from './ignore.ts';
import { judgeImage } from './image.ts';
import type { Context } from './input.ts';
import { appliedContainer, imageFacts } from './input.ts';
import type { Matched } from './match.ts';
import { recordedSpec } from './spec.ts';
import { comparedAs } from './worked.ts';

/** A difference with what the planner must know beside what people read. */
export type Assessed = FieldDiff & {
  readonly field: FieldName | 'image' | 'instance' | 'files' | 'name' | 'state';
  readonly risks: readonly Risk[];
  /** True: this plan does something about it. */
  readonly acts: boolean;
};

export type Assessment = {
  readonly live: LiveContainer;
  readonly moved: boolean;
  readonly record: AppliedContainer | undefined;
  /** What a container of this spec shows when it runs this container's image. */
  readonly expected: ContainerFields;
  readonly fields: readonly Assessed[];
  /** Paths that the instance asks us to leave alone and that do differ. */
  readonly ignored: readonly FieldDifference[];
  readonly sameImage: boolean;
  readonly pinned?: { readonly note: Note; readonly cause: Cause };
};

export function assess(
  context: Context,
  instance: DesiredInstance,
  spec: ContainerSpec,
  matched: Matched<LiveContainer>,
): Assessment {
  const { live, moved } = matched;
  const record = appliedContainer(context, spec.address);
  const image = imageFacts(context, live.imageId, record) ?? context.observed.images[spec.image] ?? NO_IMAGE;
  const own = (fields: ContainerFields) => live.fields ?? fields;
  const { expected, differences } = comparedAs(context, live.id, spec.fields, image, own);
  const at = { expected, live: own(expected), image };
  // What was asked of an endpoint and is no longer looks like the engine's own, but to the record.
  const isAsRecorded = record === undefined || isSameData(record.spec.fields.networks, spec.fields.networks);
  const explained =
    differences.length === 0 && isAsRecorded ? [] : explain(context, spec, record, { ...at, id: live.id });
  const verdict = judgeImage(context, spec, live, record);
  const isQuiet = (path: string) => isIgnored(instance.ignore, spec, path);
  const shown = explained.filter(
    (one) => one.rule !== 'ignore' && !isQuiet(one.path) && !goesWithAnother(spec, one, explained),
  );
  const fields: Assessed[] = [
    ...(verdict.field === undefined ? [] : [{ ...verdict.field, field: 'image' as const, risks: [] }]),
    ...(moved ? [movedField(context, instance, spec, live)] : []),
    ...shown.map((one) =>
      asFile(context, instance, spec, { live, record }, withoutOwnPaths(instance, spec, one)),
    ),
    ...alteredFiles(instance, spec, live),
  ]
    .filter((field) => !isQuiet(field.path))
    .map((field) => ({ ...field, acts: mayAct(instance, field) }));
  return {
    live,
    moved,
    record,
    expected,
    fields,
    ignored: explained.filter((one) => isQuiet(one.path)),
    sameImage: verdict.field === undefined,
    ...(verdict.pinned === undefined ? {} : { pinned: verdict.pinned }),
  };
}

/** Swap that nobody declared follows the memory limit: one difference for people, and one call does both. */
function goesWithAnother(spec: ContainerSpec, one: Explained, all: readonly Explained[]): boolean {
  if (!isDerived(one.field, spec.fields)) return false;
  return all.some(({ field, rule }) => field === DERIVED[one.field] && rule === one.rule);
}

/** Drift is put right only by instances that say so; what a commit asks for is always done. */
export function mayAct(instance: DesiredInstance, field: Pick<FieldDiff, 'rule' | 'causes'>): boolean {
  if (field.rule === 'ignore' || field.rule === 'report') return false;
  return instance.drift === 'correct' || field.causes.some((cause) => cause.kind !== 'drift');
}

type Sides = {
  readonly id: EngineId;
  readonly expected: ContainerFields;
  readonly live: ContainerFields;
  readonly image: ImageFacts;
};

/** The differences with their causes: what a commit changed since the record, and what is drift. */
function explain(
  context: Context,
  spec: ContainerSpec,
  record: AppliedContainer | undefined,
  sides: Sides,
): readonly Explained[] {
  const { id, expected, live, image } = sides;
  const { fingerprintOf } = context;
  const commit = ({ path, after }: FieldDifference): Cause => {
    if (isRestoredMount(context, spec, path)) return { kind: 'requested' };
    const isTakenOut = after === undefined && path.includes('.') && spec.origins[path] === undefined;
    const causeOf = isTakenOut ? takenOutCause : commitCause;
    return causeOf(context, spec.address, originsOf(spec.origins, path), spec.origin);
  };
  if (record === undefined) {
    return compareFields(expected, live, fingerprintOf).map((one) => ({
      ...withoutUnknown(one),
      causes: [commit(one)],
    }));
  }
  const recorded = recordedSpec(context, spec.address, record);
  const lastApplied = expectedFields(recorded.fields, { image, engine: context.observed.engine });
  const changed = pathsOf(compareFields(expected, lastApplied, fingerprintOf, lastApplied));
  const drifted = pathsOf(compareFields(lastApplied, live, fingerprintOf));
  // What was recorded of another container says nothing about what the engine made of this one.
  const own = record.id === id ? lastApplied : undefined;
  return compareFields(expected, live, fingerprintOf, own).map((one) => {
    if (!changed.has(one.path)) return { ...one, causes: [driftCause('field')] };
    const secrets = rotatedSecrets(recorded, spec, one.path);
    const wanted: readonly Cause[] =
      secrets.length === 0 ? [commit(one)] : secrets.map((name) => ({ kind: 'secret', name }));
    return { ...one, causes: drifted.has(one.path) ? [...wanted, driftCause('field')] : wanted };
  });
}

/** A mount that shows restored data instead of what was there: no commit asked for that. */
function isRestoredMount({ restored }: Context, { fields }: ContainerSpec, path: string): boolean {
  if (restored === undefined || !path.startsWith('mounts.')) return false;
  const source = fields.mounts?.find(({ target }) => `mounts.${target}` === path)?.source;
  return Object.values(restored).some(({ name }) => name === source);
}

/** Where a declaration may put secrets. */
const MAY_HOLD_SECRETS: ReadonlySet<FieldName> = new Set([
  'command',
  'entrypoint',
  'env',
  'healthcheck',
  'labels',
]);

/** Only the record knows which live values were secrets: without it none of those texts is shown. */
function withoutUnknown(one: FieldDifference): FieldDifference {
  const isUnknown = one.before !== undefined && MAY_HOLD_SECRETS.has(one.field);
  return isUnknown ? { ...one, before: REDACTED } : one;
}

type Explained = FieldDifference & { readonly causes: readonly Cause[] };

function pathsOf(differences: readonly FieldDifference[]): ReadonlySet<string> {
  return new Set(differences.map((difference) => difference.path));
}

type Unjudged = Omit<Assessed, 'acts'>;

function movedField(
  context: Context,
  instance: DesiredInstance,
  spec: ContainerSpec,
  live: LiveContainer,
): Unjudged {
  const before = live.ownership.kind === 'ours' ? live.ownership.instance : '';
  const causes = [commitCause(context, spec.address, [], instance.origin)];
  const field = { path: 'instance', before, after: instance.name, secret: false, causes } as const;
  return { ...field, field: 'instance', rule: 'replace', risks: [] };
}

/** New content comes as a mount from another path; people want to read which file changed, and by whom. */
function asFile(
  context: Context,
  instance: DesiredInstance,
  spec: ContainerSpec,
  { live, record }: { readonly live: LiveContainer; readonly record: AppliedContainer | undefined },
  one: Explained,
): Unjudged {
  if (one.field !== 'mounts' || record === undefined) return one;
  const target = one.path.slice('mounts.'.length);
  const files = filesAt(instance, spec, target);
  const before = mountedContent(record.spec, target);
  const mounts = [live.fields, record.spec.fields, spec.fields].map((fields) => mountAt(fields, target));
  const [now, was, wanted] = mounts;
  if (files === undefined || before === undefined || now?.source !== was?.source) return one;
  if (canonicalJson({ ...was, source: '' }) !== canonicalJson({ ...wanted, source: '' })) return one;
  return {
    ...one,
    path: `files.${target}`,
    before,
    after: addressParts(files.address).name,
    secret: false,
    causes: [commitCause(context, spec.address, filePlaces(spec, files), files.origin)],
  };
}

function mountAt(fields: DeclaredFields | undefined, target: string): Mount | undefined {
  return fields?.mounts?.find((mount) => mount.target === target);
}

/** Our own paths on the target (delivered files, data folders) are no opening of the host. */
export function withoutOwnPaths<One extends FieldDifference>(
  instance: DesiredInstance,
  spec: ContainerSpec,
  one: One,
): One {
  if (one.field !== 'mounts' || one.risks.length === 0) return one;
  const target = one.path.slice('mounts.'.length);
  const source = spec.fields.mounts?.find((mount) => mount.target === target)?.source;
  const own = [...instance.files, ...instance.folders].some(({ hostPath }) => hostPath === source);
  return own ? { ...one, risks: one.risks.filter((risk) => risk !== 'exposure') } : one;
}

/** Delivered content that is no longer what we delivered. */
function alteredFiles(
  instance: DesiredInstance,
  spec: ContainerSpec,
  live: LiveContainer,
): readonly Unjudged[] {
  return Object.entries(live.files).flatMap(([target, content]) => {
    const files = filesAt(instance, spec, target);
    const isSameMount = live.fields?.mounts.some(
      (mount) => mount.target === target && mount.source === files?.hostPath,
    );
    if (files === undefined || !isSameMount || content === files.content.digest) return [];
    const field = { path: `files.${target}`, before: content, after: files.content.digest, secret: false };
    return [
      { ...field, field: 'files', rule: 'update', causes: [driftCause('content')], risks: [] },
    ] as const;
  });
}

/** The delivered content that a container mounts at `target`. */
function filesAt(instance: DesiredInstance, spec: ContainerSpec, target: string): FilesSpec | undefined {
  const source = spec.fields.mounts?.find((mount) => mount.target === target)?.source;
  return instance.files.find((files) => files.hostPath === source && spec.files.includes(files.address));
}
