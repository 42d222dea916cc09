// Makes, sends and removes backups as fast as it can until it is killed; says each one when it is done:
//   node writer-child.ts FOLDER IDENTITY

import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import process from 'node:process';
import { createLocalStore } from '../../src/adapters/artefacts/local.ts';
import { createSpool } from '../../src/adapters/artefacts/spool.ts';
import { createSealer } from '../../src/adapters/sealer/sealer.ts';
import { newCatalogueCache, readCatalogue } from '../../src/artefact/catalogue.ts';
import { backupId } from '../../src/artefact/layout.ts';
import { sendDue } from '../../src/artefact/queue.ts';
import { removeBackup } from '../../src/artefact/remove.ts';
import { writeBackup } from '../../src/artefact/write.ts';
import type { Payload } from '../../src/model/backup.ts';
import { manifestOf, payloadOf } from '../support/artefacts.ts';
import { pieces } from '../support/bytes.ts';

const [folder = '', identity = ''] = process.argv.slice(2);
const signal = new AbortController().signal;
const spool = createSpool(join(folder, 'spool'));
const sealer = await createSealer([identity]);
const store = createLocalStore({ folder: join(folder, 'destination'), bytesPerSecond: undefined });
// Without a link between spool and destination, as other places are.
const copying = { ...store, take: () => Promise.resolve(undefined) };
process.stdout.write('ready\n');

for (let count = 0; ; count += 1) {
  const id = backupId(Date.now(), randomBytes(4).toString('hex'));
  const now = new Date().toISOString();
  const wanted = { id, compression: 1, recipients: [], destinations: ['here'], expectedBytes: 0, now };
  const make = async (staging: Parameters<Parameters<typeof writeBackup>[2]>[0]) => {
    const payloads: Payload[] = [];
    for (const file of ['a.zst.age', 'b.zst.age']) {
      const bytes = pieces(randomBytes(40_000), 9000);
      const sealed = await staging.seal({ file, bytes, isCompressed: false });
      payloads.push(payloadOf(await staging.check(sealed)));
    }
    return manifestOf(id, 'crm', payloads);
  };
  await writeBackup({ spool, sealer }, wanted, make, signal);
  process.stdout.write(`made ${id}\n`);
  const to = count % 2 === 0 ? store : copying;
  const storeOf = () => Promise.resolve({ store: to, destination: { minFreePercent: 0 } });
  await sendDue({ spool, storeOf, guide: 'guide\n', now: Date.now }, signal, { all: true });
  process.stdout.write(`sent ${id}\n`);
  const asking = { destination: 'here', fleet: 'test', isKnown: false };
  const { backups } = await readCatalogue(store, asking, newCatalogueCache(), signal);
  const [oldest, second] = backups;
  if (oldest === undefined || second === undefined) continue;
  process.stdout.write(`removing ${oldest.manifest.id}\n`);
  await removeBackup(store, oldest, { by: 'retention', reason: 'old', at: now }, signal);
}
