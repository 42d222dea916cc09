// Whose an instance is, a line of its declaration says, which everybody who can push may change. What goes on
// nobody's word leaves it with the team on record: until people approved, both teams are asked about it.

import type { Desired } from '../model/desired.ts';
import { recordedAs } from '../model/recorded.ts';
import type { PlannedTarget } from '../pass.ts';
import type { Narrowed } from './narrow.ts';

/** The same part, after which the record says of teams what it says now; new instances have the team they declare. */
export function keepingTeams<P extends Narrowed>(part: P): P {
  const planned = withRecordedTeams(part.planned);
  if (planned === part.planned) return part;
  const targets = part.look.targets.map((one) => (one === part.planned ? planned : one));
  return { ...part, look: { ...part.look, targets }, planned };
}

/** What people must be told before they agree: whose each instance becomes with it, `crm goes from team dba to team web`. */
export function teamMoves({ planned: { desired, applied } }: Narrowed): readonly string[] {
  return desired.instances.flatMap((one) => {
    const record = recordedAs(one.name, one, applied);
    if (record === undefined || record.team === one.team) return [];
    return [`${one.name} goes from ${wordsOf(record.team)} to ${wordsOf(one.team)}`];
  });
}

function wordsOf(team: string | undefined): string {
  return team === undefined ? 'no team' : `team ${team}`;
}

function withRecordedTeams(planned: PlannedTarget): PlannedTarget {
  const { desired, applied } = planned;
  let moved = false;
  const instances = desired.instances.map((one): Desired['instances'][number] => {
    const record = recordedAs(one.name, one, applied);
    if (record === undefined || record.team === one.team) return one;
    moved = true;
    const { team: _, ...rest } = one;
    return record.team === undefined ? rest : { ...rest, team: record.team };
  });
  return moved ? { ...planned, desired: { ...desired, instances } } : planned;
}
