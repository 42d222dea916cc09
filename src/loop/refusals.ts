// What was refused of what a commit declares goes into the audit: once for each reason, not once for each
// look. Without it, who tried what would be known only as long as the declaration stands.

import type { AdmissionFinding } from '../model/admission.ts';
import { digest } from '../model/digest.ts';
import type { Change, Note } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { AuditEntry } from '../model/record.ts';
import type { Commit, Digest, TargetName } from '../model/ref.ts';
import { safeLine } from '../model/safe-text.ts';
import type { PlannedTarget } from '../pass.ts';
import { noteWords } from '../show/words.ts';
import { type DaemonParts, OWN } from './parts.ts';

export type Refusals = {
  /** Of a look at everything on a target. */
  note(planned: PlannedTarget, problems: readonly Problem[]): Promise<void>;
};

/** Lines of one look. A thousand bad files are one mistake, and must not keep the pass waiting for the disk. */
const MOST = 50;

type Line = Pick<AuditEntry, 'action' | 'subject' | 'reason' | 'detail'>;

export function createRefusals({ audit }: Pick<DaemonParts, 'audit'>): Refusals {
  // What every target refused last. What stands in a file is the same for all of them, and is said once.
  const known = new Map<TargetName, ReadonlySet<string>>();
  return {
    async note({ target, plan }, problems) {
      const lines = new Map(
        [...deniedLines(plan.admission ?? []), ...clashLines(plan.changes), ...problemLines(problems)].map(
          (line) => [keyOf(line), line],
        ),
      );
      const said = new Set([...known.values()].flatMap((keys) => [...keys]));
      // By then what others say meanwhile is known, too; what cannot be written is said at the next look.
      known.set(target, new Set(lines.keys()));
      const fresh = [...lines].flatMap(([key, line]) => (said.has(key) ? [] : [line]));
      try {
        await tell(fresh, plan.commit);
      } catch (error) {
        known.set(target, said);
        throw error;
      }
    },
  };

  async function tell(fresh: readonly Line[], commit: Commit): Promise<void> {
    for (const line of fresh.slice(0, MOST)) {
      await audit.append({ ...line, actor: OWN, outcome: 'refused', detail: { commit, ...line.detail } });
    }
    const rest = fresh.length - MOST;
    if (rest <= 0) return;
    await audit.append({
      actor: OWN,
      action: 'declaration:refused',
      subject: commit,
      outcome: 'refused',
      reason: `${rest} more were refused: status shows them`,
      detail: { commit },
    });
  }
}

function keyOf(line: Line): Digest {
  return digest(line);
}

function deniedLines(findings: readonly AdmissionFinding[]): readonly Line[] {
  const denied = Map.groupBy(
    findings.filter(({ level }) => level === 'deny'),
    ({ instance }) => instance,
  );
  return [...denied].map(([instance, all]) => ({
    action: 'admission:denied',
    subject: instance,
    reason: wordsOf(all),
    detail: { rules: [...new Set(all.map(({ rule }) => rule))].sort().join(', ') },
  }));
}

/** What would be taken from somebody else. */
function clashLines(changes: readonly Change[]): readonly Line[] {
  return changes.flatMap(({ address, note }): readonly Line[] =>
    note === undefined || !CLASHES.has(note.kind)
      ? []
      : [{ action: 'clash:refused', subject: address, reason: noteWords(note), detail: { kind: note.kind } }],
  );
}

const CLASHES: ReadonlySet<Note['kind']> = new Set([
  'name-taken',
  'belongs-to',
  'port-taken',
  'copied-labels',
]);

function problemLines(problems: readonly Problem[]): readonly Line[] {
  const errors = Map.groupBy(
    problems.filter(({ severity }) => severity === 'error'),
    ({ at }) => at.file,
  );
  return [...errors].map(([file, all]) => ({
    action: 'declaration:refused',
    subject: safeLine(file, 200),
    reason: wordsOf(all),
    detail: { codes: [...new Set(all.map(({ code }) => code))].sort().join(', ') },
  }));
}

function wordsOf(all: readonly { readonly message: string }[]): string {
  return safeLine([...new Set(all.map(({ message }) => message))].join('; '));
}
