// A process that writes one of the fleet's own files without end, and says after each write that it is
// durable: to be killed in the middle of it, or stopped by a limit on the size of files (prlimit --fsize).

import { createAudit } from '../../../src/adapters/store/audit.ts';
import { createHistory } from '../../../src/adapters/store/history.ts';
import { openLedger } from '../../../src/adapters/store/ledger.ts';
import { Failure } from '../../../src/model/failure.ts';
import { auditEntry, holdOf, runRecord } from './records.ts';

const [what = '', folder = ''] = process.argv.slice(2);
const onWarning = () => undefined;
const ledger = await openLedger({ folder, onWarning });
const history = createHistory({ folder, onWarning });
const audit = createAudit({
  folder,
  clock: { now: () => 0 },
  head: () => ledger.read().auditHead,
  keepHead: async (auditHead) => void (await ledger.update((state) => ({ ...state, auditHead }))),
  onWarning,
});

async function write(count: number): Promise<unknown> {
  if (what === 'history') return history.append(runRecord(`run-${count}`));
  if (what === 'audit') return audit.append(auditEntry(`plan-${count}`));
  return ledger.update((state) => ({ ...state, keeps: [...state.keeps, holdOf(`i-${count}`)] }));
}

try {
  for (let count = 1; ; count += 1) {
    await write(count);
    process.stdout.write(`${count}\n`);
  }
} catch (error) {
  process.stdout.write(`${error instanceof Failure ? error.code : String(error)}\n`);
}
