// Written by scripts/generate.ts from schemas/instance.schema.json. Do not edit.

/**
 * Where the value comes from: `age`, `env`, `file` or `generate`
 */
export type InstanceSecret =
  AgeSecret | EnvSecret | FileSecret | PasswordSecret | BytesSecret | UuidSecret | JwtSecret;

/**
 * A template, or a Compose file, made real on one target
 */
export interface InstanceDeclaration {
  /**
   * Version of the declaration format
   */
  readonly apiVersion: 'shipshape.dev/v1';
  /**
   * What is declared
   */
  readonly kind: 'Instance';
  readonly metadata: InstanceMetadata;
  readonly spec: InstanceSpec;
}
/**
 * Who it is
 */
export interface InstanceMetadata {
  /**
   * Name of the instance, unique in the repository; also its Compose project name
   */
  readonly name: string;
  /**
   * Former name of the instance: what runs under it is renamed, not removed and made anew
   */
  readonly movedFrom?: string;
  /**
   * The team that looks after it
   */
  readonly team?: string;
}
/**
 * What it is made of, and how it is looked after. It has either `template` or `compose`
 */
export interface InstanceSpec {
  /**
   * Target it runs on, by its name in fleet.yaml; may be left out when there is only one
   */
  readonly target?: string;
  /**
   * Name of the template it is made from
   */
  readonly template?: string;
  /**
   * The Compose file: its path beside the declaration, a list of paths (later ones are overlays), or its content
   */
  readonly compose?:
    | string
    | readonly string[]
    | {
        readonly [k: string]: unknown;
      };
  /**
   * One of the template's sizes; without it no size applies
   */
  readonly size?: string;
  /**
   * Values for the template's parameters
   */
  readonly parameters?: {
    /**
     * Value of the variable
     */
    readonly [k: string]: string | number | boolean;
  };
  /**
   * Compose variables, beside those of env files; they win over these
   */
  readonly environment?: {
    /**
     * Value of the variable
     */
    readonly [k: string]: string | number;
  };
  /**
   * Files of Compose variables, later ones win; `.env` beside the first Compose file when not given
   *
   * @maxItems 50
   *
   * Items: Path of an env file
   */
  readonly envFiles?: readonly string[];
  /**
   * Compose variables whose values are secret, and where these come from
   */
  readonly secrets?: {
    readonly [k: string]: InstanceSecret;
  };
  /**
   * Compose variables that hold host ports
   */
  readonly ports?: {
    /**
     * A host port, or `auto`: one is chosen from the target's range and kept for the life of the instance
     */
    readonly [k: string]: 'auto' | number;
  };
  /**
   * A Compose overlay, merged over the Compose files by Compose's rules
   */
  readonly overrides?: {
    readonly [k: string]: unknown;
  };
  /**
   * Compose profiles that are on
   *
   * @maxItems 100
   *
   * Items: Name of a Compose profile, or `*` for all of them
   */
  readonly profiles?: readonly string[];
  /**
   * What it should be doing. `ignored`: left exactly as it is, whatever it is
   */
  readonly state?: 'running' | 'paused' | 'stopped' | 'ignored';
  /**
   * What happens when it changes without a commit: put right, reported, or not looked at
   */
  readonly drift?: 'correct' | 'warn' | 'off';
  /**
   * Fields left alone when declared and live are compared, as `service:field`
   *
   * @maxItems 200
   *
   * Items: A service and a field, `*` for any: `db:memory`, `web:env.BUILD_*`, `*:labels`
   */
  readonly ignore?: readonly string[];
  /**
   * True: no plan may remove the instance or its data
   */
  readonly protect?: boolean;
  readonly cloneFrom?: CloneFromSpec;
  /**
   * Instances that must be healthy before this one starts
   *
   * @maxItems 200
   *
   * Items: Name of an instance
   */
  readonly dependsOn?: readonly string[];
  readonly health?: HealthSpec;
  readonly backup?: BackupSpec;
}
export interface AgeSecret {
  /**
   * The value, encrypted with age for the identity of the host, in ASCII armor
   */
  readonly age: string;
}
export interface EnvSecret {
  /**
   * Name of a variable of the host, without the prefix that fleet.yaml sets
   */
  readonly env: string;
}
export interface FileSecret {
  /**
   * Name of a file in the folder that fleet.yaml sets
   */
  readonly file: string;
}
export interface PasswordSecret {
  /**
   * Letters and digits, safe in URLs and shells
   */
  readonly generate: 'password';
  /**
   * Number of characters
   */
  readonly length?: number;
}
export interface BytesSecret {
  /**
   * Random bytes in hexadecimal or base64
   */
  readonly generate: 'hex' | 'base64';
  /**
   * Number of random bytes before encoding
   */
  readonly bytes?: number;
}
export interface UuidSecret {
  /**
   * A random UUID, version 4
   */
  readonly generate: 'uuid';
}
export interface JwtSecret {
  /**
   * A JSON Web Token, HS256
   */
  readonly generate: 'jwt';
  /**
   * The secret, of the same template or instance, that signs the token
   */
  readonly signedBy: string;
  /**
   * Claims of the token beside `iat` and `exp`
   */
  readonly claims?: {
    readonly [k: string]: unknown;
  };
  /**
   * Life of the token: one number and one unit
   */
  readonly expires?: string;
}
/**
 * Where its data comes from before it is started for the first time; until then it is not started. Means nothing once it was applied
 */
export interface CloneFromSpec {
  /**
   * The instance whose backup it is, which is never touched
   */
  readonly instance: string;
  /**
   * A certain backup of it; when not given, the newest good one
   */
  readonly backup?: string;
}
/**
 * When it counts as healthy after a change
 */
export interface HealthSpec {
  /**
   * Longest time to become healthy
   */
  readonly within?: string;
  /**
   * Time it must then stay so
   */
  readonly stableFor?: string;
}
/**
 * What of it is to be backed up; in place of what the template says
 */
export interface BackupSpec {
  /**
   * Its parts
   *
   * @minItems 1
   * @maxItems 100
   */
  readonly sources: readonly SourceSpec[];
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

/** The schema of instance declarations, complete in itself. */
export const instanceSchema: object = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "https://shipshape.dev/schemas/v1/instance.schema.json",
  "title": "InstanceDeclaration",
  "description": "A template, or a Compose file, made real on one target",
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
      "const": "Instance"
    },
    "metadata": {
      "title": "InstanceMetadata",
      "description": "Who it is",
      "type": "object",
      "required": [
        "name"
      ],
      "additionalProperties": false,
      "properties": {
        "name": {
          "description": "Name of the instance, unique in the repository; also its Compose project name",
          "type": "string",
          "minLength": 1,
          "maxLength": 63,
          "pattern": "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
          "patternErrorMessage": "a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end"
        },
        "movedFrom": {
          "description": "Former name of the instance: what runs under it is renamed, not removed and made anew",
          "type": "string",
          "minLength": 1,
          "maxLength": 63,
          "pattern": "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
          "patternErrorMessage": "a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end"
        },
        "team": {
          "description": "The team that looks after it",
          "type": "string",
          "minLength": 1,
          "maxLength": 63,
          "pattern": "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
          "patternErrorMessage": "a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end"
        }
      }
    },
    "spec": {
      "title": "InstanceSpec",
      "description": "What it is made of, and how it is looked after. It has either `template` or `compose`",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "target": {
          "description": "Target it runs on, by its name in fleet.yaml; may be left out when there is only one",
          "type": "string",
          "minLength": 1,
          "maxLength": 63,
          "pattern": "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
          "patternErrorMessage": "a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end"
        },
        "template": {
          "description": "Name of the template it is made from",
          "type": "string",
          "minLength": 1,
          "maxLength": 63,
          "pattern": "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
          "patternErrorMessage": "a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end"
        },
        "compose": {
          "description": "The Compose file: its path beside the declaration, a list of paths (later ones are overlays), or its content",
          "anyOf": [
            {
              "type": "string",
              "minLength": 1,
              "maxLength": 1024
            },
            {
              "type": "array",
              "minItems": 1,
              "maxItems": 50,
              "items": {
                "type": "string",
                "minLength": 1,
                "maxLength": 1024,
                "description": "Path of a Compose file"
              }
            },
            {
              "type": "object",
              "additionalProperties": true
            }
          ]
        },
        "size": {
          "description": "One of the template's sizes; without it no size applies",
          "type": "string",
          "minLength": 1,
          "maxLength": 63,
          "pattern": "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
          "patternErrorMessage": "a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end"
        },
        "parameters": {
          "type": "object",
          "maxProperties": 500,
          "propertyNames": {
            "type": "string",
            "minLength": 1,
            "maxLength": 128,
            "pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
            "patternErrorMessage": "a variable name: letters, digits and _, not starting with a digit"
          },
          "additionalProperties": {
            "description": "Value of the variable",
            "type": [
              "string",
              "number",
              "boolean"
            ],
            "maxLength": 65536
          },
          "description": "Values for the template's parameters",
          "default": {}
        },
        "environment": {
          "description": "Compose variables, beside those of env files; they win over these",
          "type": "object",
          "maxProperties": 500,
          "propertyNames": {
            "type": "string",
            "minLength": 1,
            "maxLength": 128,
            "pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
            "patternErrorMessage": "a variable name: letters, digits and _, not starting with a digit"
          },
          "additionalProperties": {
            "description": "Value of the variable",
            "type": [
              "string",
              "integer"
            ],
            "maxLength": 65536
          },
          "default": {}
        },
        "envFiles": {
          "description": "Files of Compose variables, later ones win; `.env` beside the first Compose file when not given",
          "type": "array",
          "maxItems": 50,
          "items": {
            "type": "string",
            "minLength": 1,
            "maxLength": 1024,
            "description": "Path of an env file"
          }
        },
        "secrets": {
          "description": "Compose variables whose values are secret, and where these come from",
          "type": "object",
          "maxProperties": 200,
          "propertyNames": {
            "type": "string",
            "minLength": 1,
            "maxLength": 128,
            "pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
            "patternErrorMessage": "a variable name: letters, digits and _, not starting with a digit"
          },
          "additionalProperties": {
            "title": "InstanceSecret",
            "description": "Where the value comes from: `age`, `env`, `file` or `generate`",
            "anyOf": [
              {
                "title": "AgeSecret",
                "type": "object",
                "required": [
                  "age"
                ],
                "additionalProperties": false,
                "properties": {
                  "age": {
                    "description": "The value, encrypted with age for the identity of the host, in ASCII armor",
                    "type": "string",
                    "maxLength": 131072,
                    "pattern": "^-----BEGIN AGE ENCRYPTED FILE-----",
                    "patternErrorMessage": "an armored age file, starting with -----BEGIN AGE ENCRYPTED FILE-----"
                  }
                }
              },
              {
                "title": "EnvSecret",
                "type": "object",
                "required": [
                  "env"
                ],
                "additionalProperties": false,
                "properties": {
                  "env": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 128,
                    "pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
                    "patternErrorMessage": "a variable name: letters, digits and _, not starting with a digit",
                    "description": "Name of a variable of the host, without the prefix that fleet.yaml sets"
                  }
                }
              },
              {
                "title": "FileSecret",
                "type": "object",
                "required": [
                  "file"
                ],
                "additionalProperties": false,
                "properties": {
                  "file": {
                    "description": "Name of a file in the folder that fleet.yaml sets",
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 128,
                    "pattern": "^[A-Za-z0-9_][A-Za-z0-9_.-]*$",
                    "patternErrorMessage": "a file name of letters, digits, `_`, `.` and `-`, without folders"
                  }
                }
              },
              {
                "title": "PasswordSecret",
                "type": "object",
                "required": [
                  "generate"
                ],
                "additionalProperties": false,
                "properties": {
                  "generate": {
                    "description": "Letters and digits, safe in URLs and shells",
                    "const": "password"
                  },
                  "length": {
                    "description": "Number of characters",
                    "type": "integer",
                    "minimum": 8,
                    "maximum": 256,
                    "default": 32
                  }
                }
              },
              {
                "title": "BytesSecret",
                "type": "object",
                "required": [
                  "generate"
                ],
                "additionalProperties": false,
                "properties": {
                  "generate": {
                    "description": "Random bytes in hexadecimal or base64",
                    "enum": [
                      "hex",
                      "base64"
                    ]
                  },
                  "bytes": {
                    "description": "Number of random bytes before encoding",
                    "type": "integer",
                    "minimum": 8,
                    "maximum": 256,
                    "default": 32
                  }
                }
              },
              {
                "title": "UuidSecret",
                "type": "object",
                "required": [
                  "generate"
                ],
                "additionalProperties": false,
                "properties": {
                  "generate": {
                    "description": "A random UUID, version 4",
                    "const": "uuid"
                  }
                }
              },
              {
                "title": "JwtSecret",
                "type": "object",
                "required": [
                  "generate",
                  "signedBy"
                ],
                "additionalProperties": false,
                "properties": {
                  "generate": {
                    "description": "A JSON Web Token, HS256",
                    "const": "jwt"
                  },
                  "signedBy": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 128,
                    "pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
                    "patternErrorMessage": "a variable name: letters, digits and _, not starting with a digit",
                    "description": "The secret, of the same template or instance, that signs the token"
                  },
                  "claims": {
                    "description": "Claims of the token beside `iat` and `exp`",
                    "type": "object",
                    "additionalProperties": true,
                    "default": {}
                  },
                  "expires": {
                    "description": "Life of the token: one number and one unit",
                    "type": "string",
                    "minLength": 2,
                    "maxLength": 9,
                    "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
                    "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`",
                    "default": "10y"
                  }
                }
              }
            ]
          },
          "default": {}
        },
        "ports": {
          "type": "object",
          "maxProperties": 200,
          "propertyNames": {
            "type": "string",
            "minLength": 1,
            "maxLength": 128,
            "pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
            "patternErrorMessage": "a variable name: letters, digits and _, not starting with a digit"
          },
          "additionalProperties": {
            "description": "A host port, or `auto`: one is chosen from the target's range and kept for the life of the instance",
            "anyOf": [
              {
                "const": "auto"
              },
              {
                "type": "integer",
                "minimum": 1,
                "maximum": 65535
              }
            ]
          },
          "description": "Compose variables that hold host ports",
          "default": {}
        },
        "overrides": {
          "description": "A Compose overlay, merged over the Compose files by Compose's rules",
          "type": "object",
          "additionalProperties": true
        },
        "profiles": {
          "type": "array",
          "maxItems": 100,
          "uniqueItems": true,
          "items": {
            "description": "Name of a Compose profile, or `*` for all of them",
            "type": "string",
            "minLength": 1,
            "maxLength": 128,
            "pattern": "^(?:\\*|[a-zA-Z0-9][a-zA-Z0-9_.-]*)$",
            "patternErrorMessage": "a profile name of letters, digits, `_`, `.` and `-`, or `*` for all"
          },
          "description": "Compose profiles that are on",
          "default": []
        },
        "state": {
          "description": "What it should be doing. `ignored`: left exactly as it is, whatever it is",
          "enum": [
            "running",
            "paused",
            "stopped",
            "ignored"
          ],
          "default": "running"
        },
        "drift": {
          "description": "What happens when it changes without a commit: put right, reported, or not looked at",
          "enum": [
            "correct",
            "warn",
            "off"
          ],
          "default": "correct"
        },
        "ignore": {
          "description": "Fields left alone when declared and live are compared, as `service:field`",
          "type": "array",
          "maxItems": 200,
          "items": {
            "description": "A service and a field, `*` for any: `db:memory`, `web:env.BUILD_*`, `*:labels`",
            "type": "string",
            "minLength": 1,
            "maxLength": 256,
            "pattern": "^[A-Za-z0-9_.*-]+:[^\\s]+$",
            "patternErrorMessage": "a service, a colon and a field, such as `db:memory` or `web:env.BUILD_*`"
          },
          "default": []
        },
        "protect": {
          "description": "True: no plan may remove the instance or its data",
          "type": "boolean",
          "default": false
        },
        "cloneFrom": {
          "title": "CloneFromSpec",
          "description": "Where its data comes from before it is started for the first time; until then it is not started. Means nothing once it was applied",
          "type": "object",
          "required": [
            "instance"
          ],
          "additionalProperties": false,
          "properties": {
            "instance": {
              "description": "The instance whose backup it is, which is never touched",
              "type": "string",
              "minLength": 1,
              "maxLength": 63,
              "pattern": "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
              "patternErrorMessage": "a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end"
            },
            "backup": {
              "description": "A certain backup of it; when not given, the newest good one",
              "type": "string",
              "pattern": "^[0-9]{8}T[0-9]{6}Z-[0-9a-f]{8}$",
              "patternErrorMessage": "the id of a backup, such as 20261120T021700Z-5f3a9c1e"
            }
          }
        },
        "dependsOn": {
          "description": "Instances that must be healthy before this one starts",
          "type": "array",
          "maxItems": 200,
          "uniqueItems": true,
          "items": {
            "description": "Name of an instance",
            "type": "string",
            "minLength": 1,
            "maxLength": 63,
            "pattern": "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
            "patternErrorMessage": "a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end"
          },
          "default": []
        },
        "health": {
          "title": "HealthSpec",
          "description": "When it counts as healthy after a change",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "within": {
              "description": "Longest time to become healthy",
              "type": "string",
              "minLength": 2,
              "maxLength": 9,
              "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
              "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`",
              "default": "2m"
            },
            "stableFor": {
              "description": "Time it must then stay so",
              "type": "string",
              "minLength": 2,
              "maxLength": 9,
              "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
              "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`",
              "default": "5s"
            }
          },
          "default": {}
        },
        "backup": {
          "title": "BackupSpec",
          "description": "What of it is to be backed up; in place of what the template says",
          "type": "object",
          "required": [
            "sources"
          ],
          "additionalProperties": false,
          "properties": {
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
              "description": "Its parts",
              "minItems": 1
            }
          }
        }
      }
    }
  }
};
