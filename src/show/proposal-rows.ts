// Plans that wait for people. Pure.

import type { Proposal } from '../model/ledger.ts';
import { safeLine } from '../model/safe-text.ts';
import { columns } from './columns.ts';
import { time } from './obstacle-words.ts';

export type ShownProposal = Proposal & { readonly standing: string; readonly missing: string };

export function proposalsText(proposals: readonly ShownProposal[]): string {
  if (proposals.length === 0) return 'No plan waits for people.';
  return columns([
    ['PLAN', 'ABOUT', 'INSTANCES', 'REVISION', 'STATUS', 'EXPIRES', 'WAITS FOR'],
    ...proposals.map((one) => [
      one.id,
      subjectWords(one),
      some(one.instances),
      one.commit.slice(0, 8),
      one.standing,
      time(one.expiresAt),
      safeLine(one.missing || '-'),
    ]),
  ]);
}

/** What stands above a plan: what it is about, why people are asked, who said what so far. */
export function proposalText(one: ShownProposal): string {
  const { id, commit, digest, authors, needs, approvals, rejection, proposedAt, expiresAt, missing } = one;
  const lines = [
    `Plan ${id} (${digest}) about ${subjectWords(one)}, at ${commit.slice(0, 12)}: ${one.standing}`,
    `  proposed ${time(proposedAt)}, good until ${time(expiresAt)}`,
    `  written by ${authors.length === 0 ? 'nobody known' : authors.join(', ')}`,
    ...needs.map(({ policy, because }) => `  asked for by policy ${policy}: ${because}`),
    ...approvals.map(
      ({ by, how, at, mfa }) => `  approved by ${by} (${how}${mfa ? ', one-time code' : ''}) ${time(at)}`,
    ),
    ...(rejection === undefined
      ? []
      : [`  rejected by ${rejection.by} ${time(rejection.at)}: ${rejection.reason}`]),
    ...(one.lapsed === undefined ? [] : [`  lapsed ${time(one.lapsed.at)}: ${one.lapsed.reason}`]),
    ...(missing === '' ? [] : [`  waits for ${missing}`]),
  ];
  return lines.map((line) => `${/^ */.exec(line)?.[0] ?? ''}${safeLine(line)}`).join('\n');
}

function subjectWords({ subject }: Proposal): string {
  if (subject.kind === 'people') return 'people and policies';
  return subject.kind === 'restore' ? `restore of ${subject.instance}` : `target ${subject.target}`;
}

function some(names: readonly string[]): string {
  if (names.length === 0) return '-';
  return names.length <= 3
    ? names.join(', ')
    : `${names.slice(0, 2).join(', ')} and ${names.length - 2} more`;
}
