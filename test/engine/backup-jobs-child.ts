// A process that runs one long job, with a container that stands still meanwhile, until somebody kills it.
//   node backup-jobs-child.ts <socket> <fleet> <folder> <image> <container to pause> <container to stop>

import process from 'node:process';
import { createDockerEngine } from '../../src/adapters/docker/engine.ts';
import { createJobs } from '../../src/adapters/jobs/jobs.ts';
import { program } from '../../src/backup/sources/server.ts';
import { engineId } from '../../src/model/ref.ts';
import { seal } from '../support/job-lab.ts';

const [socket = '', fleet = '', folder = '', image = '', paused = '', stopped = ''] = process.argv.slice(2);
const engine = createDockerEngine({ host: `unix://${socket}` });
const jobs = createJobs({ engine, fleet, seal, folder, reveal: () => '' });
const programs = [program({ name: 'sleep', image: engineId(image), command: ['sleep', '600'] })];
const holds = [
  { container: engineId(paused), how: 'pause', stopSeconds: 1 },
  { container: engineId(stopped), how: 'stop', stopSeconds: 1 },
] as const;
const job = { run: 'dead', title: 'a long one', programs, holds, timeoutMs: 600_000, cpuShares: 128 };
await jobs.run(job, { input: {}, output: {} }, new AbortController().signal);
