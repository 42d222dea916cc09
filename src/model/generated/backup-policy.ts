// Written by scripts/generate.ts from schemas/backup-policy.schema.json. Do not edit.

/**
 * What is backed up, when, where to, how long it is kept, and how it is proven
 */
export interface BackupPolicyDeclaration {
  /**
   * Version of the declaration format
   */
  readonly apiVersion: 'shipshape.dev/v1';
  /**
   * What is declared
   */
  readonly kind: 'BackupPolicy';
  readonly metadata: BackupPolicyMetadata;
  readonly spec: BackupPolicySpec;
}
/**
 * What it is called
 */
export interface BackupPolicyMetadata {
  /**
   * Name of the policy, unique in the repository
   */
  readonly name: string;
}
/**
 * What it asks for
 */
export interface BackupPolicySpec {
  readonly match?: BackupMatchSpec;
  /**
   * Databases that are no instances
   *
   * @maxItems 200
   *
   * Items: Name of a DataSource
   */
  readonly dataSources?: readonly string[];
  /**
   * What of each instance is backed up; left out: what the instance or its template says, and where these say nothing, all its volumes (paused while they are read) and how it is made
   *
   * @minItems 1
   * @maxItems 100
   */
  readonly sources?: readonly SourceSpec[];
  readonly schedule?: ScheduleSpec;
  /**
   * Where to
   *
   * @minItems 1
   * @maxItems 20
   */
  readonly destinations: readonly PolicyDestinationSpec[];
  readonly retention?: RetentionSpec1;
  /**
   * Level of zstd; 1 is as fast as data can be read
   */
  readonly compression?: number;
  readonly verify?: VerifySpec;
  readonly objectives?: ObjectivesSpec;
  readonly hooks?: HooksSpec;
  readonly retry?: RetrySpec;
  readonly limits?: BackupLimitsSpec;
  readonly anomaly?: AnomalySpec;
  readonly pitr?: PitrSpec;
}
/**
 * Which instances it is about. All given lists must match; `{}` is every instance; left out: none, only `dataSources`
 */
export interface BackupMatchSpec {
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
/**
 * One part of a backup
 */
export interface SourceSpec {
  /**
   * Name of the part, unique in the list; it names the file
   */
  readonly name: string;
  /**
   * A kind of database; `volume`: a folder of a container, with all in it; `instance`: how the instance is made, its secrets included and encrypted
   */
  readonly type: 'postgres' | 'mariadb' | 'mysql' | 'mongodb' | 'redis' | 'sqlite' | 'volume' | 'instance';
  /**
   * Service of the Compose file that the data belongs to; for databases and volumes
   */
  readonly service?: string;
  /**
   * Databases by name; empty: every one that the server has. SQLite: paths of the files, at least one
   *
   * @maxItems 500
   *
   * Items: Name of a database, exactly as the server has it; of SQLite, path of the file in the container
   */
  readonly databases?: readonly string[];
  /**
   * Roles, grants and table spaces too, where the server keeps them apart from databases
   */
  readonly globals?: boolean;
  /**
   * Account of the database that reads everything; left out: the one that the image makes
   */
  readonly user?: string;
  /**
   * Variable of the instance's secrets that holds the account's password; left out: the one that the image is given
   */
  readonly password?: string;
  /**
   * How long a dump waits for a table that somebody has locked
   */
  readonly lockTimeout?: string;
  /**
   * Where the container has the volume or folder
   */
  readonly mount?: string;
  /**
   * How the folder is read: while the service is stopped, while it is paused, copied before and put right while it is paused, or as it is while things are written. A database's own files are never read `live`
   */
  readonly consistency?: 'stop' | 'pause' | 'precopy-pause' | 'live';
}
/**
 * When; left out: only when somebody asks
 */
export interface ScheduleSpec {
  /**
   * When: minute, hour, day of month, month, day of week
   */
  readonly cron: string;
  /**
   * Name of a time zone of the IANA database
   */
  readonly timezone?: string;
  /**
   * Each moment is put off by a part of this, always the same for the same policy and instance, so that not everything begins at once
   */
  readonly jitter?: string;
  /**
   * What becomes of moments that nobody was up for: of several the last one is made up for, or all are left out and reported
   */
  readonly missed?: 'run-once' | 'skip';
  /**
   * A moment that is longer ago than this is not made up for
   */
  readonly deadline?: string;
}
/**
 * One place
 */
export interface PolicyDestinationSpec {
  /**
   * Name of a BackupDestination
   */
  readonly name: string;
  /**
   * The backup only counts as made once it is there
   */
  readonly required?: boolean;
  readonly retention?: RetentionSpec;
}
/**
 * What differs there from `retention` of the policy
 */
export interface RetentionSpec {
  /**
   * The newest so many
   */
  readonly last?: number;
  /**
   * The newest of each hour, for so many hours that have one
   */
  readonly hourly?: number;
  /**
   * The newest of each day, for so many days that have one
   */
  readonly daily?: number;
  /**
   * The newest of each week, Monday to Sunday, for so many weeks that have one
   */
  readonly weekly?: number;
  /**
   * The newest of each month, for so many months that have one
   */
  readonly monthly?: number;
  /**
   * The newest of each year, for so many years that have one
   */
  readonly yearly?: number;
  /**
   * The newest so many that a restore has proven are never deleted
   */
  readonly minVerified?: number;
  /**
   * Fewer than this are never left
   */
  readonly neverBelow?: number;
  /**
   * Share of the backups that are there which one run may delete; one at least, unless it is 0
   */
  readonly maxDeletePercent?: number;
}
/**
 * How long backups are kept, at each destination by itself; left out: for good
 */
export interface RetentionSpec1 {
  /**
   * The newest so many
   */
  readonly last?: number;
  /**
   * The newest of each hour, for so many hours that have one
   */
  readonly hourly?: number;
  /**
   * The newest of each day, for so many days that have one
   */
  readonly daily?: number;
  /**
   * The newest of each week, Monday to Sunday, for so many weeks that have one
   */
  readonly weekly?: number;
  /**
   * The newest of each month, for so many months that have one
   */
  readonly monthly?: number;
  /**
   * The newest of each year, for so many years that have one
   */
  readonly yearly?: number;
  /**
   * The newest so many that a restore has proven are never deleted
   */
  readonly minVerified?: number;
  /**
   * Fewer than this are never left
   */
  readonly neverBelow?: number;
  /**
   * Share of the backups that are there which one run may delete; one at least, unless it is 0
   */
  readonly maxDeletePercent?: number;
}
/**
 * How backups are proven, besides being read back and decoded each time
 */
export interface VerifySpec {
  readonly restore?: ScheduleSpec1;
  readonly drill?: ScheduleSpec2;
  /**
   * Questions to a restored database whose one value must be what is said
   *
   * @maxItems 100
   */
  readonly assertions?: readonly AssertionSpec[];
}
/**
 * When the newest backup is loaded aside, in the instance's own image, and its rows are counted; left out: only when somebody asks
 */
export interface ScheduleSpec1 {
  /**
   * When: minute, hour, day of month, month, day of week
   */
  readonly cron: string;
  /**
   * Name of a time zone of the IANA database
   */
  readonly timezone?: string;
  /**
   * Each moment is put off by a part of this, always the same for the same policy and instance, so that not everything begins at once
   */
  readonly jitter?: string;
  /**
   * What becomes of moments that nobody was up for: of several the last one is made up for, or all are left out and reported
   */
  readonly missed?: 'run-once' | 'skip';
  /**
   * A moment that is longer ago than this is not made up for
   */
  readonly deadline?: string;
}
/**
 * When the whole instance is brought up aside from its newest backup; left out: only when somebody asks
 */
export interface ScheduleSpec2 {
  /**
   * When: minute, hour, day of month, month, day of week
   */
  readonly cron: string;
  /**
   * Name of a time zone of the IANA database
   */
  readonly timezone?: string;
  /**
   * Each moment is put off by a part of this, always the same for the same policy and instance, so that not everything begins at once
   */
  readonly jitter?: string;
  /**
   * What becomes of moments that nobody was up for: of several the last one is made up for, or all are left out and reported
   */
  readonly missed?: 'run-once' | 'skip';
  /**
   * A moment that is longer ago than this is not made up for
   */
  readonly deadline?: string;
}
/**
 * One question
 */
export interface AssertionSpec {
  /**
   * Name of a part of the backup that is a database
   */
  readonly source: string;
  /**
   * Database that is asked
   */
  readonly database: string;
  /**
   * A query with one value
   */
  readonly sql: string;
  /**
   * The value, as the database's own client writes it
   */
  readonly equals: string | number | boolean;
}
/**
 * What is promised of each instance; what is not kept is said loudly
 */
export interface ObjectivesSpec {
  /**
   * The newest backup that counts is never older
   */
  readonly rpo?: string;
  /**
   * A restore takes no longer, as measured by the last one
   */
  readonly rto?: string;
}
/**
 * Programs in containers of the instance, before and after its data is read
 */
export interface HooksSpec {
  /**
   * Before, one after the other
   *
   * @maxItems 20
   */
  readonly pre?: readonly HookSpec[];
  /**
   * After, each of them, whatever went wrong before
   *
   * @maxItems 20
   */
  readonly post?: readonly HookSpec1[];
}
/**
 * A program that runs before
 */
export interface HookSpec {
  /**
   * Service whose container runs it
   */
  readonly service: string;
  /**
   * The program and its arguments; no shell is around them
   *
   * @minItems 1
   * @maxItems 200
   *
   * Items: The program, or one argument
   */
  readonly command: readonly string[];
  /**
   * Longest time it may take
   */
  readonly timeout?: string;
  /**
   * Whether the backup ends there, as failed, or goes on
   */
  readonly onError?: 'abort' | 'go-on';
}
/**
 * A program that runs after
 */
export interface HookSpec1 {
  /**
   * Service whose container runs it
   */
  readonly service: string;
  /**
   * The program and its arguments; no shell is around them
   *
   * @minItems 1
   * @maxItems 200
   *
   * Items: The program, or one argument
   */
  readonly command: readonly string[];
  /**
   * Longest time it may take
   */
  readonly timeout?: string;
  /**
   * Whether the backup ends there, as failed, or goes on
   */
  readonly onError?: 'abort' | 'go-on';
}
/**
 * How often a run that failed is tried again
 */
export interface RetrySpec {
  /**
   * Tries after the first
   */
  readonly times?: number;
  /**
   * Time before each
   */
  readonly delay?: string;
}
/**
 * What a run may take
 */
export interface BackupLimitsSpec {
  /**
   * Weight of its containers when the processor is busy; a container has 1024 by itself
   */
  readonly cpuShares?: number;
  /**
   * Longest time of one run
   */
  readonly timeout?: string;
}
/**
 * A backup that is suddenly smaller is reported, and nothing older is deleted until somebody has looked
 */
export interface AnomalySpec {
  /**
   * By how much its size may fall against the one before; 0: not looked at
   */
  readonly sizeDropPercent?: number;
  /**
   * By how much the rows of a table may fall; 0: not looked at
   */
  readonly rowDropPercent?: number;
}
/**
 * Every change of one PostgreSQL server is kept as it is made, so that any moment can be gone back to
 */
export interface PitrSpec {
  /**
   * Name of a part of the backup that is a PostgreSQL server
   */
  readonly source: string;
  readonly base: ScheduleSpec3;
  /**
   * How far back one can go
   */
  readonly window?: string;
  /**
   * How often a piece that is not full yet is sent to the destinations
   */
  readonly upload?: string;
  /**
   * How much the server may keep for a receiver that is away, before it goes on without it
   */
  readonly maxBehind?: string;
}
/**
 * When a copy of the whole server is made, for changes to be replayed upon
 */
export interface ScheduleSpec3 {
  /**
   * When: minute, hour, day of month, month, day of week
   */
  readonly cron: string;
  /**
   * Name of a time zone of the IANA database
   */
  readonly timezone?: string;
  /**
   * Each moment is put off by a part of this, always the same for the same policy and instance, so that not everything begins at once
   */
  readonly jitter?: string;
  /**
   * What becomes of moments that nobody was up for: of several the last one is made up for, or all are left out and reported
   */
  readonly missed?: 'run-once' | 'skip';
  /**
   * A moment that is longer ago than this is not made up for
   */
  readonly deadline?: string;
}

/** The schema of backupPolicy declarations, complete in itself. */
export const backupPolicySchema: object = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "https://shipshape.dev/schemas/v1/backup-policy.schema.json",
  "title": "BackupPolicyDeclaration",
  "description": "What is backed up, when, where to, how long it is kept, and how it is proven",
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
      "const": "BackupPolicy"
    },
    "metadata": {
      "title": "BackupPolicyMetadata",
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
      "title": "BackupPolicySpec",
      "description": "What it asks for",
      "type": "object",
      "required": [
        "destinations"
      ],
      "additionalProperties": false,
      "properties": {
        "match": {
          "title": "BackupMatchSpec",
          "description": "Which instances it is about. All given lists must match; `{}` is every instance; left out: none, only `dataSources`",
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
          }
        },
        "dataSources": {
          "description": "Databases that are no instances",
          "type": "array",
          "maxItems": 200,
          "uniqueItems": true,
          "items": {
            "description": "Name of a DataSource",
            "type": "string",
            "minLength": 1,
            "maxLength": 63,
            "pattern": "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
            "patternErrorMessage": "a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end"
          },
          "default": []
        },
        "sources": {
          "type": "array",
          "maxItems": 100,
          "items": {
            "title": "SourceSpec",
            "description": "One part of a backup",
            "type": "object",
            "required": [
              "name",
              "type"
            ],
            "additionalProperties": false,
            "properties": {
              "name": {
                "description": "Name of the part, unique in the list; it names the file",
                "type": "string",
                "minLength": 1,
                "maxLength": 63,
                "pattern": "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
                "patternErrorMessage": "a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end"
              },
              "type": {
                "description": "A kind of database; `volume`: a folder of a container, with all in it; `instance`: how the instance is made, its secrets included and encrypted",
                "type": "string",
                "enum": [
                  "postgres",
                  "mariadb",
                  "mysql",
                  "mongodb",
                  "redis",
                  "sqlite",
                  "volume",
                  "instance"
                ]
              },
              "service": {
                "type": "string",
                "minLength": 1,
                "maxLength": 128,
                "pattern": "^[a-zA-Z0-9][a-zA-Z0-9._-]*$",
                "patternErrorMessage": "the name of a service: letters, digits, `.`, `_` and `-`",
                "description": "Service of the Compose file that the data belongs to; for databases and volumes"
              },
              "databases": {
                "type": "array",
                "maxItems": 500,
                "uniqueItems": true,
                "items": {
                  "description": "Name of a database, exactly as the server has it; of SQLite, path of the file in the container",
                  "type": "string",
                  "minLength": 1,
                  "maxLength": 1024
                },
                "description": "Databases by name; empty: every one that the server has. SQLite: paths of the files, at least one",
                "default": []
              },
              "globals": {
                "description": "Roles, grants and table spaces too, where the server keeps them apart from databases",
                "type": "boolean",
                "default": true
              },
              "user": {
                "description": "Account of the database that reads everything; left out: the one that the image makes",
                "type": "string",
                "minLength": 1,
                "maxLength": 128
              },
              "password": {
                "type": "string",
                "minLength": 1,
                "maxLength": 128,
                "pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
                "patternErrorMessage": "a variable name: letters, digits and _, not starting with a digit",
                "description": "Variable of the instance's secrets that holds the account's password; left out: the one that the image is given"
              },
              "lockTimeout": {
                "description": "How long a dump waits for a table that somebody has locked",
                "type": "string",
                "minLength": 2,
                "maxLength": 9,
                "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
                "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`",
                "default": "60s"
              },
              "mount": {
                "type": "string",
                "minLength": 1,
                "maxLength": 1024,
                "pattern": "^/",
                "patternErrorMessage": "an absolute path, starting with /",
                "description": "Where the container has the volume or folder"
              },
              "consistency": {
                "description": "How the folder is read: while the service is stopped, while it is paused, copied before and put right while it is paused, or as it is while things are written. A database's own files are never read `live`",
                "type": "string",
                "enum": [
                  "stop",
                  "pause",
                  "precopy-pause",
                  "live"
                ],
                "default": "pause"
              }
            }
          },
          "description": "What of each instance is backed up; left out: what the instance or its template says, and where these say nothing, all its volumes (paused while they are read) and how it is made",
          "minItems": 1
        },
        "schedule": {
          "title": "ScheduleSpec",
          "description": "When; left out: only when somebody asks",
          "type": "object",
          "required": [
            "cron"
          ],
          "additionalProperties": false,
          "properties": {
            "cron": {
              "type": "string",
              "minLength": 9,
              "maxLength": 128,
              "pattern": "^[0-9A-Za-z*,/#-]+(?: +[0-9A-Za-z*,/#-]+){4}$",
              "patternErrorMessage": "five fields of cron: minute, hour, day of month, month and day of week, such as `0 2 * * 6`",
              "description": "When: minute, hour, day of month, month, day of week"
            },
            "timezone": {
              "description": "Name of a time zone of the IANA database",
              "type": "string",
              "minLength": 1,
              "maxLength": 64,
              "default": "UTC"
            },
            "jitter": {
              "description": "Each moment is put off by a part of this, always the same for the same policy and instance, so that not everything begins at once",
              "type": "string",
              "minLength": 2,
              "maxLength": 9,
              "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
              "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`"
            },
            "missed": {
              "description": "What becomes of moments that nobody was up for: of several the last one is made up for, or all are left out and reported",
              "type": "string",
              "enum": [
                "run-once",
                "skip"
              ],
              "default": "run-once"
            },
            "deadline": {
              "description": "A moment that is longer ago than this is not made up for",
              "type": "string",
              "minLength": 2,
              "maxLength": 9,
              "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
              "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`",
              "default": "4h"
            }
          }
        },
        "destinations": {
          "description": "Where to",
          "type": "array",
          "minItems": 1,
          "maxItems": 20,
          "items": {
            "title": "PolicyDestinationSpec",
            "description": "One place",
            "type": "object",
            "required": [
              "name"
            ],
            "additionalProperties": false,
            "properties": {
              "name": {
                "description": "Name of a BackupDestination",
                "type": "string",
                "minLength": 1,
                "maxLength": 63,
                "pattern": "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
                "patternErrorMessage": "a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end"
              },
              "required": {
                "description": "The backup only counts as made once it is there",
                "type": "boolean",
                "default": true
              },
              "retention": {
                "title": "RetentionSpec",
                "description": "What differs there from `retention` of the policy",
                "type": "object",
                "additionalProperties": false,
                "minProperties": 1,
                "properties": {
                  "last": {
                    "description": "The newest so many",
                    "type": "integer",
                    "minimum": 0,
                    "maximum": 10000,
                    "default": 0
                  },
                  "hourly": {
                    "description": "The newest of each hour, for so many hours that have one",
                    "type": "integer",
                    "minimum": 0,
                    "maximum": 10000,
                    "default": 0
                  },
                  "daily": {
                    "description": "The newest of each day, for so many days that have one",
                    "type": "integer",
                    "minimum": 0,
                    "maximum": 10000,
                    "default": 0
                  },
                  "weekly": {
                    "description": "The newest of each week, Monday to Sunday, for so many weeks that have one",
                    "type": "integer",
                    "minimum": 0,
                    "maximum": 10000,
                    "default": 0
                  },
                  "monthly": {
                    "description": "The newest of each month, for so many months that have one",
                    "type": "integer",
                    "minimum": 0,
                    "maximum": 10000,
                    "default": 0
                  },
                  "yearly": {
                    "description": "The newest of each year, for so many years that have one",
                    "type": "integer",
                    "minimum": 0,
                    "maximum": 10000,
                    "default": 0
                  },
                  "minVerified": {
                    "description": "The newest so many that a restore has proven are never deleted",
                    "type": "integer",
                    "minimum": 0,
                    "maximum": 10000,
                    "default": 1
                  },
                  "neverBelow": {
                    "description": "Fewer than this are never left",
                    "type": "integer",
                    "minimum": 1,
                    "maximum": 10000,
                    "default": 1
                  },
                  "maxDeletePercent": {
                    "description": "Share of the backups that are there which one run may delete; one at least, unless it is 0",
                    "type": "integer",
                    "minimum": 0,
                    "maximum": 100,
                    "default": 25
                  }
                }
              }
            }
          }
        },
        "retention": {
          "title": "RetentionSpec",
          "description": "How long backups are kept, at each destination by itself; left out: for good",
          "type": "object",
          "additionalProperties": false,
          "minProperties": 1,
          "properties": {
            "last": {
              "description": "The newest so many",
              "type": "integer",
              "minimum": 0,
              "maximum": 10000,
              "default": 0
            },
            "hourly": {
              "description": "The newest of each hour, for so many hours that have one",
              "type": "integer",
              "minimum": 0,
              "maximum": 10000,
              "default": 0
            },
            "daily": {
              "description": "The newest of each day, for so many days that have one",
              "type": "integer",
              "minimum": 0,
              "maximum": 10000,
              "default": 0
            },
            "weekly": {
              "description": "The newest of each week, Monday to Sunday, for so many weeks that have one",
              "type": "integer",
              "minimum": 0,
              "maximum": 10000,
              "default": 0
            },
            "monthly": {
              "description": "The newest of each month, for so many months that have one",
              "type": "integer",
              "minimum": 0,
              "maximum": 10000,
              "default": 0
            },
            "yearly": {
              "description": "The newest of each year, for so many years that have one",
              "type": "integer",
              "minimum": 0,
              "maximum": 10000,
              "default": 0
            },
            "minVerified": {
              "description": "The newest so many that a restore has proven are never deleted",
              "type": "integer",
              "minimum": 0,
              "maximum": 10000,
              "default": 1
            },
            "neverBelow": {
              "description": "Fewer than this are never left",
              "type": "integer",
              "minimum": 1,
              "maximum": 10000,
              "default": 1
            },
            "maxDeletePercent": {
              "description": "Share of the backups that are there which one run may delete; one at least, unless it is 0",
              "type": "integer",
              "minimum": 0,
              "maximum": 100,
              "default": 25
            }
          }
        },
        "compression": {
          "description": "Level of zstd; 1 is as fast as data can be read",
          "type": "integer",
          "minimum": 1,
          "maximum": 19,
          "default": 1
        },
        "verify": {
          "title": "VerifySpec",
          "description": "How backups are proven, besides being read back and decoded each time",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "restore": {
              "title": "ScheduleSpec",
              "description": "When the newest backup is loaded aside, in the instance's own image, and its rows are counted; left out: only when somebody asks",
              "type": "object",
              "required": [
                "cron"
              ],
              "additionalProperties": false,
              "properties": {
                "cron": {
                  "type": "string",
                  "minLength": 9,
                  "maxLength": 128,
                  "pattern": "^[0-9A-Za-z*,/#-]+(?: +[0-9A-Za-z*,/#-]+){4}$",
                  "patternErrorMessage": "five fields of cron: minute, hour, day of month, month and day of week, such as `0 2 * * 6`",
                  "description": "When: minute, hour, day of month, month, day of week"
                },
                "timezone": {
                  "description": "Name of a time zone of the IANA database",
                  "type": "string",
                  "minLength": 1,
                  "maxLength": 64,
                  "default": "UTC"
                },
                "jitter": {
                  "description": "Each moment is put off by a part of this, always the same for the same policy and instance, so that not everything begins at once",
                  "type": "string",
                  "minLength": 2,
                  "maxLength": 9,
                  "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
                  "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`"
                },
                "missed": {
                  "description": "What becomes of moments that nobody was up for: of several the last one is made up for, or all are left out and reported",
                  "type": "string",
                  "enum": [
                    "run-once",
                    "skip"
                  ],
                  "default": "run-once"
                },
                "deadline": {
                  "description": "A moment that is longer ago than this is not made up for",
                  "type": "string",
                  "minLength": 2,
                  "maxLength": 9,
                  "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
                  "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`",
                  "default": "4h"
                }
              }
            },
            "drill": {
              "title": "ScheduleSpec",
              "description": "When the whole instance is brought up aside from its newest backup; left out: only when somebody asks",
              "type": "object",
              "required": [
                "cron"
              ],
              "additionalProperties": false,
              "properties": {
                "cron": {
                  "type": "string",
                  "minLength": 9,
                  "maxLength": 128,
                  "pattern": "^[0-9A-Za-z*,/#-]+(?: +[0-9A-Za-z*,/#-]+){4}$",
                  "patternErrorMessage": "five fields of cron: minute, hour, day of month, month and day of week, such as `0 2 * * 6`",
                  "description": "When: minute, hour, day of month, month, day of week"
                },
                "timezone": {
                  "description": "Name of a time zone of the IANA database",
                  "type": "string",
                  "minLength": 1,
                  "maxLength": 64,
                  "default": "UTC"
                },
                "jitter": {
                  "description": "Each moment is put off by a part of this, always the same for the same policy and instance, so that not everything begins at once",
                  "type": "string",
                  "minLength": 2,
                  "maxLength": 9,
                  "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
                  "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`"
                },
                "missed": {
                  "description": "What becomes of moments that nobody was up for: of several the last one is made up for, or all are left out and reported",
                  "type": "string",
                  "enum": [
                    "run-once",
                    "skip"
                  ],
                  "default": "run-once"
                },
                "deadline": {
                  "description": "A moment that is longer ago than this is not made up for",
                  "type": "string",
                  "minLength": 2,
                  "maxLength": 9,
                  "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
                  "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`",
                  "default": "4h"
                }
              }
            },
            "assertions": {
              "description": "Questions to a restored database whose one value must be what is said",
              "type": "array",
              "maxItems": 100,
              "items": {
                "title": "AssertionSpec",
                "description": "One question",
                "type": "object",
                "required": [
                  "source",
                  "database",
                  "sql",
                  "equals"
                ],
                "additionalProperties": false,
                "properties": {
                  "source": {
                    "description": "Name of a part of the backup that is a database",
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 63,
                    "pattern": "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
                    "patternErrorMessage": "a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end"
                  },
                  "database": {
                    "description": "Database that is asked",
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 128
                  },
                  "sql": {
                    "description": "A query with one value",
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 65536
                  },
                  "equals": {
                    "description": "The value, as the database's own client writes it",
                    "type": [
                      "string",
                      "integer",
                      "boolean"
                    ],
                    "maxLength": 4096
                  }
                }
              },
              "default": []
            }
          },
          "default": {}
        },
        "objectives": {
          "title": "ObjectivesSpec",
          "description": "What is promised of each instance; what is not kept is said loudly",
          "type": "object",
          "additionalProperties": false,
          "minProperties": 1,
          "properties": {
            "rpo": {
              "description": "The newest backup that counts is never older",
              "type": "string",
              "minLength": 2,
              "maxLength": 9,
              "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
              "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`"
            },
            "rto": {
              "description": "A restore takes no longer, as measured by the last one",
              "type": "string",
              "minLength": 2,
              "maxLength": 9,
              "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
              "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`"
            }
          }
        },
        "hooks": {
          "title": "HooksSpec",
          "description": "Programs in containers of the instance, before and after its data is read",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "pre": {
              "description": "Before, one after the other",
              "type": "array",
              "maxItems": 20,
              "items": {
                "title": "HookSpec",
                "description": "A program that runs before",
                "type": "object",
                "required": [
                  "service",
                  "command"
                ],
                "additionalProperties": false,
                "properties": {
                  "service": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 128,
                    "pattern": "^[a-zA-Z0-9][a-zA-Z0-9._-]*$",
                    "patternErrorMessage": "the name of a service: letters, digits, `.`, `_` and `-`",
                    "description": "Service whose container runs it"
                  },
                  "command": {
                    "description": "The program and its arguments; no shell is around them",
                    "type": "array",
                    "minItems": 1,
                    "maxItems": 200,
                    "items": {
                      "description": "The program, or one argument",
                      "type": "string",
                      "maxLength": 65536
                    }
                  },
                  "timeout": {
                    "description": "Longest time it may take",
                    "type": "string",
                    "minLength": 2,
                    "maxLength": 9,
                    "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
                    "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`",
                    "default": "60s"
                  },
                  "onError": {
                    "description": "Whether the backup ends there, as failed, or goes on",
                    "type": "string",
                    "enum": [
                      "abort",
                      "go-on"
                    ],
                    "default": "abort"
                  }
                }
              },
              "default": []
            },
            "post": {
              "description": "After, each of them, whatever went wrong before",
              "type": "array",
              "maxItems": 20,
              "items": {
                "title": "HookSpec",
                "description": "A program that runs after",
                "type": "object",
                "required": [
                  "service",
                  "command"
                ],
                "additionalProperties": false,
                "properties": {
                  "service": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 128,
                    "pattern": "^[a-zA-Z0-9][a-zA-Z0-9._-]*$",
                    "patternErrorMessage": "the name of a service: letters, digits, `.`, `_` and `-`",
                    "description": "Service whose container runs it"
                  },
                  "command": {
                    "description": "The program and its arguments; no shell is around them",
                    "type": "array",
                    "minItems": 1,
                    "maxItems": 200,
                    "items": {
                      "description": "The program, or one argument",
                      "type": "string",
                      "maxLength": 65536
                    }
                  },
                  "timeout": {
                    "description": "Longest time it may take",
                    "type": "string",
                    "minLength": 2,
                    "maxLength": 9,
                    "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
                    "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`",
                    "default": "60s"
                  },
                  "onError": {
                    "description": "Whether the backup ends there, as failed, or goes on",
                    "type": "string",
                    "enum": [
                      "abort",
                      "go-on"
                    ],
                    "default": "go-on"
                  }
                }
              },
              "default": []
            }
          },
          "default": {}
        },
        "retry": {
          "title": "RetrySpec",
          "description": "How often a run that failed is tried again",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "times": {
              "description": "Tries after the first",
              "type": "integer",
              "minimum": 0,
              "maximum": 20,
              "default": 2
            },
            "delay": {
              "description": "Time before each",
              "type": "string",
              "minLength": 2,
              "maxLength": 9,
              "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
              "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`",
              "default": "5m"
            }
          },
          "default": {}
        },
        "limits": {
          "title": "BackupLimitsSpec",
          "description": "What a run may take",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "cpuShares": {
              "description": "Weight of its containers when the processor is busy; a container has 1024 by itself",
              "type": "integer",
              "minimum": 2,
              "maximum": 262144,
              "default": 128
            },
            "timeout": {
              "description": "Longest time of one run",
              "type": "string",
              "minLength": 2,
              "maxLength": 9,
              "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
              "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`",
              "default": "6h"
            }
          },
          "default": {}
        },
        "anomaly": {
          "title": "AnomalySpec",
          "description": "A backup that is suddenly smaller is reported, and nothing older is deleted until somebody has looked",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "sizeDropPercent": {
              "description": "By how much its size may fall against the one before; 0: not looked at",
              "type": "integer",
              "minimum": 0,
              "maximum": 100,
              "default": 50
            },
            "rowDropPercent": {
              "description": "By how much the rows of a table may fall; 0: not looked at",
              "type": "integer",
              "minimum": 0,
              "maximum": 100,
              "default": 50
            }
          },
          "default": {}
        },
        "pitr": {
          "title": "PitrSpec",
          "description": "Every change of one PostgreSQL server is kept as it is made, so that any moment can be gone back to",
          "type": "object",
          "required": [
            "source",
            "base"
          ],
          "additionalProperties": false,
          "properties": {
            "source": {
              "description": "Name of a part of the backup that is a PostgreSQL server",
              "type": "string",
              "minLength": 1,
              "maxLength": 63,
              "pattern": "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
              "patternErrorMessage": "a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end"
            },
            "base": {
              "title": "ScheduleSpec",
              "description": "When a copy of the whole server is made, for changes to be replayed upon",
              "type": "object",
              "required": [
                "cron"
              ],
              "additionalProperties": false,
              "properties": {
                "cron": {
                  "type": "string",
                  "minLength": 9,
                  "maxLength": 128,
                  "pattern": "^[0-9A-Za-z*,/#-]+(?: +[0-9A-Za-z*,/#-]+){4}$",
                  "patternErrorMessage": "five fields of cron: minute, hour, day of month, month and day of week, such as `0 2 * * 6`",
                  "description": "When: minute, hour, day of month, month, day of week"
                },
                "timezone": {
                  "description": "Name of a time zone of the IANA database",
                  "type": "string",
                  "minLength": 1,
                  "maxLength": 64,
                  "default": "UTC"
                },
                "jitter": {
                  "description": "Each moment is put off by a part of this, always the same for the same policy and instance, so that not everything begins at once",
                  "type": "string",
                  "minLength": 2,
                  "maxLength": 9,
                  "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
                  "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`"
                },
                "missed": {
                  "description": "What becomes of moments that nobody was up for: of several the last one is made up for, or all are left out and reported",
                  "type": "string",
                  "enum": [
                    "run-once",
                    "skip"
                  ],
                  "default": "run-once"
                },
                "deadline": {
                  "description": "A moment that is longer ago than this is not made up for",
                  "type": "string",
                  "minLength": 2,
                  "maxLength": 9,
                  "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
                  "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`",
                  "default": "4h"
                }
              }
            },
            "window": {
              "description": "How far back one can go",
              "type": "string",
              "minLength": 2,
              "maxLength": 9,
              "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
              "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`",
              "default": "7d"
            },
            "upload": {
              "description": "How often a piece that is not full yet is sent to the destinations",
              "type": "string",
              "minLength": 2,
              "maxLength": 9,
              "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
              "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`",
              "default": "60s"
            },
            "maxBehind": {
              "description": "How much the server may keep for a receiver that is away, before it goes on without it",
              "type": "string",
              "maxLength": 20,
              "pattern": "^[1-9][0-9]{0,6}[MG]iB$",
              "patternErrorMessage": "a number and a unit, such as `512MiB` or `4GiB`",
              "default": "4GiB"
            }
          }
        }
      }
    }
  }
};
