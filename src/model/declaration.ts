// What the repository declares, typed, each with the tree it was read from so that later problems
// can still say where. `held` is what keeps a bad declaration from harming what already runs.

import type { BackupDestinationSpec } from './generated/backup-destination.ts';
import type { BackupPolicySpec } from './generated/backup-policy.ts';
import type { ChangePolicySpec } from './generated/change-policy.ts';
import type { DataSourceSpec } from './generated/data-source.ts';
import type { InstanceSpec } from './generated/instance.ts';
import type { RoleSpec } from './generated/role.ts';
import type { TeamSpec } from './generated/team.ts';
import type { TemplateSpec } from './generated/template.ts';
import type { UserSpec } from './generated/user.ts';
import type { Node } from './tree.ts';

/** Kinds of declarations about what runs. */
export type StackKind = 'Template' | 'Instance';

/** Kinds about who may do what, and when. */
export type PeopleKind = 'User' | 'Role' | 'Team' | 'ChangePolicy';

/** Kinds about copies of data. */
export type BackupKind = 'BackupDestination' | 'BackupPolicy' | 'DataSource';

export type DeclaredKind = StackKind | PeopleKind | BackupKind;

export const STACK_KINDS: readonly StackKind[] = ['Template', 'Instance'];
export const PEOPLE_KINDS: readonly PeopleKind[] = ['User', 'Role', 'Team', 'ChangePolicy'];
export const BACKUP_KINDS: readonly BackupKind[] = ['BackupDestination', 'BackupPolicy', 'DataSource'];

export type Declaration<Spec> = {
  readonly kind: DeclaredKind;
  readonly name: string;
  readonly spec: Spec;
  /** The whole document. `child(child(node, 'spec'), 'compose')` is where an inline Compose file stands. */
  readonly node: Node;
  /** Path of its file, relative to the source's path. */
  readonly file: string;
};

export type InstanceDeclared = Declaration<InstanceSpec> & {
  readonly kind: 'Instance';
  readonly movedFrom: string | undefined;
  readonly team: string | undefined;
};

export type TemplateDeclared = Declaration<TemplateSpec> & { readonly kind: 'Template' };

export type UserDeclared = Declaration<UserSpec> & { readonly kind: 'User' };
export type RoleDeclared = Declaration<RoleSpec> & { readonly kind: 'Role' };
export type TeamDeclared = Declaration<TeamSpec> & { readonly kind: 'Team' };
export type PolicyDeclared = Declaration<ChangePolicySpec> & { readonly kind: 'ChangePolicy' };

export type DestinationDeclared = Declaration<BackupDestinationSpec> & {
  readonly kind: 'BackupDestination';
};
export type BackupPolicyDeclared = Declaration<BackupPolicySpec> & { readonly kind: 'BackupPolicy' };
export type DataSourceDeclared = Declaration<DataSourceSpec> & { readonly kind: 'DataSource' };

export type AnyDeclared =
  | TemplateDeclared
  | InstanceDeclared
  | UserDeclared
  | RoleDeclared
  | TeamDeclared
  | PolicyDeclared
  | DestinationDeclared
  | BackupPolicyDeclared
  | DataSourceDeclared;

export type Declarations = {
  readonly templates: ReadonlyMap<string, TemplateDeclared>;
  readonly instances: ReadonlyMap<string, InstanceDeclared>;
  readonly users: ReadonlyMap<string, UserDeclared>;
  readonly roles: ReadonlyMap<string, RoleDeclared>;
  readonly teams: ReadonlyMap<string, TeamDeclared>;
  readonly policies: ReadonlyMap<string, PolicyDeclared>;
  /** Names of instances with something wrong in their own declaration, or in what they need: leave them as they are. */
  readonly held: ReadonlySet<string>;
  /** The file that each instance is declared in, good or bad; of several, the first. */
  readonly places: ReadonlyMap<string, string>;
  /** Names of templates with something wrong: their instances are held as well. */
  readonly heldTemplates: ReadonlySet<string>;
  /**
   * True: something that may be a declaration could not be read as far as its name, so an instance
   * that is missing here may only be missing because of that. Nothing may be removed.
   */
  readonly isIncomplete: boolean;
  /**
   * True: something is wrong with what is declared of users, roles, teams or policies, or may be. What is
   * in force stays so; nothing here may be proposed, for a missing rule would be a weaker one.
   */
  readonly arePeopleIncomplete: boolean;
  readonly backups: {
    readonly destinations: ReadonlyMap<string, DestinationDeclared>;
    readonly policies: ReadonlyMap<string, BackupPolicyDeclared>;
    readonly dataSources: ReadonlyMap<string, DataSourceDeclared>;
    /** Names of those with something wrong. */
    readonly held: Readonly<Record<BackupKind, ReadonlySet<string>>>;
    /** True: something that may be one of them could not be read as far as its name. */
    readonly isIncomplete: boolean;
  };
};
