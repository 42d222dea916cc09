// How the streams of a job run: which come from us, which go to us, and which join two of its programs. Pure.

import type { JobSpec, StreamName } from '../../model/job.ts';
import type { JobStreams } from '../../ports-backup.ts';

export type Joint = {
  readonly stream: StreamName;
  /** File of its FIFO. */
  readonly file: string;
  /** Undefined: we are. */
  readonly writer: string | undefined;
  readonly reader: string | undefined;
};

/** The FIFOs of a job. A stream with one end, or with three, is a bug of whoever made the job. */
export function jointsOf(job: JobSpec, { input, output }: JobStreams): readonly Joint[] {
  const names = new Set(job.programs.flatMap(({ reads, writes }) => [...reads, ...writes]));
  return [...names].map((stream, index): Joint => {
    const writers = job.programs.filter(({ writes }) => writes.includes(stream)).map(({ name }) => name);
    const readers = job.programs.filter(({ reads }) => reads.includes(stream)).map(({ name }) => name);
    const ends = [writers.length, readers.length, Number(stream in input), Number(stream in output)].join('');
    // A program to us, from us to a program, or from one program to another.
    if (!['1001', '0110', '1100'].includes(ends)) throw new Error(`bug: ends of stream ${stream}: ${ends}`);
    return { stream, file: `s${index}`, writer: writers[0], reader: readers[0] };
  });
}
