import { mkdtempSync } from 'node:fs';
import { openFleet, lookAll, applyAll, countCalls } from './product.ts';
import { writeFleet, forget, projectsOf, createBare, ONE_STACK } from './stacks.ts';
import { openRaw, clear } from './raw.ts';
const folder = mkdtempSync('/tmp/conv-');
const file = await writeFleet(folder, 'unix:///run/dev-docker.sock', ONE_STACK);
const raw = openRaw('/run/dev-docker.sock', 16);
const n = Number(process.argv[2] ?? 3);
for (let r = 0; r < n; r++) {
  let t = performance.now(); let c = process.cpuUsage();
  await createBare(raw, ONE_STACK); c = process.cpuUsage(c);
  console.log('bare', (performance.now()-t).toFixed(0), 'cpu', ((c.user+c.system)/1000).toFixed(0));
  await clear(raw, projectsOf('bare', ONE_STACK)); await new Promise(r=>setTimeout(r,1500));
  forget(folder);
  t = performance.now(); c = process.cpuUsage();
  const control = await openFleet(file);
  const look = await lookAll(control); const tl = performance.now()-t; let cl = process.cpuUsage(c);
  const calls = await countCalls(() => applyAll(control, look)); 
  const ta = performance.now()-t; c = process.cpuUsage(c);
  console.log('ours look', tl.toFixed(0), 'cpu', ((cl.user+cl.system)/1000).toFixed(0), 'all', ta.toFixed(0), 'cpu', ((c.user+c.system)/1000).toFixed(0), [...calls].map(([k,v])=>v+' '+k).join(', '));
  await control.close(); await clear(raw, projectsOf('shipshape', ONE_STACK)); await new Promise(r=>setTimeout(r,1500));
}
raw.close();
