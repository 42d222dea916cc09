// One declaration against the schema of its kind, and against what a schema cannot say. The schemas
// are ours and were compiled when they were written; nothing from the repository is ever compiled.

import { STACK_KINDS } from '../model/declaration.ts';
import type { BackupDestinationDeclaration } from '../model/generated/backup-destination.ts';
import { checkBackupDestination } from '../model/generated/backup-destination-check.ts';
import type { BackupPolicyDeclaration } from '../model/generated/backup-policy.ts';
import { checkBackupPolicy } from '../model/generated/backup-policy-check.ts';
import type { ChangePolicyDeclaration } from '../model/generated/change-policy.ts';
import { checkChangePolicy } from '../model/generated/change-policy-check.ts';
import type { DataSourceDeclaration } from '../model/generated/data-source.ts';
import { checkDataSource } from '../model/generated/data-source-check.ts';
import type { FleetDeclaration } from '../model/generated/fleet.ts';
import { checkFleet } from '../model/generated/fleet-check.ts';
import type { InstanceDeclaration } from '../model/generated/instance.ts';
import { checkInstance } from '../model/generated/instance-check.ts';
import type { RoleDeclaration } from '../model/generated/role.ts';
import { checkRole } from '../model/generated/role-check.ts';
import type { TeamDeclaration } from '../model/generated/team.ts';
import { checkTeam } from '../model/generated/team-check.ts';
import type { TemplateDeclaration } from '../model/generated/template.ts';
import { checkTemplate } from '../model/generated/template-check.ts';
import type { UserDeclaration } from '../model/generated/user.ts';
import { checkUser } from '../model/generated/user-check.ts';
import type { Problem } from '../model/problem.ts';
import { compareProblems } from '../model/problem.ts';
import type { Result } from '../model/result.ts';
import { bad, ok } from '../model/result.ts';
import { safeLine } from '../model/safe-text.ts';
import type { Node, ScalarNode } from '../model/tree.ts';
import { child, toJson } from '../model/tree.ts';
import { backupPartProblems, backupPolicyProblems, destinationProblems } from './backup-documents.ts';
import { keyProblems, privateKeysIn } from './keys.ts';
import { policyProblems } from './policy.ts';
import { type SchemaError, schemaProblems } from './schema-problems.ts';

export type Validator = {
  template(document: Node): Result<TemplateDeclaration>;
  instance(document: Node): Result<InstanceDeclaration>;
  user(document: Node): Result<UserDeclaration>;
  role(document: Node): Result<RoleDeclaration>;
  team(document: Node): Result<TeamDeclaration>;
  changePolicy(document: Node): Result<ChangePolicyDeclaration>;
  backupDestination(document: Node): Result<BackupDestinationDeclaration>;
  backupPolicy(document: Node): Result<BackupPolicyDeclaration>;
  dataSource(document: Node): Result<DataSourceDeclaration>;
  fleet(document: Node): Result<FleetDeclaration>;
};

/** Validators of all kinds. */
export function createValidator(): Validator {
  return {
    template: (document) => check(document, checkTemplate, templateProblems),
    instance: (document) => check(document, checkInstance, instanceProblems),
    user: (document) => check(document, checkUser, userProblems),
    role: (document) => check(document, checkRole, () => []),
    team: (document) => check(document, checkTeam, () => []),
    changePolicy: (document) => check(document, checkChangePolicy, policyDocumentProblems),
    backupDestination: (document) => check(document, checkBackupDestination, destinationDocumentProblems),
    backupPolicy: (document) => check(document, checkBackupPolicy, backupPolicyDocumentProblems),
    dataSource: (document) => check(document, checkDataSource, () => []),
    fleet: (document) => check(document, checkFleet, () => []),
  };
}

/** A generated check; `errors` are those of its last call. */
type SchemaCheck = { (value: unknown): boolean; readonly errors?: readonly SchemaError[] | null };

function check<T>(
  document: Node,
  fits: SchemaCheck,
  more: (value: T, document: Node) => readonly Problem[],
): Result<T> {
  const value: unknown = toJson(document);
  const own = [...(isOfPeople(document) ? privateKeysIn(document) : []), ...treeProblems(document)];
  if (!fits(value)) {
    const told = elsewhere(schemaProblems(fits.errors ?? [], document), own.filter(isOfKey));
    return bad(enough([...told, ...elsewhere(own, told)], document));
  }
  // The schema and the type were made from one file.
  const declared = value as T;
  const problems = [...own, ...more(declared, document)];
  return problems.length === 0 ? ok(declared) : bad(enough(problems, document));
}

/** Templates and instances have a place for secrets; nothing else has. */
function isOfPeople(document: Node): boolean {
  const kind = child(document, 'kind');
  return !STACK_KINDS.some((known) => kind?.kind === 'scalar' && kind.value === known);
}

function isOfKey({ code }: Problem): boolean {
  return code === 'people/private-key';
}

/** Those problems of a list that are at no place of another. */
function elsewhere(problems: readonly Problem[], others: readonly Problem[]): readonly Problem[] {
  const places = new Set(others.map(({ at }) => `${at.line}:${at.column}`));
  return problems.filter(({ at }) => !places.has(`${at.line}:${at.column}`));
}

/** Told of one declaration. */
const MAX_TOLD = 25;

function enough(problems: readonly Problem[], { at }: Node): readonly Problem[] {
  if (problems.length <= MAX_TOLD) return problems;
  const told = [...problems].sort(compareProblems).slice(0, MAX_TOLD);
  const message = `only the first ${MAX_TOLD} problems of this declaration are told`;
  return [...told, { code: 'declaration/many-problems', severity: 'error', at, message }];
}

/** Compose bodies have rules of their own for numbers, tags and all else. */
const COMPOSE_BODIES: ReadonlySet<string> = new Set(['compose', 'overrides']);

/** Tags that only Compose bodies may have, and numbers that two readers would read differently. */
function treeProblems(document: Node): readonly Problem[] {
  const problems: Problem[] = [];
  if (document.kind !== 'map') return problems;
  for (const [key, { value }] of document.entries) {
    if (key !== 'spec' || value.kind !== 'map') collect(value, problems);
    else
      for (const [name, entry] of value.entries)
        if (!COMPOSE_BODIES.has(name)) collect(entry.value, problems);
  }
  return problems;
}

function collect(node: Node, problems: Problem[]): void {
  if (node.tag !== undefined) {
    problems.push({
      code: 'declaration/tag',
      severity: 'error',
      at: node.at,
      message: `\`!${node.tag}\` has a meaning in Compose files and in \`spec.overrides\` only`,
      hint: 'remove the tag',
    });
  }
  switch (node.kind) {
    case 'scalar':
      if (typeof node.value === 'number') problems.push(...numberProblems(node));
      break;
    case 'list':
      for (const item of node.items) collect(item, problems);
      break;
    case 'map':
      for (const entry of node.entries.values()) collect(entry.value, problems);
      break;
  }
}

const PLAIN_NUMBER = /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*[1-9][0-9]*)?$/;

function numberProblems(node: ScalarNode): readonly Problem[] {
  if (typeof node.value !== 'number') return [];
  const { source, at, value } = node;
  const shown = safeLine(source, 40);
  if (!PLAIN_NUMBER.test(source)) {
    const hint = Number.isFinite(value)
      ? `write ${value} for the number, or put it in quotes for the text`
      : 'put it in quotes for the text';
    const message = `\`${shown}\` is a number in one of its rarer spellings`;
    return [{ code: 'declaration/number', severity: 'error', at, message, hint }];
  }
  if (!Number.isInteger(value) || Number.isSafeInteger(value)) return [];
  const message = `\`${shown}\` is too large to be read exactly`;
  return [
    { code: 'declaration/number', severity: 'error', at, message, hint: 'put it in quotes for the text' },
  ];
}

function instanceProblems({ metadata, spec }: InstanceDeclaration, document: Node): readonly Problem[] {
  const problems: Problem[] = [];
  const at = (...path: readonly string[]) => entryAt(document, path);
  const report = (path: readonly string[], code: string, message: string, hint: string) =>
    problems.push({ code: `declaration/${code}`, severity: 'error', at: at(...path), message, hint });
  if (spec.template === undefined && spec.compose === undefined) {
    const hint = 'name a template, or give the path of a Compose file under `compose`';
    report(['spec'], 'missing-key', '`spec` has neither `template` nor `compose`', hint);
  }
  if (spec.template !== undefined && spec.compose !== undefined) {
    const message = '`spec` has both `template` and `compose`';
    report(
      ['spec', 'compose'],
      'too-many-keys',
      message,
      'keep one; `overrides` changes what a template says',
    );
  }
  for (const key of ['size', 'parameters'] as const) {
    if (spec.template !== undefined || spec.compose === undefined || spec[key] === undefined) continue;
    const hint = 'variables of a Compose file go under `environment`';
    report(
      ['spec', key],
      'misplaced-key',
      `\`spec.${key}\` needs a template, and this instance has none`,
      hint,
    );
  }
  if (metadata.movedFrom === metadata.name) {
    const message = '`metadata.movedFrom` is the name of this very instance';
    report(['metadata', 'movedFrom'], 'bad-value', message, 'give its former name, or remove the key');
  }
  return [...problems, ...backupPartProblems(spec.backup ?? {}, backupIn(document))];
}

function templateProblems({ spec }: TemplateDeclaration, document: Node): readonly Problem[] {
  return backupPartProblems(spec.backup ?? {}, backupIn(document));
}

function backupIn(document: Node): Node | undefined {
  return child(child(document, 'spec'), 'backup');
}

function destinationDocumentProblems(
  { spec }: BackupDestinationDeclaration,
  document: Node,
): readonly Problem[] {
  return destinationProblems(spec, child(document, 'spec') ?? document);
}

function backupPolicyDocumentProblems({ spec }: BackupPolicyDeclaration, document: Node): readonly Problem[] {
  return backupPolicyProblems(spec, child(document, 'spec') ?? document);
}

function userProblems({ spec }: UserDeclaration, document: Node): readonly Problem[] {
  return keyProblems(spec.sshKeys, child(document, 'spec'));
}

function policyDocumentProblems({ spec }: ChangePolicyDeclaration, document: Node): readonly Problem[] {
  return policyProblems(spec, child(document, 'spec') ?? document);
}

function entryAt(document: Node, path: readonly string[]): Problem['at'] {
  let node = document;
  let at = document.at;
  for (const key of path) {
    const entry = node.kind === 'map' ? node.entries.get(key) : undefined;
    if (entry === undefined) return at;
    node = entry.value;
    at = entry.keyAt;
  }
  return at;
}
