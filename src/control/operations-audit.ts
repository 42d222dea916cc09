// Operations about the written truth: the audit, and what is recorded as one text to take elsewhere.

import type { AuditLine } from '../model/record.ts';
import { LIMIT } from './fields.ts';
import { act, type Operation, read } from './operation.ts';

const USUAL = 50;

export const AUDIT: readonly Operation[] = [
  read({
    name: 'audit-list',
    summary: 'who asked for what, and what was said to it, newest first',
    permissions: ['read:audit'],
    input: {
      limit: LIMIT,
      actor: { type: 'string', description: 'only what this person asked for', maxLength: 200 },
      outcome: {
        type: 'string',
        description: 'only what ended so',
        enum: ['allowed', 'refused', 'done', 'failed'],
      },
    },
    asks: () => [{ permission: 'read:audit', on: {} }],
    async run({ parts, input: { limit = USUAL, actor, outcome } }) {
      const isWanted = (line: AuditLine) =>
        (actor === undefined || line.actor.name === actor) &&
        (outcome === undefined || line.outcome === outcome);
      const isEverything = actor === undefined && outcome === undefined;
      const lines = await parts.audit.recent(isEverything ? limit : SEARCHED);
      return { lines: lines.filter(isWanted).slice(0, limit) };
    },
  }),
  read({
    name: 'audit-verify',
    summary: 'read the whole chain of the audit again',
    permissions: ['read:audit'],
    input: {},
    asks: () => [{ permission: 'read:audit', on: {} }],
    run: async ({ parts }) => {
      const { lines, broken } = await parts.audit.verify();
      return { lines, broken: broken ?? null };
    },
  }),
  act({
    name: 'state-export',
    summary:
      'have it in the audit that the recorded state is exported on the host, which reads it beside the daemon',
    permissions: ['export:state'],
    input: {
      file: { type: 'string', description: 'where it goes', maxLength: 4096, required: true },
      withIdentity: { type: 'boolean', description: 'with the identity that opens the secrets' },
    },
    asks: () => [{ permission: 'export:state', on: {} }],
    about: () => 'state',
    // The desk writes down what was asked for before it is done: that is all of it.
    run: async ({ parts }) => ({ fleet: parts.fleet.name }),
  }),
];

/** How far back a search goes. */
const SEARCHED = 20_000;
