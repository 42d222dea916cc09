// The lines of containers, through the engine port, without the secrets that a program may print. Whoever
// shows them makes them safe for a terminal.

import { createRevealer } from '../apply/reveal.ts';
import type { ContainerSummaryJson } from '../model/engine.ts';
import { Failure } from '../model/failure.ts';
import { engineId, targetName } from '../model/ref.ts';
import { INSTANCE } from './fields.ts';
import { instanceSubject } from './ground.ts';
import { type Operation, stream } from './operation.ts';
import { knownInstance } from './operations-look.ts';
import { together } from './together.ts';

const USUAL = 100;
const INSTANCE_LABEL = 'dev.shipshape.instance';
const OBJECT_LABEL = 'dev.shipshape.object';

export const LOGS: readonly Operation[] = [
  stream({
    name: 'logs',
    summary: 'the last lines that containers of an instance wrote, and those that come',
    permissions: ['read:logs'],
    input: {
      instance: { ...INSTANCE, required: true },
      service: { type: 'string', description: 'only this service, or this replica of it', maxLength: 200 },
      lines: { type: 'integer', description: 'how many of each container', minimum: 1, maximum: 10_000 },
      follow: { type: 'boolean', description: 'go on with what is written, until the containers stop' },
    },
    asks: ({ instance }, ground) => [{ permission: 'read:logs', on: instanceSubject(ground, instance) }],
    async *follow(call) {
      const { parts, signal, input } = call;
      const { target } = knownInstance(call, input.instance);
      const of = parts.fleet.targets.get(targetName(target));
      if (of === undefined) throw new Failure('desk/unknown-target', `there is no target "${target}"`);
      const engine = parts.engine(of);
      const all = await engine.containers.list({ label: [`${INSTANCE_LABEL}=${input.instance}`] }, signal);
      const wanted = all.filter((one) => isMeant(one, input.instance, input.service));
      if (wanted.length === 0) {
        const what = input.service === undefined ? input.instance : `${input.instance}/${input.service}`;
        throw new Failure('desk/unknown-container', `no container of ${what} is there`, {
          hint: '`shipshape get` shows what runs',
        });
      }
      const opened = parts.daemon.opened(targetName(target));
      if (opened === undefined) {
        throw new Failure('desk/not-looked', 'which words are secrets is not known before the first look', {
          hint: 'try again in a moment',
          retry: 'soon',
        });
      }
      const { mask } = createRevealer(opened.secrets, opened.declared);
      const sorted = wanted.toSorted((a, b) => (addressOf(a) < addressOf(b) ? -1 : 1));
      const lines = input.lines ?? USUAL;
      if (input.follow === true) {
        const each = sorted.map((one) => (left: AbortSignal) => ({
          from: addressOf(one),
          lines: engine.containers.follow(engineId(one.Id), lines, left),
        }));
        for await (const { from, line } of together(each, signal))
          yield { container: from, line: mask(line) };
        return;
      }
      for (const one of sorted) {
        for (const line of await engine.containers.logs(engineId(one.Id), lines, signal)) {
          yield { container: addressOf(one), line: mask(line) };
        }
      }
    },
  }),
];

function isMeant(one: ContainerSummaryJson, instance: string, service: string | undefined): boolean {
  if (service === undefined) return true;
  const address = addressOf(one);
  return (
    address === `${instance}/container/${service}` || address.startsWith(`${instance}/container/${service}-`)
  );
}

function addressOf(one: ContainerSummaryJson): string {
  return one.Labels?.[OBJECT_LABEL] ?? one.Id.slice(0, 12);
}
