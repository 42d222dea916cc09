// A fleet over a folder, opened in this process: for tests that look and apply hundreds of times.

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import type { Change } from '../../src/model/plan.ts';
import type { Problem } from '../../src/model/problem.ts';
import type { Look } from '../../src/pass.ts';
import { open } from '../../src/wire.ts';

export type Seen = {
  readonly look: Look;
  readonly problems: readonly Problem[];
  readonly changes: readonly Change[];
};

export type InProcess = {
  look(): Promise<Seen>;
  /** `applied`, or the code and words of what went wrong first. */
  apply(seen: Seen): Promise<string>;
  /** The image references that the declarations name. */
  images(): Promise<readonly string[]>;
  close(): Promise<void>;
};

export async function openInProcess(options: {
  readonly name: string;
  readonly docker: string;
  /** Holds `project/` with the declarations; state and data go beside it. */
  readonly folder: string;
}): Promise<InProcess> {
  const { name, docker, folder } = options;
  const fleet = join(folder, 'fleet.yaml');
  await writeFile(
    fleet,
    [
      'apiVersion: shipshape.dev/v1',
      'kind: Fleet',
      `metadata: { name: ${name} }`,
      'spec:',
      '  source: { folder: ./project }',
      '  stateDir: ./state',
      // Whatever people declare is tried here, so that the guard only warns.
      '  admission: { profile: legacy }',
      '  targets:',
      `    local: { docker: "${docker}", dataRoot: ${join(folder, 'data')} }`,
      '',
    ].join('\n'),
  );
  const warnings: string[] = [];
  const opened = await open({
    fleet,
    path: undefined,
    cwd: folder,
    env: process.env,
    by: 'test',
    onWarning: (text) => warnings.push(text),
  });
  if (!opened.ok) throw new Error(opened.problems.map(({ message }) => message).join('; '));
  const control = opened.value;
  const signal = new AbortController().signal;
  const look = async (): Promise<Seen> => {
    const all = await control.look(
      { targets: [], instances: [], replace: [], acceptEmptyVolumes: [] },
      signal,
    );
    const changes = all.targets.flatMap((one) => {
      if (one.kind === 'unseen') throw one.failure;
      return one.plan.changes;
    });
    return { look: all, problems: all.problems, changes };
  };
  return {
    look,
    async apply({ look: all }) {
      const digests = all.targets.flatMap((one) =>
        one.kind === 'planned' ? [[one.target, one.plan.digest] as const] : [],
      );
      const request = {
        consent: Object.fromEntries(digests),
        removals: false,
        by: 'test',
        onProgress: () => {},
      };
      const [carried] = await control.carryOut(all, request, signal);
      if (carried?.kind !== 'carried') return JSON.stringify(carried);
      const { outcome } = carried;
      const failed = outcome.steps.find(({ kind }) => kind === 'failed');
      if (outcome.kind === 'applied') return 'applied';
      return failed?.kind === 'failed'
        ? `${failed.code} ${failed.message}`
        : JSON.stringify(outcome.instances);
    },
    async images() {
      const { look: all } = await look();
      return all.targets.flatMap((one) =>
        one.kind === 'planned'
          ? one.desired.instances.flatMap(({ containers }) => containers.map(({ image }) => image))
          : [],
      );
    },
    close: () => control.close(),
  };
}
