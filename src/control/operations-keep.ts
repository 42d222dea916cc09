// Operations that keep the reconciler from something, or make it look: holds, suspensions, pins, passes.
// Each says who, why and until when; all of it shows in the status.

import { hold, pin, release, resume, suspend } from '../approve/keeps.ts';
import { durationMs } from '../model/duration.ts';
import { Failure } from '../model/failure.ts';
import type { Permission } from '../model/person.ts';
import type { RunRecord } from '../model/record.ts';
import type { Commit } from '../model/ref.ts';
import { instanceName } from '../model/ref.ts';
import { didYouMean } from '../model/suggest.ts';
import { FOR, INSTANCE, REASON, TARGET } from './fields.ts';
import { instanceSubject, said, scopeOf } from './ground.ts';
import { type Ask, act, type Call, type Ground, type Operation } from './operation.ts';
import { knownInstance } from './operations-look.ts';
import { changed, changeLedger } from './remember.ts';

const REQUIRED_INSTANCE = { ...INSTANCE, required: true } as const;
const SUSPENDS: readonly Permission[] = ['suspend:instance', 'suspend:target', 'suspend:fleet'];
const WHERE = {
  instance: INSTANCE,
  target: TARGET,
  fleet: { type: 'boolean', description: 'the whole fleet' },
} as const;
type Where = {
  readonly instance: string | undefined;
  readonly target: string | undefined;
  readonly fleet: boolean | undefined;
};

export const KEEP: readonly Operation[] = [
  act({
    name: 'hold',
    summary: 'leave an instance alone for a time',
    permissions: ['hold:instance'],
    input: { instance: REQUIRED_INSTANCE, for: { ...FOR, required: true }, reason: REASON },
    about: ({ instance }) => instance,
    asks: ({ instance }, ground) => [{ permission: 'hold:instance', on: instanceSubject(ground, instance) }],
    async run(call) {
      const { parts, input } = call;
      const { instance } = knownInstance(call, input.instance);
      const now = parts.clock.now();
      const untilMs = now + lengthOf(input.for);
      const asked = { instance, said: said(call.actor, now), reason: input.reason, untilMs };
      const keep = await changeLedger(parts, (state) => hold(state, asked, now));
      changed(call, keep.scope, 'hold');
      return keep;
    },
  }),
  act({
    name: 'release',
    summary: 'end the hold of an instance',
    permissions: ['hold:instance', 'suspend:instance'],
    input: { instance: REQUIRED_INSTANCE },
    about: ({ instance }) => instance,
    asks: ({ instance }, ground) => {
      const on = instanceSubject(ground, instance);
      const isSuspended = ground.state.keeps.some(
        ({ kind, scope }) => kind === 'suspend' && scope.kind === 'instance' && scope.instance === instance,
      );
      const ask: Ask = { permission: 'hold:instance', on };
      return isSuspended ? [ask, { permission: 'suspend:instance', on }] : [ask];
    },
    run: (call) => resumed(call, { ...NOWHERE, instance: call.input.instance }, 'release'),
  }),
  act({
    name: 'suspend',
    summary: 'leave an instance, a target or the whole fleet alone until it is resumed',
    permissions: SUSPENDS,
    input: { ...WHERE, for: FOR, reason: REASON },
    about: where,
    asks: suspendAsks,
    async run(call) {
      const { parts, input } = call;
      const scope = scopeOf(known(call, input));
      const now = parts.clock.now();
      const untilMs = input.for === undefined ? undefined : now + lengthOf(input.for);
      const asked = { scope, said: said(call.actor, now), reason: input.reason, untilMs };
      const keep = await changeLedger(parts, (state) => suspend(state, asked, now));
      changed(call, scope, 'suspend');
      return keep;
    },
  }),
  act({
    name: 'resume',
    summary: 'end the holds and suspensions of an instance, a target or the whole fleet, and try again',
    permissions: SUSPENDS,
    input: WHERE,
    about: where,
    asks: suspendAsks,
    run: (call) => resumed(call, one(call.input), 'resume'),
  }),
  act({
    name: 'rollback',
    summary: 'make an instance follow an older commit until a newer one changes its declaration',
    permissions: ['rollback:instance'],
    input: {
      instance: REQUIRED_INSTANCE,
      commit: {
        type: 'string',
        description:
          'a commit in the history of the accepted one, at least 7 hex digits of it; by default where it was before a commit last changed it',
        pattern: '^[0-9a-f]{7,64}$',
        maxLength: 64,
      },
      reason: REASON,
    },
    about: ({ instance }) => instance,
    asks: ({ instance }, ground) => [
      { permission: 'rollback:instance', on: instanceSubject(ground, instance) },
    ],
    async run(call) {
      const { parts, input, state } = call;
      const { instance } = knownInstance(call, input.instance);
      const since = state.source.accepted;
      if (since === undefined) throw new Failure('pin/no-source', 'no commit was accepted yet');
      const to = await commitMeant(call, input.instance, input.commit);
      const words = said(call.actor, parts.clock.now());
      const asked = { instance, commit: to, since, said: words, reason: input.reason };
      const made = await changeLedger(parts, (newest) => pin(newest, asked));
      changed(call, { kind: 'instance', instance }, 'rollback');
      return made;
    },
  }),
  act({
    name: 'unpin',
    summary: 'let an instance follow the branch again',
    permissions: ['rollback:instance'],
    input: { instance: REQUIRED_INSTANCE },
    about: ({ instance }) => instance,
    asks: ({ instance }, ground) => [
      { permission: 'rollback:instance', on: instanceSubject(ground, instance) },
    ],
    async run(call) {
      // Also of one that is not declared any more.
      const instance = instanceName(call.input.instance);
      const released = await changeLedger(call.parts, (state) => release(state, instance));
      changed(call, { kind: 'instance', instance }, 'unpin');
      return released;
    },
  }),
  act({
    name: 'reconcile',
    summary: 'look now, and do what flows; answers when that is over',
    permissions: ['reconcile:instance', 'reconcile:target'],
    input: { instance: INSTANCE, target: TARGET },
    about: (input) => where({ ...input, fleet: undefined }),
    asks: ({ instance, target }, ground) => {
      if (instance !== undefined) {
        return [{ permission: 'reconcile:instance', on: instanceSubject(ground, instance) }];
      }
      return [{ permission: 'reconcile:target', on: target === undefined ? {} : { target } }];
    },
    async run(call) {
      const { instance, target } = call.input;
      const all = instance === undefined && target === undefined;
      const scope = scopeOf(known(call, { instance, target, fleet: all }));
      await call.parts.daemon.reconcile(scope, call.actor, 'reconcile', call.signal);
      return { scope, status: call.parts.daemon.status() };
    },
  }),
  act({
    name: 'accept-source',
    summary: 'take a refused commit as the basis after all',
    permissions: ['accept:source'],
    input: {
      commit: {
        type: 'string',
        description: 'the commit that is refused now, at least 7 hex digits of it',
        pattern: '^[0-9a-f]{7,64}$',
        maxLength: 64,
        required: true,
      },
      reason: REASON,
    },
    about: ({ commit: of }) => of,
    asks: () => [{ permission: 'accept:source', on: {} }],
    async run({ parts, actor, input, state, signal }) {
      const { refused } = state.source;
      const meant = refused?.commit.startsWith(input.commit) === true ? refused.commit : undefined;
      if (meant !== undefined && (await parts.daemon.acceptSource(meant, actor, signal))) {
        return { accepted: meant };
      }
      throw new Failure(
        'source/not-refused',
        `${input.commit.slice(0, 12)} is not the commit that is refused now`,
        {
          hint: '`shipshape status` names it',
        },
      );
    },
  }),
];

const NOWHERE = { instance: undefined, target: undefined, fleet: undefined } as const;

async function resumed(call: Call<unknown>, input: Where, verb: string): Promise<unknown> {
  const { parts } = call;
  const scope = scopeOf(input);
  const target = call.status.instances.find(({ instance }) => instance === input.instance)?.target;
  const now = parts.clock.now();
  const ended = await changeLedger(parts, (state) => resume(state, { scope, target }, now));
  changed(call, scope, verb);
  return { ended };
}

function suspendAsks(input: Where, ground: Ground): readonly Ask[] {
  const { instance, target } = input;
  if (instance !== undefined)
    return [{ permission: 'suspend:instance', on: instanceSubject(ground, instance) }];
  if (target !== undefined) return [{ permission: 'suspend:target', on: { target } }];
  return [{ permission: 'suspend:fleet', on: {} }];
}

/** Exactly one thing must be named: the whole fleet is not meant by leaving something out. */
function one(input: Where): Where {
  const { instance, target, fleet } = input;
  if ([instance !== undefined, target !== undefined, fleet === true].filter(Boolean).length === 1)
    return input;
  throw new Failure('desk/bad-input', 'exactly one of instance, target and fleet must be named');
}

/** The same, of what is there. */
function known(call: Call<unknown>, input: Where): Where {
  const { instance, target } = one(input);
  if (instance !== undefined) knownInstance(call, instance);
  const targets = call.status.targets.map((one) => one.target);
  if (target !== undefined && !targets.some((one) => one === target)) {
    throw new Failure('desk/unknown-target', `there is no target "${target}"`, didYouMean(target, targets));
  }
  return input;
}

function where({ instance, target }: Where): string {
  return instance ?? (target === undefined ? 'fleet' : `target ${target}`);
}

function lengthOf(text: string): number {
  const ms = durationMs(text);
  if (ms === undefined)
    throw new Failure('desk/bad-input', `"${text}" is no duration`, { hint: 'write 30m, 2h, 7d' });
  return ms;
}

/** Where it was before a commit last changed it: a commit that changed others alone is no way back. */
function beforeItsLastChange(
  runs: readonly RunRecord[],
  instance: string,
  current: Commit | undefined,
): Commit | undefined {
  const isChanged = ({ changes }: RunRecord) =>
    changes.some((one) => one.instance === instance && one.causes.some(({ kind }) => kind === 'commit'));
  const last = runs.findIndex(isChanged);
  const changedBy = runs[last]?.commit ?? current;
  return runs.slice(last + 1).find(({ commit: of }) => of !== changedBy && of !== current)?.commit;
}

/** The commit of an earlier run that fits, or a whole commit as it is given. */
async function commitMeant(
  call: Call<unknown>,
  instance: string,
  given: string | undefined,
): Promise<Commit> {
  const runs = await call.parts.history.recent({ instance, limit: 1000 });
  const current = call.status.instances.find((one) => one.instance === instance)?.appliedCommit;
  const done = runs.filter(
    ({ instances }) => instances.find((one) => one.instance === instance)?.kind === 'applied',
  );
  const commits = [...new Set(done.map((run) => run.commit))];
  if (given === undefined) {
    const before = beforeItsLastChange(done, instance, current);
    if (before !== undefined) return before;
    throw new Failure('pin/no-earlier', `no earlier commit of ${instance} is on record`, {
      hint: 'name a whole commit',
    });
  }
  const fitting = commits.filter((one) => one.startsWith(given));
  const [ran] = fitting;
  const meant = ran !== undefined && fitting.length === 1 ? ran : given;
  const found = await call.parts.daemon.commitNamed(meant, call.signal);
  if (found === undefined) {
    throw new Failure(
      'pin/unknown-commit',
      `${given} is not the beginning of one commit that is known here`,
      {
        hint: `\`shipshape why ${instance}\` shows those it ran at; give more digits if several begin so`,
      },
    );
  }
  // What it ran at was accepted once; anything else must be, or a person who may accept it must say so.
  if (meant === ran || found.isAccepted || call.may('accept:source', {})) return found.commit;
  throw new Failure(
    'pin/not-accepted',
    `${found.commit.slice(0, 12)} is not in the history of the commit that is accepted`,
    { hint: 'somebody with accept:source may roll back to it all the same' },
  );
}
