// Written by scripts/generate.ts from schemas/data-source.schema.json. Do not edit.

/**
 * The account's password
 */
export type ForeignSecret = AgeSecret | EnvSecret | FileSecret;

/**
 * A database that is no instance of this fleet, for policies to back up
 */
export interface DataSourceDeclaration {
  /**
   * Version of the declaration format
   */
  readonly apiVersion: 'shipshape.dev/v1';
  /**
   * What is declared
   */
  readonly kind: 'DataSource';
  readonly metadata: DataSourceMetadata;
  readonly spec: DataSourceSpec;
}
/**
 * What it is called
 */
export interface DataSourceMetadata {
  /**
   * Name of it, unique in the repository and the name of no instance
   */
  readonly name: string;
}
/**
 * Where it is, and who may read it
 */
export interface DataSourceSpec {
  /**
   * Target whose engine runs the programs that read it; left out: the only one
   */
  readonly target?: string;
  /**
   * Kind of database
   */
  readonly type: 'postgres' | 'mariadb' | 'mysql' | 'mongodb' | 'redis';
  /**
   * Name or address of the server, as containers on the network see it
   */
  readonly host: string;
  /**
   * Its port; left out: the usual one
   */
  readonly port?: number;
  /**
   * Account that reads everything
   */
  readonly user: string;
  readonly password?: ForeignSecret;
  /**
   * Image with the programs of the same version as the server
   */
  readonly image: string;
  /**
   * Network of the engine that the server can be reached from
   */
  readonly network?: string;
  /**
   * Databases by name; empty: every one that the server has
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
   * How long a dump waits for a table that somebody has locked
   */
  readonly lockTimeout?: string;
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

/** The schema of dataSource declarations, complete in itself. */
export const dataSourceSchema: object = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "https://shipshape.dev/schemas/v1/data-source.schema.json",
  "title": "DataSourceDeclaration",
  "description": "A database that is no instance of this fleet, for policies to back up",
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
      "const": "DataSource"
    },
    "metadata": {
      "title": "DataSourceMetadata",
      "description": "What it is called",
      "type": "object",
      "required": [
        "name"
      ],
      "additionalProperties": false,
      "properties": {
        "name": {
          "description": "Name of it, unique in the repository and the name of no instance",
          "type": "string",
          "minLength": 1,
          "maxLength": 63,
          "pattern": "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
          "patternErrorMessage": "a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end"
        }
      }
    },
    "spec": {
      "title": "DataSourceSpec",
      "description": "Where it is, and who may read it",
      "type": "object",
      "required": [
        "type",
        "host",
        "user",
        "image"
      ],
      "additionalProperties": false,
      "properties": {
        "target": {
          "description": "Target whose engine runs the programs that read it; left out: the only one",
          "type": "string",
          "minLength": 1,
          "maxLength": 63,
          "pattern": "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
          "patternErrorMessage": "a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end"
        },
        "type": {
          "description": "Kind of database",
          "type": "string",
          "enum": [
            "postgres",
            "mariadb",
            "mysql",
            "mongodb",
            "redis"
          ]
        },
        "host": {
          "description": "Name or address of the server, as containers on the network see it",
          "type": "string",
          "minLength": 1,
          "maxLength": 253,
          "pattern": "^[A-Za-z0-9][A-Za-z0-9.:_-]*$",
          "patternErrorMessage": "the name or address of a machine, without a port"
        },
        "port": {
          "description": "Its port; left out: the usual one",
          "type": "integer",
          "minimum": 1,
          "maximum": 65535
        },
        "user": {
          "description": "Account that reads everything",
          "type": "string",
          "minLength": 1,
          "maxLength": 128
        },
        "password": {
          "title": "ForeignSecret",
          "description": "The account's password",
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
            }
          ]
        },
        "image": {
          "description": "Image with the programs of the same version as the server",
          "type": "string",
          "minLength": 1,
          "maxLength": 512
        },
        "network": {
          "description": "Network of the engine that the server can be reached from",
          "type": "string",
          "minLength": 1,
          "maxLength": 128,
          "default": "bridge"
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
          "description": "Databases by name; empty: every one that the server has",
          "default": []
        },
        "globals": {
          "description": "Roles, grants and table spaces too, where the server keeps them apart from databases",
          "type": "boolean",
          "default": true
        },
        "lockTimeout": {
          "description": "How long a dump waits for a table that somebody has locked",
          "type": "string",
          "minLength": 2,
          "maxLength": 9,
          "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
          "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`",
          "default": "60s"
        }
      }
    }
  }
};
