// A process that makes one pass over a fleet and may be killed at any moment of it. Says what it agreed to
// before it does anything, then what became of it.

import process from 'node:process';
import { openLine, passOnce } from './pass.ts';

const [fleetFile = '', folder = ''] = process.argv.slice(2);
const onWarning = (text: string) => void process.stdout.write(`${JSON.stringify({ warning: text })}\n`);
const line = await openLine({ fleetFile, folder, env: process.env, onWarning });
const passed = await passOnce(line, (digest) => {
  process.stdout.write(`${JSON.stringify({ consent: digest })}\n`);
});
line.close();
process.stdout.write(`${passed.said}\n`);
