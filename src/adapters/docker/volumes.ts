// Volumes over the API, by name: they have no id. Creating a name that exists answers with what is
// there, whatever was asked for, so the caller must look at the answer.

import type { VolumeJson } from '../../model/engine.ts';
import type { VolumeCalls } from '../../ports.ts';
import { filters, object } from './answers.ts';
import type { Caller } from './call.ts';

const KEYS = ['Name', 'Driver', 'Mountpoint'] as const;
const NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/;

type Listed = {
  readonly Volumes: readonly VolumeJson[] | null;
  readonly Warnings?: readonly string[] | null;
};

export function volumeCalls(caller: Caller): VolumeCalls {
  async function all(label: readonly string[] | undefined, signal: AbortSignal): Promise<Listed> {
    const what = 'list volumes';
    const query = { filters: filters({ label }) };
    const { text } = await caller.text({ method: 'GET', path: ['volumes'], query, what }, signal);
    return object<Listed>(what, text, ['Volumes']);
  }

  return {
    list: async (filter, signal) => (await all(filter.label, signal)).Volumes ?? [],
    troubles: async (signal) => (await all(undefined, signal)).Warnings ?? [],
    async inspect(name, signal) {
      const what = `inspect volume ${name}`;
      const path = ['volumes', volumeName(name)];
      const { status, text } = await caller.text({ method: 'GET', path, what, accepts: [404] }, signal);
      return status === 404 ? undefined : object<VolumeJson>(what, text, KEYS);
    },
    async create(body, signal) {
      const what = `create volume ${body.Name}`;
      volumeName(body.Name);
      const { text } = await caller.text({ method: 'POST', path: ['volumes', 'create'], body, what }, signal);
      return object<VolumeJson>(what, text, KEYS);
    },
    async remove(name, signal) {
      const what = `remove volume ${name}`;
      const path = ['volumes', volumeName(name)];
      await caller.text({ method: 'DELETE', path, what, accepts: [404] }, signal);
    },
  };
}

function volumeName(name: string): string {
  if (!NAME.test(name)) throw new Error(`bug: not a volume name: ${JSON.stringify(name)}`);
  return name;
}
