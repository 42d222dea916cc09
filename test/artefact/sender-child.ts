// Makes one backup and sends it to an S3 service, and says in JSON what that took:
//   node sender-child.ts FOLDER MIB OPTIONS-OF-THE-STORE

import { createHash } from 'node:crypto';
import { join } from 'node:path';
import process from 'node:process';
import { generateX25519Identity } from 'age-encryption';
import { createS3Store } from '../../src/adapters/artefacts/s3.ts';
import { createSpool } from '../../src/adapters/artefacts/spool.ts';
import { createSealer } from '../../src/adapters/sealer/sealer.ts';
import { backupId } from '../../src/artefact/layout.ts';
import { sendDue } from '../../src/artefact/queue.ts';
import { writeBackup } from '../../src/artefact/write.ts';
import { manifestOf, payloadOf } from '../support/artefacts.ts';

const [folder = '', mib = '', options = ''] = process.argv.slice(2);
const signal = new AbortController().signal;
const spool = createSpool(join(folder, 'spool'));
const sealer = await createSealer([await generateX25519Identity()]);
const store = createS3Store(JSON.parse(options));
const id = backupId(Date.now(), '00000001');
const now = new Date().toISOString();

/** Nothing that could be compressed: all of it goes over the line. */
async function* dump(): AsyncIterable<Uint8Array> {
  for (let count = 0; count < Number(mib) * 16; count += 1) {
    const block = Buffer.allocUnsafe(65_536);
    for (let at = 0; at < block.length; at += 64) {
      if (at % 4096 === 0) createHash('sha512').update(`${count} ${at}`).digest().copy(block, at);
      else block.writeDoubleLE(Math.random(), at);
    }
    yield block;
  }
}

const begun = performance.now();
await writeBackup(
  { spool, sealer },
  { id, compression: 1, recipients: [], destinations: ['there'], expectedBytes: 0, now },
  async (staging) => {
    const sealed = await staging.seal({ file: 'a.zst.age', bytes: dump(), isCompressed: false });
    return manifestOf(id, 'crm', [payloadOf(await staging.check(sealed))]);
  },
  signal,
);
const made = performance.now();
const peakOfMaking = process.resourceUsage().maxRSS;
const storeOf = () => Promise.resolve({ store, destination: { minFreePercent: 0 } });
const [sent] = await sendDue({ spool, storeOf, guide: 'guide\n', now: Date.now }, signal, { all: true });
const ended = performance.now();
await store.close();
process.stdout.write(
  JSON.stringify({
    end: sent?.end.kind,
    bytes: sent?.end.kind === 'delivered' ? sent.end.bytes : 0,
    makeMs: Math.round(made - begun),
    sendMs: Math.round(ended - made),
    // Kilobytes, as Linux has it.
    makeMib: Math.round(peakOfMaking / 1024),
    peakMib: Math.round(process.resourceUsage().maxRSS / 1024),
  }),
);
