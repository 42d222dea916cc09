// What operations answer, as who asks through a door reads it again: JSON, so that an absent member is
// undefined or null. Types only.

import type { Anatomy, Usage } from '../model/anatomy.ts';
import type { FleetStatus } from '../model/condition.ts';
import type { Keep, Pin, PlanId } from '../model/ledger.ts';
import type { Login, SshDoor } from '../model/login.ts';
import type { AuditLine, RunRecord } from '../model/record.ts';
import type { TemplateView } from '../model/template-view.ts';
import type { ShownKey, ShownUser } from '../show/audit-rows.ts';
import type { InstanceDetail } from '../show/fleet-rows.ts';
import type { PlanJson } from '../show/json.ts';
import type { PlanRows } from '../show/plan-rows.ts';
import type { ShownProposal } from '../show/proposal-rows.ts';
import type { WhyRun } from '../show/run-rows.ts';
import type { BackupAnswers } from './answers-backup.ts';

export type Answers = BackupAnswers & {
  readonly status: FleetStatus;
  readonly freshness: Pick<FleetStatus, 'at' | 'source' | 'targets'>;
  readonly get: InstanceDetail;
  readonly describe: Anatomy;
  readonly stats: Usage;
  readonly keeps: { readonly keeps: readonly Keep[]; readonly pins: readonly Pin[] };
  readonly templates: { readonly templates: readonly TemplateView[] };
  readonly history: { readonly runs: readonly RunRecord[] };
  readonly why: { readonly of: string; readonly instance: string; readonly runs: readonly WhyRun[] };
  readonly whoami: {
    readonly name: string;
    readonly via: string;
    readonly how: string;
    readonly roles: readonly string[];
    /** Everywhere. */
    readonly permissions: readonly string[];
    /** On some instance, target or team; the desk judges each call. */
    readonly somewhere: readonly string[];
    /** What this daemon can be asked. */
    readonly operations: readonly string[];
  };
  readonly plans: { readonly plans: readonly ShownProposal[] };
  readonly plan: {
    readonly proposal: ShownProposal;
    readonly plan: PlanJson | null;
    readonly rows: PlanRows | null;
    /** Of a change of people: one line for each person, role, team or policy. */
    readonly people: readonly string[] | null;
  };
  readonly approve: { readonly plan: PlanId; readonly standing: string; readonly missing: string };
  readonly reject: { readonly plan: PlanId; readonly standing: string };
  readonly hold: Keep;
  readonly suspend: Keep;
  readonly release: { readonly ended: readonly Keep[] };
  readonly resume: { readonly ended: readonly Keep[] };
  readonly rollback: { readonly instance: string; readonly commit: string };
  readonly unpin: { readonly instance: string; readonly commit: string };
  readonly reconcile: { readonly status: FleetStatus };
  readonly 'accept-source': { readonly accepted: string };
  readonly users: { readonly users: readonly ShownUser[] };
  readonly sessions: { readonly door: SshDoor | null; readonly sessions: readonly Login[] };
  readonly 'session-end': { readonly id: string };
  readonly 'audit-list': { readonly lines: readonly AuditLine[] };
  readonly 'audit-verify': {
    readonly lines: number;
    readonly broken: { readonly line: number; readonly reason: string } | null;
  };
  readonly 'state-export': { readonly fleet: string };
  readonly 'key-create': { readonly id: string; readonly key: string; readonly expiresAt: string | null };
  readonly 'key-list': { readonly keys: readonly ShownKey[] };
  readonly 'key-revoke': { readonly id: string };
  readonly 'totp-enroll': { readonly secret: string; readonly uri: string };
  readonly 'totp-confirm': { readonly user: string };
  readonly 'totp-remove': { readonly user: string };
};
