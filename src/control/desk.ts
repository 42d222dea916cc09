// The desk: where everybody asks, through whatever door. Each call goes may I? -> audit -> do; permissions are
// asked for here and nowhere else. A refusal is written down before it is told, an act before it is done.

import { isGoodKey } from '../access/api-key.ts';
import { mayAll, mayAnywhere } from '../access/may.ts';
import { Failure } from '../model/failure.ts';
import { isPermission } from '../model/permission.ts';
import type { Actor, People, Permission, Subject } from '../model/person.ts';
import type { AuditEntry } from '../model/record.ts';
import { safeLine } from '../model/safe-text.ts';
import { didYouMean } from '../model/suggest.ts';
import { withCode } from './codes.ts';
import { groundOf, peopleInForce, subjectsAround } from './ground.ts';
import { checkInput, type Input } from './input.ts';
import type { Ask, Call, DeskParts, Ground, Operation } from './operation.ts';

export type Given = Readonly<Record<string, unknown>>;

export type Desk = {
  readonly operations: readonly Operation[];
  kindOf(op: string): Operation['kind'] | undefined;
  /** Fails with `desk/unknown-operation`, `desk/bad-input`, `access/*`, or what the operation fails with. */
  call(
    actor: Actor,
    op: string,
    input: Given,
    code: string | undefined,
    signal: AbortSignal,
  ): Promise<unknown>;
  follow(actor: Actor, op: string, input: Given, signal: AbortSignal): AsyncGenerator<unknown, void>;
};

/** Opens the desk; a table with an operation that anybody could call is a bug, and it stays shut. */
export function createDesk(parts: DeskParts, operations: readonly Operation[]): Desk {
  const table = new Map(operations.map((one) => [one.name, one]));
  if (table.size !== operations.length) throw new Error('bug: two operations have one name');
  for (const { name, permissions } of operations) {
    if (permissions.length === 0) throw new Error(`bug: operation ${name} asks for no permission`);
    const unknown = permissions.find((one) => !isPermission(one));
    if (unknown !== undefined) throw new Error(`bug: there is no permission ${unknown}`);
  }
  const here: Here = { ...parts, operations: [...table.keys()] };
  const named = (op: string): Operation => {
    const found = table.get(op);
    if (found !== undefined) return found;
    throw new Failure('desk/unknown-operation', `there is no operation "${safeLine(op, 60)}"`, {
      ...didYouMean(op, table.keys()),
      retry: 'never',
    });
  };
  return {
    operations,
    kindOf: (op) => table.get(op)?.kind,
    async call(actor, op, input, code, signal) {
      const call = await admitted(here, named(op), actor, input, code, signal);
      return await carriedOut(parts, named(op), call);
    },
    async *follow(actor, op, input, signal) {
      const call = await admitted(here, named(op), actor, input, undefined, signal);
      for await (const item of named(op).follow(call)) {
        mustStillMay(parts, named(op), call);
        yield item;
      }
    },
  };
}

type Here = DeskParts & { readonly operations: readonly string[] };

/** The call, once it is known to be well-formed and allowed. */
async function admitted(
  { operations, ...parts }: Here,
  operation: Operation,
  caller: Actor,
  given: Given,
  code: string | undefined,
  signal: AbortSignal,
): Promise<Call<Input>> {
  const input = checkInput(operation.name, operation.input, given);
  const refuse = async (permission: string, failure: Failure): Promise<never> => {
    await write(parts, {
      ...{ actor: caller, action: permission, subject: operation.about(input), outcome: 'refused' },
      ...{ reason: failure.message, detail: detailOf(operation, input) },
    });
    throw failure;
  };
  const [first = operation.permissions[0] ?? operation.name] = operation.permissions;
  const actor = await withCode(parts, caller, code).catch((thrown: unknown) =>
    thrown instanceof Failure ? refuse(first, thrown) : Promise.reject(thrown),
  );
  const ground = groundOf(parts);
  const peopleNow = following(parts, ground);
  const can = (permission: Permission, on: Subject) =>
    mayAll(actor, permission, subjectsAround(ground, on), peopleNow()).allowed;
  const asks = operation.asks(input, ground, actor);
  if (asks.length === 0)
    throw new Error(`bug: operation ${operation.name} was asked for without a permission`);
  for (const ask of asks) {
    if (!operation.permissions.includes(ask.permission)) throw new Error(`bug: undeclared ${ask.permission}`);
    const reason = refusal(ground, actor, ask);
    if (reason !== undefined) await refuse(ask.permission, notAllowed(reason));
  }
  return { ...ground, actor, input, code, parts, signal, operations, may: can };
}

/** The people in force, for calls that go on while others come into force. */
function following({ ledger, fleet }: DeskParts, ground: Ground): () => People {
  let known = ground;
  return () => {
    const state = ledger.read();
    if (state.inForce !== known.state.inForce)
      known = { ...ground, state, people: peopleInForce(state, fleet) };
    return known.people;
  };
}

/** What goes on for hours ends with the permission for it, or with the key that it was asked for with. */
function mustStillMay(parts: DeskParts, operation: Operation, call: Call<Input>): void {
  const { actor, input } = call;
  const state = parts.ledger.read();
  const id = actor.proof.kind === 'api-key' ? actor.proof.id : undefined;
  const key = state.apiKeys.find((one) => one.id === id);
  if (key !== undefined && !isGoodKey(key, parts.clock.now()))
    throw notAllowed('this API key is not taken any more');
  if (state.inForce === call.state.inForce) return;
  const ground = { ...call, state, people: peopleInForce(state, parts.fleet) };
  for (const ask of operation.asks(input, ground, actor)) {
    const reason = refusal(ground, actor, ask);
    if (reason !== undefined) throw notAllowed(reason);
  }
}

/** Acts are in the audit before they are done: what cannot be written down is not done. */
async function carriedOut(parts: DeskParts, operation: Operation, call: Call<Input>): Promise<unknown> {
  if (operation.kind !== 'act') return await operation.run(call);
  const entry = {
    actor: call.actor,
    action: operation.asks(call.input, call, call.actor)[0]?.permission ?? operation.name,
    subject: operation.about(call.input),
    detail: detailOf(operation, call.input),
  };
  await write(parts, { ...entry, outcome: 'allowed', reason: String(call.input['reason'] ?? '') });
  try {
    return await operation.run(call);
  } catch (thrown) {
    const refused = thrown instanceof Failure && /^(?:access|approval)\//.test(thrown.code);
    const reason = thrown instanceof Failure ? thrown.message : 'shipshape itself failed';
    await write(parts, { ...entry, outcome: refused ? 'refused' : 'failed', reason });
    throw thrown;
  }
}

function refusal(ground: Ground, actor: Actor, { permission, on }: Ask): string | undefined {
  const { people } = ground;
  const decision =
    on === 'anywhere'
      ? mayAnywhere(actor, permission, people)
      : mayAll(actor, permission, subjectsAround(ground, on), people);
  return decision.allowed ? undefined : decision.reason;
}

function notAllowed(reason: string): Failure {
  return new Failure('access/denied', reason, {
    hint: 'roles are declared as Role and User in the repository, root admins in fleet.yaml',
    retry: 'never',
  });
}

function detailOf({ name }: Operation, input: Input): Readonly<Record<string, string>> {
  const given = Object.entries(input).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, safeLine(String(value))] as const],
  );
  return { operation: name, ...Object.fromEntries(given) };
}

async function write(parts: DeskParts, entry: AuditEntry): Promise<void> {
  const line = await parts.audit.append(entry);
  parts.daemon.events.tell({ kind: 'audit.written', line });
}
