// Written by scripts/generate.ts from schemas/change-policy.schema.json. Do not edit.

/**
 * Which changes need whose word, when they may be made, and what containers may ask for. It adds to the policies of fleet.yaml, never takes from them
 */
export interface ChangePolicyDeclaration {
  /**
   * Version of the declaration format
   */
  readonly apiVersion: 'shipshape.dev/v1';
  /**
   * What is declared
   */
  readonly kind: 'ChangePolicy';
  readonly metadata: ChangePolicyMetadata;
  readonly spec: ChangePolicySpec;
}
/**
 * What it is called
 */
export interface ChangePolicyMetadata {
  /**
   * Name of the policy, unique in the repository
   */
  readonly name: string;
}
/**
 * What it is about, and what it asks for
 */
export interface ChangePolicySpec {
  readonly match?: PolicyMatchSpec;
  readonly approvals?: PolicyApprovalsSpec;
  readonly windows?: PolicyWindowsSpec;
  readonly budget?: PolicyBudgetSpec;
  readonly admission?: PolicyAdmissionSpec;
  readonly backup?: PolicyBackupSpec;
}
/**
 * Which changes it is about. All given lists must match; without any it is about every change
 */
export interface PolicyMatchSpec {
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
  /**
   * Changes with any of these risks; `none` is a change without one
   *
   * @maxItems 10
   *
   * Items: A risk of a change
   */
  readonly risks?: readonly ('restart' | 'downtime' | 'exposure' | 'data-risk' | 'data-overwrite' | 'data-loss' | 'none')[];
  /**
   * Changes that do any of these
   *
   * @maxItems 10
   *
   * Items: What a change does
   */
  readonly actions?: readonly ('create' | 'update' | 'replace' | 'remove' | 'report')[];
  /**
   * `commit`: a declaration was changed; `drift`: what runs was changed; `other`: all else
   *
   * @maxItems 3
   *
   * Items: Why a change is planned
   */
  readonly causes?: readonly ('commit' | 'drift' | 'other')[];
}
/**
 * The people who must say yes to it
 */
export interface PolicyApprovalsSpec {
  /**
   * How many different people
   */
  readonly count?: number;
  /**
   * Each has any of these roles. Empty: whoever has the permission approve:plan there
   *
   * @maxItems 50
   *
   * Items: Name of a role
   */
  readonly roles?: readonly string[];
  /**
   * Authors of what the plan changes count among them
   */
  readonly authorMayApprove?: boolean;
  /**
   * Each approval comes with a one-time code
   */
  readonly mfa?: boolean;
  /**
   * How long an approval is good for; without it, `approvals.expire` of fleet.yaml
   */
  readonly expires?: string;
}
/**
 * When its changes may be made
 */
export interface PolicyWindowsSpec {
  /**
   * Only while one of these is open; empty: at any time
   *
   * @maxItems 50
   *
   * Items: A time that comes again
   */
  readonly allow?: {
    /**
     * When it opens: minute, hour, day of month, month, day of week
     */
    readonly cron: string;
    /**
     * How long it stays open
     */
    readonly duration: string;
    /**
     * Name of a time zone of the IANA database
     */
    readonly timezone?: string;
  }[];
  /**
   * Never while one of these is open
   *
   * @maxItems 50
   *
   * Items: A time that comes again
   */
  readonly deny?: {
    /**
     * When it opens: minute, hour, day of month, month, day of week
     */
    readonly cron: string;
    /**
     * How long it stays open
     */
    readonly duration: string;
    /**
     * Name of a time zone of the IANA database
     */
    readonly timezone?: string;
  }[];
}
/**
 * A plan that removes more than this, of the instances it is about, needs an approval
 */
export interface PolicyBudgetSpec {
  /**
   * Share of a target's instances, in percent
   */
  readonly removePercent?: number;
  /**
   * Number of a target's instances
   */
  readonly removeCount?: number;
}
/**
 * What containers may ask of their host, over what fleet.yaml says
 */
export interface PolicyAdmissionSpec {
  /**
   * Rules by id. Only what is stricter than fleet.yaml counts
   */
  readonly rules?: {
    /**
     * `deny` refuses, `approval` asks a person, `warn` says so, `off` is silent
     */
    readonly [k: string]: 'deny' | 'approval' | 'warn' | 'off';
  };
  /**
   * Lets a rule pass for some instances, for a time. Rules of the floor cannot be lifted: only `admission` in fleet.yaml can let these through
   *
   * @maxItems 200
   */
  readonly exceptions?: readonly AdmissionExceptionSpec[];
}
/**
 * One rule that passes
 */
export interface AdmissionExceptionSpec {
  /**
   * Id of the rule
   */
  readonly rule:
    | 'privileged'
    | 'host-namespace'
    | 'container-namespace'
    | 'socket-mount'
    | 'host-path'
    | 'denied-path'
    | 'bind-propagation'
    | 'volume-driver'
    | 'capabilities'
    | 'dangerous-capabilities'
    | 'no-new-privileges'
    | 'unconfined'
    | 'devices'
    | 'sysctls'
    | 'runtime-settings'
    | 'limits'
    | 'log-driver'
    | 'image-registry'
    | 'image-tag'
    | 'image-digest'
    | 'public-port'
    | 'low-port'
    | 'host-network-driver'
    | 'default-bridge'
    | 'root-user'
    | 'writable-root'
    | 'shell-healthcheck'
    | 'plain-secret-env'
    | 'anonymous-volume'
    | 'restart-always'
    | 'reserved-labels';
  /**
   * For these instances only; names or patterns with `*`
   *
   * @minItems 1
   * @maxItems 200
   *
   * Items: Name of an instance, or a pattern with `*`
   */
  readonly instances: readonly string[];
  /**
   * The user who answers for it
   */
  readonly owner: string;
  /**
   * Why it must be
   */
  readonly reason: string;
  /**
   * The day from whose start, in UTC, it is void: year, month, day
   */
  readonly expires: string;
}
/**
 * Its changes wait for a backup of the instance, which is made at once when nothing else is waited for. Not asked of what is made anew, nor of what is removed: its data stays
 */
export interface PolicyBackupSpec {
  /**
   * The newest backup that is wholly kept may be this old
   */
  readonly within: string;
}

/** The schema of changePolicy declarations, complete in itself. */
export const changePolicySchema: object = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "https://shipshape.dev/schemas/v1/change-policy.schema.json",
  "title": "ChangePolicyDeclaration",
  "description": "Which changes need whose word, when they may be made, and what containers may ask for. It adds to the policies of fleet.yaml, never takes from them",
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
      "const": "ChangePolicy"
    },
    "metadata": {
      "title": "ChangePolicyMetadata",
      "description": "What it is called",
      "type": "object",
      "required": [
        "name"
      ],
      "additionalProperties": false,
      "properties": {
        "name": {
          "description": "Name of the policy, unique in the repository",
          "type": "string",
          "minLength": 1,
          "maxLength": 63,
          "pattern": "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
          "patternErrorMessage": "a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end"
        }
      }
    },
    "spec": {
      "title": "ChangePolicySpec",
      "description": "What it is about, and what it asks for",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "match": {
          "title": "PolicyMatchSpec",
          "description": "Which changes it is about. All given lists must match; without any it is about every change",
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
            },
            "risks": {
              "description": "Changes with any of these risks; `none` is a change without one",
              "type": "array",
              "maxItems": 10,
              "uniqueItems": true,
              "items": {
                "description": "A risk of a change",
                "type": "string",
                "enum": [
                  "restart",
                  "downtime",
                  "exposure",
                  "data-risk",
                  "data-overwrite",
                  "data-loss",
                  "none"
                ]
              }
            },
            "actions": {
              "description": "Changes that do any of these",
              "type": "array",
              "maxItems": 10,
              "uniqueItems": true,
              "items": {
                "description": "What a change does",
                "type": "string",
                "enum": [
                  "create",
                  "update",
                  "replace",
                  "remove",
                  "report"
                ]
              }
            },
            "causes": {
              "description": "`commit`: a declaration was changed; `drift`: what runs was changed; `other`: all else",
              "type": "array",
              "maxItems": 3,
              "uniqueItems": true,
              "items": {
                "description": "Why a change is planned",
                "type": "string",
                "enum": [
                  "commit",
                  "drift",
                  "other"
                ]
              }
            }
          },
          "default": {}
        },
        "approvals": {
          "title": "PolicyApprovalsSpec",
          "description": "The people who must say yes to it",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "count": {
              "description": "How many different people",
              "type": "integer",
              "minimum": 1,
              "maximum": 20,
              "default": 1
            },
            "roles": {
              "description": "Each has any of these roles. Empty: whoever has the permission approve:plan there",
              "type": "array",
              "maxItems": 50,
              "uniqueItems": true,
              "items": {
                "description": "Name of a role",
                "type": "string",
                "minLength": 1,
                "maxLength": 63,
                "pattern": "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
                "patternErrorMessage": "a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end"
              },
              "default": []
            },
            "authorMayApprove": {
              "description": "Authors of what the plan changes count among them",
              "type": "boolean",
              "default": false
            },
            "mfa": {
              "description": "Each approval comes with a one-time code",
              "type": "boolean",
              "default": false
            },
            "expires": {
              "description": "How long an approval is good for; without it, `approvals.expire` of fleet.yaml",
              "type": "string",
              "minLength": 2,
              "maxLength": 9,
              "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
              "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`"
            }
          }
        },
        "windows": {
          "title": "PolicyWindowsSpec",
          "description": "When its changes may be made",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "allow": {
              "description": "Only while one of these is open; empty: at any time",
              "type": "array",
              "maxItems": 50,
              "items": {
                "description": "A time that comes again",
                "type": "object",
                "required": [
                  "cron",
                  "duration"
                ],
                "additionalProperties": false,
                "properties": {
                  "cron": {
                    "type": "string",
                    "minLength": 9,
                    "maxLength": 128,
                    "pattern": "^[0-9A-Za-z*,/#-]+(?: +[0-9A-Za-z*,/#-]+){4}$",
                    "patternErrorMessage": "five fields of cron: minute, hour, day of month, month and day of week, such as `0 2 * * 6`",
                    "description": "When it opens: minute, hour, day of month, month, day of week"
                  },
                  "duration": {
                    "description": "How long it stays open",
                    "type": "string",
                    "minLength": 2,
                    "maxLength": 9,
                    "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
                    "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`"
                  },
                  "timezone": {
                    "description": "Name of a time zone of the IANA database",
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 64,
                    "default": "UTC"
                  }
                }
              },
              "default": []
            },
            "deny": {
              "description": "Never while one of these is open",
              "type": "array",
              "maxItems": 50,
              "items": {
                "description": "A time that comes again",
                "type": "object",
                "required": [
                  "cron",
                  "duration"
                ],
                "additionalProperties": false,
                "properties": {
                  "cron": {
                    "type": "string",
                    "minLength": 9,
                    "maxLength": 128,
                    "pattern": "^[0-9A-Za-z*,/#-]+(?: +[0-9A-Za-z*,/#-]+){4}$",
                    "patternErrorMessage": "five fields of cron: minute, hour, day of month, month and day of week, such as `0 2 * * 6`",
                    "description": "When it opens: minute, hour, day of month, month, day of week"
                  },
                  "duration": {
                    "description": "How long it stays open",
                    "type": "string",
                    "minLength": 2,
                    "maxLength": 9,
                    "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
                    "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`"
                  },
                  "timezone": {
                    "description": "Name of a time zone of the IANA database",
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 64,
                    "default": "UTC"
                  }
                }
              },
              "default": []
            }
          }
        },
        "budget": {
          "title": "PolicyBudgetSpec",
          "description": "A plan that removes more than this, of the instances it is about, needs an approval",
          "type": "object",
          "additionalProperties": false,
          "minProperties": 1,
          "properties": {
            "removePercent": {
              "description": "Share of a target's instances, in percent",
              "type": "integer",
              "minimum": 0,
              "maximum": 100,
              "default": 100
            },
            "removeCount": {
              "description": "Number of a target's instances",
              "type": "integer",
              "minimum": 0,
              "maximum": 10000,
              "default": 10000
            }
          }
        },
        "admission": {
          "title": "PolicyAdmissionSpec",
          "description": "What containers may ask of their host, over what fleet.yaml says",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "rules": {
              "type": "object",
              "propertyNames": {
                "enum": [
                  "privileged",
                  "host-namespace",
                  "container-namespace",
                  "socket-mount",
                  "host-path",
                  "denied-path",
                  "bind-propagation",
                  "volume-driver",
                  "capabilities",
                  "dangerous-capabilities",
                  "no-new-privileges",
                  "unconfined",
                  "devices",
                  "sysctls",
                  "runtime-settings",
                  "limits",
                  "log-driver",
                  "image-registry",
                  "image-tag",
                  "image-digest",
                  "public-port",
                  "low-port",
                  "host-network-driver",
                  "default-bridge",
                  "root-user",
                  "writable-root",
                  "shell-healthcheck",
                  "plain-secret-env",
                  "anonymous-volume",
                  "restart-always",
                  "reserved-labels"
                ],
                "patternErrorMessage": "the id of a rule, such as `host-path`"
              },
              "additionalProperties": {
                "description": "`deny` refuses, `approval` asks a person, `warn` says so, `off` is silent",
                "enum": [
                  "deny",
                  "approval",
                  "warn",
                  "off"
                ]
              },
              "default": {},
              "description": "Rules by id. Only what is stricter than fleet.yaml counts"
            },
            "exceptions": {
              "description": "Lets a rule pass for some instances, for a time. Rules of the floor cannot be lifted: only `admission` in fleet.yaml can let these through",
              "type": "array",
              "maxItems": 200,
              "items": {
                "title": "AdmissionExceptionSpec",
                "description": "One rule that passes",
                "type": "object",
                "required": [
                  "rule",
                  "instances",
                  "owner",
                  "reason",
                  "expires"
                ],
                "additionalProperties": false,
                "properties": {
                  "rule": {
                    "enum": [
                      "privileged",
                      "host-namespace",
                      "container-namespace",
                      "socket-mount",
                      "host-path",
                      "denied-path",
                      "bind-propagation",
                      "volume-driver",
                      "capabilities",
                      "dangerous-capabilities",
                      "no-new-privileges",
                      "unconfined",
                      "devices",
                      "sysctls",
                      "runtime-settings",
                      "limits",
                      "log-driver",
                      "image-registry",
                      "image-tag",
                      "image-digest",
                      "public-port",
                      "low-port",
                      "host-network-driver",
                      "default-bridge",
                      "root-user",
                      "writable-root",
                      "shell-healthcheck",
                      "plain-secret-env",
                      "anonymous-volume",
                      "restart-always",
                      "reserved-labels"
                    ],
                    "patternErrorMessage": "the id of a rule, such as `host-path`",
                    "description": "Id of the rule"
                  },
                  "instances": {
                    "description": "For these instances only; names or patterns with `*`",
                    "type": "array",
                    "minItems": 1,
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
                  "owner": {
                    "description": "The user who answers for it",
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 63,
                    "pattern": "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
                    "patternErrorMessage": "a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end"
                  },
                  "reason": {
                    "description": "Why it must be",
                    "type": "string",
                    "minLength": 3,
                    "maxLength": 500
                  },
                  "expires": {
                    "description": "The day from whose start, in UTC, it is void: year, month, day",
                    "type": "string",
                    "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
                    "patternErrorMessage": "a day such as `2027-03-01`"
                  }
                }
              },
              "default": []
            }
          }
        },
        "backup": {
          "title": "PolicyBackupSpec",
          "description": "Its changes wait for a backup of the instance, which is made at once when nothing else is waited for. Not asked of what is made anew, nor of what is removed: its data stays",
          "type": "object",
          "required": [
            "within"
          ],
          "additionalProperties": false,
          "properties": {
            "within": {
              "description": "The newest backup that is wholly kept may be this old",
              "type": "string",
              "minLength": 2,
              "maxLength": 9,
              "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
              "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`"
            }
          }
        }
      }
    }
  }
};
