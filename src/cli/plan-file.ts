// A plan kept in a file. What is kept is what was asked and what came of it; applying it asks the same
// again and goes on only when every digest is the same. Nothing in the file is trusted beyond that.

import { open, readFile } from 'node:fs/promises';
import { Failure } from '../model/failure.ts';
import type { Plan } from '../model/plan.ts';
import type { Digest, TargetName } from '../model/ref.ts';
import type { Look, PlanRequest } from '../pass.ts';

type Kept = {
  readonly format: 'shipshape.plan/1';
  readonly request: PlanRequest;
  readonly plans: readonly Plan[];
};

export type SavedPlan = {
  readonly request: PlanRequest;
  readonly digests: Readonly<Record<TargetName, Digest>>;
};

/** Writes the plans of a look, readable by the owner alone. Secrets are not in them, their names are. */
export async function savePlan(file: string, look: Look): Promise<void> {
  const plans = look.targets.flatMap((one) => (one.kind === 'planned' ? [one.plan] : []));
  const kept: Kept = { format: 'shipshape.plan/1', request: look.request, plans };
  await writePrivate(file, `${JSON.stringify(kept)}\n`).catch((cause: NodeJS.ErrnoException) => {
    throw new Failure('plan/unwritable', `cannot write ${file} (${cause.code})`, { cause });
  });
}

/** The mode of `open` counts for new files only; one that was there may have been readable by others. */
async function writePrivate(file: string, text: string): Promise<void> {
  const handle = await open(file, 'w', 0o600);
  try {
    if ((await handle.stat()).isFile()) await handle.chmod(0o600);
    await handle.writeFile(text);
  } finally {
    await handle.close();
  }
}

/** What a plan file asks and the digests it holds. Fails with `plan/unreadable` or `plan/damaged`. */
export async function readPlan(file: string): Promise<SavedPlan> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    const hint = 'shipshape plan --out FILE writes one';
    throw new Failure('plan/unreadable', `cannot read ${file} (${cause.code})`, { hint, cause });
  });
  const kept = parse(text);
  if (kept === undefined) {
    throw new Failure('plan/damaged', `${file} is no plan of shipshape`, {
      hint: 'shipshape plan --out FILE writes one',
    });
  }
  const digests = Object.fromEntries(kept.plans.map(({ target, digest }) => [target, digest]));
  return { request: kept.request, digests };
}

function parse(text: string): Kept | undefined {
  try {
    const kept: unknown = JSON.parse(text);
    return isKept(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false;
  const { format, request, plans } = value as Partial<Record<keyof Kept, unknown>>;
  return format === 'shipshape.plan/1' && isRequest(request) && Array.isArray(plans) && plans.every(isNamed);
}

function isRequest(value: unknown): value is PlanRequest {
  if (typeof value !== 'object' || value === null) return false;
  const lists: readonly unknown[] = ['targets', 'instances', 'replace', 'acceptEmptyVolumes'].map(
    (key) => (value as Record<string, unknown>)[key],
  );
  return lists.every((list) => Array.isArray(list) && list.every((item) => typeof item === 'string'));
}

function isNamed(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const { target, digest } = value as Record<string, unknown>;
  return typeof target === 'string' && typeof digest === 'string';
}
