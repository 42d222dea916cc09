// A process whose files may not grow beyond a limit (prlimit --fsize), as on a full disk: writes until it
// may not, and says what was acknowledged.

import { createJournal } from '../../../src/adapters/store/journal.ts';
import { createStore } from '../../../src/adapters/store/state.ts';
import { Failure } from '../../../src/model/failure.ts';
import type { StepId } from '../../../src/model/plan.ts';
import { type Address, targetName } from '../../../src/model/ref.ts';

const [what = '', folder = ''] = process.argv.slice(2);
const target = targetName('local');
const options = { folder, onWarning: () => undefined };
const journal = createJournal(options);
const store = createStore(options);
const address = 'crm/container/db' as Address;

async function write(count: number): Promise<void> {
  if (what === 'state') {
    const ports = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [`crm/PORT_${index}`, index]),
    );
    return store.save({ target, engineId: 'E', instances: {}, tombstones: [], ports });
  }
  const step = `crm/container/db:${count}` as StepId;
  const at = '2026-01-02T03:04:05.000Z';
  return journal.append({
    kind: 'step.begin',
    run: 'a',
    target,
    at,
    step,
    call: 'container.stop',
    address,
    undo: false,
  });
}

let acknowledged = 0;
try {
  for (;;) {
    await write(acknowledged + 1);
    acknowledged += 1;
  }
} catch (error) {
  const code = error instanceof Failure ? error.code : String(error);
  process.stdout.write(JSON.stringify({ acknowledged, code }));
}
