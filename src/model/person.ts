// Who may ask for something, and how we know that it is they. People are declared; which declaration of
// them is in force is recorded state, so that who can write to the repository cannot make themselves admin.

import type { Position } from './problem.ts';

/** How a name was proven. `root`: the OS user that the daemon runs as, or a root admin of fleet.yaml. */
export type Proof =
  | { readonly kind: 'os-user'; readonly uid: number }
  /** `fingerprint`: `SHA256:…`, as ssh-keygen -l prints it. */
  | {
      readonly kind: 'ssh-key';
      readonly fingerprint: string;
      /** The address that they came from, when they came by SSH. */
      readonly from?: string;
    }
  /** By a certificate of an authority that fleet.yaml names, which sshd checked. `id`: what the authority called it. */
  | {
      readonly kind: 'ssh-certificate';
      readonly authority: string;
      readonly id: string;
      readonly fingerprint: string;
      readonly from: string;
    }
  | { readonly kind: 'api-key'; readonly id: string; readonly scope: 'read' | 'full' }
  /** The daemon itself. */
  | { readonly kind: 'own' };

/** Who asks, through which door, and how that was proven. `mfa`: a one-time code was accepted with this call. */
export type Actor = {
  readonly name: string;
  readonly via: 'cli' | 'socket' | 'http' | 'ssh' | 'loop';
  readonly proof: Proof;
  readonly mfa: boolean;
};

export type User = {
  readonly name: string;
  /** Public keys, `type base64`, without comment. */
  readonly sshKeys: readonly { readonly type: string; readonly blob: string; readonly fingerprint: string }[];
  readonly github: string | undefined;
  readonly roles: readonly string[];
  readonly disabled: boolean;
  /** Root admins stand in fleet.yaml; no commit can change them. */
  readonly isRoot: boolean;
  /** How git knows them, for "the author may not approve". */
  readonly emails: readonly string[];
  readonly origin: Position;
};

/** Globs (`crm-*`); an empty or absent list selects everything. All given lists must match. */
export type Selector = {
  readonly instances?: readonly string[];
  readonly targets?: readonly string[];
  readonly teams?: readonly string[];
};

/** `approve:plan`, `hold:instance`, `*:*`. The verbs and kinds that exist: access/permissions.ts. */
export type Permission = `${string}:${string}`;

/** The roles that are always there (access/ says what they may); no declaration can have these names. */
export const BUILT_IN_ROLES: readonly string[] = ['superadmin', 'admin', 'operator', 'viewer', 'guest'];

export type Grant = { readonly allow: readonly Permission[]; readonly on: Selector };

export type Role = { readonly name: string; readonly grants: readonly Grant[]; readonly origin: Position };

export type Team = {
  readonly name: string;
  readonly members: readonly string[];
  /** Instances that say `metadata.team` belong to it besides these. */
  readonly owns: Selector;
  /** Roles that members have on what the team owns, and nowhere else. */
  readonly roles: readonly string[];
  readonly origin: Position;
};

/** What a permission is asked for. Absent: the thing is not about one instance, target or team. */
export type Subject = {
  readonly instance?: string;
  readonly target?: string;
  readonly team?: string;
};

export type People = {
  readonly users: ReadonlyMap<string, User>;
  readonly roles: ReadonlyMap<string, Role>;
  readonly teams: ReadonlyMap<string, Team>;
};
