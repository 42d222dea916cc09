// Operations that look into one instance: what it is made of, and what it uses while somebody looks. The
// engine is asked for that instance's containers alone, and for nothing when nobody asks.

import { createRevealer } from '../apply/reveal.ts';
import type { ContainerJson } from '../model/engine.ts';
import { Failure } from '../model/failure.ts';
import { type Address, type EngineId, targetName } from '../model/ref.ts';
import { timeText } from '../model/time.ts';
import type { Engine } from '../ports.ts';
import { anatomyOf, type Known } from './anatomy.ts';
import { INSTANCE } from './fields.ts';
import { instanceSubject } from './ground.ts';
import { type Call, type Operation, read, stream } from './operation.ts';
import { knownInstance } from './operations-look.ts';
import { type Reading, usageOf } from './usage.ts';

const REQUIRED_INSTANCE = { ...INSTANCE, required: true } as const;
/** Milliseconds between readings. */
const EVERY_MS = 2_000;
/** Containers that are asked about at once: one instance must not keep an engine busy. */
const MOST = 50;

export const ANATOMY: readonly Operation[] = [
  read({
    name: 'describe',
    summary: 'what an instance is made of: containers, limits, ports, data, and where each is declared',
    permissions: ['read:instance'],
    input: { instance: REQUIRED_INSTANCE },
    asks: ({ instance }, ground) => [{ permission: 'read:instance', on: instanceSubject(ground, instance) }],
    async run(call) {
      const known = knownParts(call, call.input.instance);
      const engine = engineOf(call, known);
      const opened = call.parts.daemon.opened(known.target);
      const mask =
        opened === undefined ? () => '(redacted)' : createRevealer(opened.secrets, opened.declared).mask;
      const inspected = new Map<string, ContainerJson>();
      const ask = async (id: EngineId) => {
        // An engine that does not answer is told of elsewhere: what was seen last is still worth showing.
        const found = await engine.containers.inspect(id, call.signal).catch(() => undefined);
        if (found !== undefined) inspected.set(id, found);
      };
      await Promise.all(known.live.slice(0, MOST).map(({ id }) => ask(id)));
      return anatomyOf(known, inspected, mask);
    },
  }),
  stream({
    name: 'stats',
    summary: 'what the containers of an instance use, every two seconds for as long as it is followed',
    permissions: ['read:instance'],
    input: { instance: REQUIRED_INSTANCE },
    asks: ({ instance }, ground) => [{ permission: 'read:instance', on: instanceSubject(ground, instance) }],
    async *follow(call) {
      const { signal, parts, input } = call;
      const { clock } = parts;
      let before: readonly Reading[] = [];
      while (!signal.aborted) {
        // Anew each time: containers are replaced while somebody looks.
        const known = knownParts({ parts, status: parts.daemon.status() }, input.instance);
        const now = await readings(engineOf(call, known), known, signal);
        yield usageOf(now, before, timeText(clock.now()));
        before = now;
        await clock.sleep(EVERY_MS, signal).catch(() => undefined);
      }
    },
  }),
];

/** The instance as the loop saw it last; fails with `desk/unknown-instance` or `desk/not-looked`. */
function knownParts(call: Pick<Call<unknown>, 'status' | 'parts'>, name: string): Known {
  const { instance, target } = knownInstance(call, name);
  const view = call.parts.daemon.view(target, instance);
  if (view === undefined) {
    throw new Failure('desk/not-looked', `${name} was not looked at yet`, {
      hint: 'try again in a moment',
      retry: 'soon',
    });
  }
  const { commit, declared, live } = view;
  return { instance, target, commit, declared, live };
}

function engineOf({ parts }: Pick<Call<unknown>, 'parts'>, { target }: Known): Engine {
  const of = parts.fleet.targets.get(targetName(target));
  if (of === undefined) throw new Failure('desk/unknown-target', `there is no target "${target}"`);
  return parts.engine(of);
}

async function readings(engine: Engine, { live }: Known, signal: AbortSignal): Promise<readonly Reading[]> {
  const ours = live.flatMap(({ id, ownership }) =>
    ownership.kind === 'ours' ? [{ id, address: ownership.address }] : [],
  );
  const one = async ({ id, address }: { readonly id: EngineId; readonly address: Address }) => {
    const stats = await engine.containers.stats(id, signal);
    return stats === undefined ? [] : [{ id, address, stats }];
  };
  return (await Promise.all(ours.slice(0, MOST).map(one))).flat();
}
