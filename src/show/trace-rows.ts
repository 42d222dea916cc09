// From a live container to the lines and people behind it. Pure.

import type { Position } from '../model/problem.ts';
import { safeLine } from '../model/safe-text.ts';
import type { Blame } from '../model/source.ts';
import { columns } from './columns.ts';

export type TraceInput = {
  readonly target: string;
  readonly address: string;
  readonly container: {
    readonly id: string;
    readonly name: string;
    readonly image: string;
    readonly imageId: string;
    readonly state: string;
  };
  readonly origins: readonly {
    readonly path: string;
    readonly at: Position;
    readonly blame: Blame | undefined;
  }[];
  readonly revision: { readonly commit: string };
  readonly applied: { readonly commit: string; readonly at: string } | undefined;
};

export function traceText({ target, address, container, origins, revision, applied }: TraceInput): string {
  const facts = [
    ['container', `${container.name}  ${container.id.slice(0, 12)}  ${container.state}`],
    ['is', `${address} on ${target}`],
    ['image', `${container.image}  ${container.imageId.replace('sha256:', '').slice(0, 12)}`],
    ['applied', applied === undefined ? 'not on record' : `${applied.commit.slice(0, 8)} at ${applied.at}`],
    ['declared at', revision.commit.slice(0, 8)],
  ];
  const places = origins.map(({ path, at, blame }) => [
    path,
    `${at.file}:${at.line}`,
    blame?.commit.slice(0, 8) ?? '-',
    blame?.author ?? '-',
    blame?.subject ?? '',
  ]);
  const table = [['FIELD', 'WRITTEN AT', 'COMMIT', 'AUTHOR', 'SUBJECT'], ...places];
  const safe = (rows: readonly (readonly string[])[]) => rows.map((row) => row.map((cell) => safeLine(cell)));
  return [columns(safe(facts)), '', columns(safe(table))].join('\n');
}
