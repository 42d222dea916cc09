// Written by scripts/generate.ts from schemas/role.schema.json. Do not edit.

/**
 * What may be done, and on what. Built in are superadmin, admin, operator, viewer and guest
 */
export interface RoleDeclaration {
  /**
   * Version of the declaration format
   */
  readonly apiVersion: 'shipshape.dev/v1';
  /**
   * What is declared
   */
  readonly kind: 'Role';
  readonly metadata: RoleMetadata;
  readonly spec: RoleSpec;
}
/**
 * Who it is
 */
export interface RoleMetadata {
  /**
   * Name of the role, unique in the repository
   */
  readonly name: string;
}
/**
 * What it lets people do
 */
export interface RoleSpec {
  /**
   * What is allowed; nothing else is
   *
   * @minItems 1
   * @maxItems 100
   */
  readonly permissions: readonly GrantSpec[];
}
/**
 * Permissions, and what they are for
 */
export interface GrantSpec {
  /**
   * What may be done
   *
   * @minItems 1
   * @maxItems 100
   *
   * Items: `verb:kind`; `*` for every kind of a verb, `*:*` for everything
   */
  readonly allow: readonly (
    | '*:*'
    | 'read:*'
    | 'read:fleet'
    | 'read:instance'
    | 'read:plan'
    | 'read:history'
    | 'read:audit'
    | 'read:events'
    | 'read:logs'
    | 'read:user'
    | 'read:state'
    | 'read:backup'
    | 'read:session'
    | 'approve:*'
    | 'approve:plan'
    | 'approve:people'
    | 'reject:*'
    | 'reject:plan'
    | 'hold:*'
    | 'hold:instance'
    | 'suspend:*'
    | 'suspend:instance'
    | 'suspend:target'
    | 'suspend:fleet'
    | 'rollback:*'
    | 'rollback:instance'
    | 'reconcile:*'
    | 'reconcile:instance'
    | 'reconcile:target'
    | 'run:*'
    | 'run:backup'
    | 'cancel:*'
    | 'cancel:backup'
    | 'lock:*'
    | 'lock:backup'
    | 'verify:*'
    | 'verify:backup'
    | 'delete:*'
    | 'delete:backup'
    | 'download:*'
    | 'download:backup'
    | 'test:*'
    | 'test:destination'
    | 'test:source'
    | 'restore:*'
    | 'restore:instance'
    | 'clone:*'
    | 'clone:instance'
    | 'drill:*'
    | 'drill:instance'
    | 'accept:*'
    | 'accept:source'
    | 'manage:*'
    | 'manage:key'
    | 'manage:totp'
    | 'manage:session'
    | 'manage-any:*'
    | 'manage-any:key'
    | 'manage-any:totp'
    | 'manage-any:session'
    | 'export:*'
    | 'export:state'
  )[];
  readonly on?: SelectorSpec;
}
/**
 * On what. All given lists must match; without any, everywhere
 */
export interface SelectorSpec {
  /**
   * Instances by name; `crm-*` is all whose names start so. Empty or left out: all
   *
   * @maxItems 200
   *
   * Items: Name of an instance, or a pattern with `*`
   */
  readonly instances?: readonly string[];
  /**
   * Targets by name or pattern. Empty or left out: all
   *
   * @maxItems 200
   *
   * Items: Name of a target, or a pattern with `*`
   */
  readonly targets?: readonly string[];
  /**
   * Teams by name or pattern: what they own. Empty or left out: all, also what no team owns
   *
   * @maxItems 200
   *
   * Items: Name of a team, or a pattern with `*`
   */
  readonly teams?: readonly string[];
}

/** The schema of role declarations, complete in itself. */
export const roleSchema: object = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "https://shipshape.dev/schemas/v1/role.schema.json",
  "title": "RoleDeclaration",
  "description": "What may be done, and on what. Built in are superadmin, admin, operator, viewer and guest",
  "type": "object",
  "required": [
    "apiVersion",
    "kind",
    "metadata",
    "spec"
  ],
  "additionalProperties": false,
  "properties": {
    "apiVersion": {
      "description": "Version of the declaration format",
      "const": "shipshape.dev/v1"
    },
    "kind": {
      "description": "What is declared",
      "const": "Role"
    },
    "metadata": {
      "title": "RoleMetadata",
      "description": "Who it is",
      "type": "object",
      "required": [
        "name"
      ],
      "additionalProperties": false,
      "properties": {
        "name": {
          "description": "Name of the role, unique in the repository",
          "type": "string",
          "minLength": 1,
          "maxLength": 63,
          "pattern": "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
          "patternErrorMessage": "a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end"
        }
      }
    },
    "spec": {
      "title": "RoleSpec",
      "description": "What it lets people do",
      "type": "object",
      "required": [
        "permissions"
      ],
      "additionalProperties": false,
      "properties": {
        "permissions": {
          "description": "What is allowed; nothing else is",
          "type": "array",
          "minItems": 1,
          "maxItems": 100,
          "items": {
            "title": "GrantSpec",
            "description": "Permissions, and what they are for",
            "type": "object",
            "required": [
              "allow"
            ],
            "additionalProperties": false,
            "properties": {
              "allow": {
                "description": "What may be done",
                "type": "array",
                "minItems": 1,
                "maxItems": 100,
                "uniqueItems": true,
                "items": {
                  "description": "`verb:kind`; `*` for every kind of a verb, `*:*` for everything",
                  "type": "string",
                  "enum": [
                    "*:*",
                    "read:*",
                    "read:fleet",
                    "read:instance",
                    "read:plan",
                    "read:history",
                    "read:audit",
                    "read:events",
                    "read:logs",
                    "read:user",
                    "read:state",
                    "read:backup",
                    "read:session",
                    "approve:*",
                    "approve:plan",
                    "approve:people",
                    "reject:*",
                    "reject:plan",
                    "hold:*",
                    "hold:instance",
                    "suspend:*",
                    "suspend:instance",
                    "suspend:target",
                    "suspend:fleet",
                    "rollback:*",
                    "rollback:instance",
                    "reconcile:*",
                    "reconcile:instance",
                    "reconcile:target",
                    "run:*",
                    "run:backup",
                    "cancel:*",
                    "cancel:backup",
                    "lock:*",
                    "lock:backup",
                    "verify:*",
                    "verify:backup",
                    "delete:*",
                    "delete:backup",
                    "download:*",
                    "download:backup",
                    "test:*",
                    "test:destination",
                    "test:source",
                    "restore:*",
                    "restore:instance",
                    "clone:*",
                    "clone:instance",
                    "drill:*",
                    "drill:instance",
                    "accept:*",
                    "accept:source",
                    "manage:*",
                    "manage:key",
                    "manage:totp",
                    "manage:session",
                    "manage-any:*",
                    "manage-any:key",
                    "manage-any:totp",
                    "manage-any:session",
                    "export:*",
                    "export:state"
                  ],
                  "patternErrorMessage": "a permission such as `approve:plan`, or `read:*` for all of a verb"
                }
              },
              "on": {
                "title": "SelectorSpec",
                "description": "On what. All given lists must match; without any, everywhere",
                "type": "object",
                "additionalProperties": false,
                "properties": {
                  "instances": {
                    "description": "Instances by name; `crm-*` is all whose names start so. Empty or left out: all",
                    "type": "array",
                    "maxItems": 200,
                    "uniqueItems": true,
                    "items": {
                      "type": "string",
                      "minLength": 1,
                      "maxLength": 63,
                      "pattern": "^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$",
                      "patternErrorMessage": "a name, in which `*` may stand for any characters",
                      "description": "Name of an instance, or a pattern with `*`"
                    }
                  },
                  "targets": {
                    "description": "Targets by name or pattern. Empty or left out: all",
                    "type": "array",
                    "maxItems": 200,
                    "uniqueItems": true,
                    "items": {
                      "type": "string",
                      "minLength": 1,
                      "maxLength": 63,
                      "pattern": "^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$",
                      "patternErrorMessage": "a name, in which `*` may stand for any characters",
                      "description": "Name of a target, or a pattern with `*`"
                    }
                  },
                  "teams": {
                    "description": "Teams by name or pattern: what they own. Empty or left out: all, also what no team owns",
                    "type": "array",
                    "maxItems": 200,
                    "uniqueItems": true,
                    "items": {
                      "type": "string",
                      "minLength": 1,
                      "maxLength": 63,
                      "pattern": "^[a-z0-9*](?:[a-z0-9*-]{0,61}[a-z0-9*])?$",
                      "patternErrorMessage": "a name, in which `*` may stand for any characters",
                      "description": "Name of a team, or a pattern with `*`"
                    }
                  }
                },
                "default": {}
              }
            }
          }
        }
      }
    }
  }
};
