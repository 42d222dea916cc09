// The text of the ledger's file: one JSON document with its format and a checksum over the state, byte by
// byte. What is not ours to the last byte is damaged, never half-read.

import { EMPTY_BACKUPS } from '../../model/backup-run.ts';
import type { LedgerState } from '../../model/ledger.ts';
import type { People } from '../../model/person.ts';
import { sha256 } from '../../model/ref.ts';

export const LEDGER_FORMAT = 1;
const FILE = /^\{"format":(\d+),"checksum":"(sha256:[0-9a-f]{64})","ledger":(.*)\}\n$/s;
const ANY_FORMAT = /^\s*\{\s*"format"\s*:\s*(\d+)\s*[,}]/;

export type ReadLedger =
  | { readonly kind: 'good'; readonly state: LedgerState }
  | { readonly kind: 'newer'; readonly format: number }
  | { readonly kind: 'damaged' };

type Entries<T> = readonly (readonly [string, T])[];
type PeopleJson = {
  readonly users: Entries<People['users'] extends ReadonlyMap<string, infer T> ? T : never>;
  readonly roles: Entries<People['roles'] extends ReadonlyMap<string, infer T> ? T : never>;
  readonly teams: Entries<People['teams'] extends ReadonlyMap<string, infer T> ? T : never>;
};
type InForceJson = Omit<NonNullable<LedgerState['inForce']>, 'people'> & { readonly people: PeopleJson };
/** As JSON has it: no maps, and what is undefined is not there. */
type LedgerJson = Omit<LedgerState, 'inForce' | 'backups'> & {
  readonly inForce?: InForceJson;
  /** Of a daemon that made no backups it has none. */
  readonly backups?: LedgerState['backups'];
};

export function encodeLedger(state: LedgerState): string {
  const { inForce, ...rest } = state;
  const json: LedgerJson =
    inForce === undefined ? rest : { ...rest, inForce: { ...inForce, people: toJson(inForce.people) } };
  const body = JSON.stringify(json);
  return `{"format":${LEDGER_FORMAT},"checksum":"${sha256(body)}","ledger":${body}}\n`;
}

export function decodeLedger(text: string): ReadLedger {
  const format = Number(ANY_FORMAT.exec(text)?.[1] ?? LEDGER_FORMAT);
  if (format > LEDGER_FORMAT) return { kind: 'newer', format };
  const [, , checksum, body] = FILE.exec(text) ?? [];
  if (body === undefined || sha256(body) !== checksum) return { kind: 'damaged' };
  // The checksum proves that these bytes are ours, so their shape is too.
  const { inForce, ...rest } = JSON.parse(body) as LedgerJson;
  return {
    kind: 'good',
    state: {
      ...rest,
      inForce: inForce === undefined ? undefined : { ...inForce, people: fromJson(inForce.people) },
      auditHead: rest.auditHead,
      backups: rest.backups ?? EMPTY_BACKUPS,
    },
  };
}

function toJson({ users, roles, teams }: People): PeopleJson {
  return { users: [...users], roles: [...roles], teams: [...teams] };
}

function fromJson({ users, roles, teams }: PeopleJson): People {
  return { users: new Map(users), roles: new Map(roles), teams: new Map(teams) };
}
