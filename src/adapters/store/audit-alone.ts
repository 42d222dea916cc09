// One line into the audit of a state that no daemon keeps right now: for what people do to the state itself.

import type { AuditEntry } from '../../model/record.ts';
import type { Clock } from '../../ports.ts';
import { createAudit } from './audit.ts';
import { openLedger } from './ledger.ts';

export type AloneOptions = {
  /** The state folder. */
  readonly folder: string;
  /** Who holds it meanwhile, for people. */
  readonly holder: string;
  readonly clock: Pick<Clock, 'now'>;
  readonly onWarning: (text: string) => void;
};

/** Durable when it returns. Fails with `lock/held` while a daemon keeps the chain, and as the ledger and the audit do. */
export async function auditAlone(options: AloneOptions, entry: AuditEntry): Promise<void> {
  await using ledger = await openLedger(options);
  const audit = createAudit({
    ...options,
    head: () => ledger.read().auditHead,
    async keepHead(auditHead) {
      await ledger.update((state) => ({ ...state, auditHead }));
    },
  });
  await audit.append(entry);
}
