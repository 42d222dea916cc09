// The plan of the demo fleet that waits for people: it replaces a database and removes a volume.

import type { Answers } from '../../../src/control/answers.ts';
import { instanceName, sha256, targetName } from '../../../src/model/ref.ts';
import type { SafeText } from '../../../src/show/safe.ts';
import { HEAD } from '../../support/status.ts';

export const NOW = Date.parse('2026-11-20T03:20:00.000Z');
export const DIGEST = sha256('the plan of the demo fleet');
export const ID = '7c1e4d9a01b2';

/** RFC 3339, so many minutes ago. */
export function at(minutes: number): string {
  return new Date(NOW - minutes * 60_000).toISOString();
}

export function proposal(evil: string): Answers['plans']['plans'][number] {
  return {
    ...{ id: ID, digest: DIGEST, subject: { kind: 'target', target: targetName('edge-1') }, commit: HEAD },
    instances: [instanceName('crm')],
    authors: [`Dana <dana@example.com>${evil}`],
    needs: [
      {
        policy: `data${evil}`,
        count: 2,
        roles: [],
        authorMayApprove: false,
        mfa: false,
        because: `it may lose data${evil}`,
      },
    ],
    ...{ proposedAt: at(19), expiresAt: at(-1421) },
    approvals: [
      {
        by: `bob${evil}`,
        how: 'ssh-key SHA256:bob',
        at: at(12),
        digest: DIGEST,
        roles: ['operator'],
        mfa: false,
        isAuthor: false,
      },
    ],
    ...{
      rejection: undefined,
      usedAt: undefined,
      lapsed: undefined,
      standing: 'open',
      missing: '1 more, not the author',
    },
  };
}

export function planOf(evil: string): Answers['plan'] {
  const safe = (text: string): SafeText => `${text}${evil}` as SafeText;
  const cause = safe('instances/crm.yaml:12, c0ffee0 by Dana, "raise the pool, postgres 16.4"');
  const field = { mark: '~', onlyReported: false, causes: cause } as const;
  return {
    proposal: proposal(evil),
    people: null,
    plan: {
      ...{
        format: 1,
        target: targetName('edge-1'),
        engine: 'e',
        commit: HEAD,
        basis: {},
        changes: [],
        volumes: {},
        blockers: [],
        digest: DIGEST,
      },
      summary: { add: 1, change: 1, destroy: 2, report: 0, denied: 0 },
      steps: [
        { id: 'crm/container/db:stop-old', kind: 'container.stop', address: 'crm/container/db', needs: [] },
        {
          id: 'crm/container/db:create',
          kind: 'container.create',
          address: 'crm/container/db',
          needs: ['crm/container/db:stop-old'],
        },
        {
          id: 'crm/volume/cache:remove',
          kind: 'volume.remove',
          address: 'crm/volume/cache',
          needs: ['crm/container/db:create'],
        },
      ],
    },
    rows: {
      summary: { add: 1, change: 1, destroy: 2, report: 0, denied: 0 },
      blockers: [],
      admission: [
        {
          level: 'warn',
          rule: safe('ports-everywhere'),
          about: safe('crm/container/web'),
          words: safe('listens on every address'),
          where: safe(''),
          hint: safe(''),
        },
      ],
      rows: [
        {
          ...{
            mark: '-/+',
            action: 'replace',
            address: safe('crm/container/db'),
            instance: safe('crm'),
            what: safe('replace, old one stops first'),
          },
          ...{
            risks: [safe('downtime'), safe('risks data')],
            gravest: 'data-risk',
            causes: safe(''),
            note: undefined,
          },
          fields: [
            { ...field, path: safe('image'), before: safe('postgres:16.2'), after: safe('postgres:16.4') },
          ],
        },
        {
          ...{
            mark: '~',
            action: 'update',
            address: safe('crm/container/web'),
            instance: safe('crm'),
            what: safe('update in place'),
          },
          ...{ risks: [], gravest: undefined, causes: safe(''), note: undefined },
          fields: [
            { ...field, path: safe('memory'), before: safe('64MiB'), after: safe('128MiB') },
            { ...field, mark: '+', path: safe('env.POOL'), before: undefined, after: safe('(redacted)') },
          ],
        },
        {
          ...{
            mark: '-',
            action: 'remove',
            address: safe('crm/volume/cache'),
            instance: safe('crm'),
            what: safe('remove'),
            fields: [],
          },
          ...{
            risks: [safe('LOSES DATA')],
            gravest: 'data-loss',
            causes: cause,
            note: safe('volume crm_cache holds 1.2 GiB'),
          },
        },
      ],
    },
  };
}
