// How an instance was made, brought back: the values of its secrets, which no repository has. What was declared is
// in the repository already, at the commit that is said; nothing that runs is touched here.

import { gathered } from '../artefact/measure.ts';
import { Failure } from '../model/failure.ts';
import type { InstanceName } from '../model/ref.ts';
import type { RestoreEnd } from '../model/restore.ts';
import type { SecretName } from '../model/text.ts';
import type { RestoreContext } from './parts.ts';
import { ended, type Work } from './work.ts';

const MAX_BYTES = 64 * 1024 * 1024;

export async function restoreConfiguration(work: Work): Promise<RestoreEnd> {
  const { context, order, going } = work;
  const { plan, backup } = order;
  const payload = backup.manifest.payloads.find(({ format }) => format === 'instance');
  if (payload === undefined) {
    throw new Failure(
      'restore/no-payload',
      `${plan.backup.id} does not say how ${plan.backup.instance} was made`,
    );
  }
  const bytes = await gathered(context.backups.open(backup, payload, going.signal), MAX_BYTES);
  const brought: string[] = [];
  for (const [name, value] of Object.entries(secretsIn(bytes))) {
    const own = nameFor(name, plan.backup.instance, plan.into.instance);
    if (own === undefined || heldValue(context, own) === value) continue;
    await context.vault.set(own, value, going.signal);
    brought.push(own);
  }
  const secrets =
    brought.length === 0 ? 'all secrets are as they were' : `brought back: ${brought.sort().join(', ')}`;
  const reason = `${secrets}; it was declared at commit ${plan.backup.commit}`;
  return await ended(work, { outcome: 'restored', reason, downtimeMs: 0 });
}

/** Values by name; nothing of them is ever part of a message. */
function secretsIn(bytes: Uint8Array): Readonly<Record<string, string>> {
  const record: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
  const secrets =
    typeof record === 'object' && record !== null && 'secrets' in record ? record.secrets : undefined;
  if (typeof secrets !== 'object' || secrets === null) {
    throw new Failure('restore/bad-record', 'what the backup says of the instance cannot be read', {
      retry: 'never',
    });
  }
  return Object.fromEntries(Object.entries(secrets).filter(([, value]) => typeof value === 'string'));
}

/** An instance's own secrets have its name; those of the whole fleet are not one instance's to bring back. */
function nameFor(name: string, from: InstanceName, into: InstanceName): SecretName | undefined {
  return name.startsWith(`${from}/`) ? (`${into}${name.slice(from.length)}` as SecretName) : undefined;
}

function heldValue({ secrets }: RestoreContext, name: SecretName): string | undefined {
  try {
    return secrets.reveal(name);
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
