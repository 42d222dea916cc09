// Written by scripts/generate.ts from schemas/fleet.schema.json. Do not edit.

/**
 * Everything one reconciler looks after. It lives beside the reconciler, not in the repository
 */
export interface FleetDeclaration {
  /**
   * Version of the declaration format
   */
  readonly apiVersion: 'shipshape.dev/v1';
  /**
   * What is declared
   */
  readonly kind: 'Fleet';
  readonly metadata: FleetMetadata;
  readonly spec: FleetSpec;
}
/**
 * Who it is
 */
export interface FleetMetadata {
  /**
   * Name of the fleet: written on everything it owns, so keep it for ever
   */
  readonly name: string;
}
/**
 * Where declarations come from, where they go, and what is kept
 */
export interface FleetSpec {
  readonly source: SourceSpec;
  /**
   * The Docker engines that instances run on, by name
   */
  readonly targets: {
    readonly [k: string]: TargetSpec;
  };
  /**
   * Folder on this host for what must be remembered; back it up. Relative to fleet.yaml
   */
  readonly stateDir?: string;
  readonly secrets?: SecretsSpec;
  readonly budget?: BudgetSpec;
}
/**
 * Where declarations come from. It has either `url` or `folder`
 */
export interface SourceSpec {
  /**
   * The git repository: https://, ssh://, user@host:path or file://. Credentials go into `credentials`, never into the url
   */
  readonly url?: string;
  /**
   * Instead of a repository: a folder read as it lies, relative to fleet.yaml
   */
  readonly folder?: string;
  /**
   * The branch to follow
   */
  readonly branch?: string;
  /**
   * The folder inside the repository that holds the declarations
   */
  readonly path?: string;
  /**
   * Deadline of one git command
   */
  readonly timeout?: string;
  readonly credentials?: CredentialsSpec;
}
/**
 * How to get in. Files, so that no secret stands in fleet.yaml; relative to fleet.yaml
 */
export interface CredentialsSpec {
  /**
   * Private key for ssh
   */
  readonly sshKeyFile?: string;
  /**
   * Host keys for ssh; a host that is not in it is refused. Without it: the known hosts of the user and of the system
   */
  readonly knownHostsFile?: string;
  /**
   * Token for https; either the token alone, or `user:token`
   */
  readonly tokenFile?: string;
}
/**
 * One Docker engine
 */
export interface TargetSpec {
  /**
   * Its address: unix:///path, tcp://host:port or ssh://user@host
   */
  readonly docker: string;
  readonly tls?: TlsSpec;
  /**
   * Folder on the target for data folders and delivered files
   */
  readonly dataRoot?: string;
  /**
   * Address for ports that are published without one; without it all addresses, as in Compose
   */
  readonly publishAddress?: string;
  /**
   * Range of host ports for `auto`, first and last
   */
  readonly autoPorts?: string;
  /**
   * Engine calls at once
   */
  readonly parallelism?: number;
  /**
   * Deadline of one engine call; pulls, builds and waits have their own
   */
  readonly timeout?: string;
}
/**
 * Certificates for tcp://, relative to fleet.yaml
 */
export interface TlsSpec {
  /**
   * Certificate of the authority that signed the engine's
   */
  readonly caFile: string;
  /**
   * Our certificate
   */
  readonly certFile: string;
  /**
   * Key of our certificate
   */
  readonly keyFile: string;
}
/**
 * Where values of secrets come from, beside those that are generated
 */
export interface SecretsSpec {
  /**
   * The age identity of this host; `<stateDir>/identity.age.txt` when not given. Relative to fleet.yaml
   */
  readonly identityFile?: string;
  readonly env?: EnvSourceSpec;
  /**
   * Lets instances use the files of this folder, one secret a file. Relative to fleet.yaml
   */
  readonly folder?: string;
}
/**
 * Lets instances use variables of the reconciler's own environment
 */
export interface EnvSourceSpec {
  /**
   * Only variables that start so can be used, and are named without it
   */
  readonly prefix: string;
}
/**
 * A plan that removes more than this is refused without --allow-removals
 */
export interface BudgetSpec {
  /**
   * Share of a target's instances, in percent
   */
  readonly removePercent?: number;
  /**
   * Number of a target's instances
   */
  readonly removeCount?: number;
}

/** The schema of fleet declarations, complete in itself. */
export const fleetSchema: object = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "https://shipshape.dev/schemas/v1/fleet.schema.json",
  "title": "FleetDeclaration",
  "description": "Everything one reconciler looks after. It lives beside the reconciler, not in the repository",
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
      "const": "Fleet"
    },
    "metadata": {
      "title": "FleetMetadata",
      "description": "Who it is",
      "type": "object",
      "required": [
        "name"
      ],
      "additionalProperties": false,
      "properties": {
        "name": {
          "description": "Name of the fleet: written on everything it owns, so keep it for ever",
          "type": "string",
          "minLength": 1,
          "maxLength": 63,
          "pattern": "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
          "patternErrorMessage": "a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end"
        }
      }
    },
    "spec": {
      "title": "FleetSpec",
      "description": "Where declarations come from, where they go, and what is kept",
      "type": "object",
      "required": [
        "source",
        "targets"
      ],
      "additionalProperties": false,
      "properties": {
        "source": {
          "title": "SourceSpec",
          "description": "Where declarations come from. It has either `url` or `folder`",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "url": {
              "description": "The git repository: https://, ssh://, user@host:path or file://. Credentials go into `credentials`, never into the url",
              "type": "string",
              "minLength": 1,
              "maxLength": 2048
            },
            "folder": {
              "type": "string",
              "minLength": 1,
              "maxLength": 1024,
              "description": "Instead of a repository: a folder read as it lies, relative to fleet.yaml"
            },
            "branch": {
              "description": "The branch to follow",
              "type": "string",
              "minLength": 1,
              "maxLength": 255,
              "default": "main"
            },
            "path": {
              "type": "string",
              "minLength": 1,
              "maxLength": 1024,
              "description": "The folder inside the repository that holds the declarations",
              "default": "."
            },
            "timeout": {
              "description": "Deadline of one git command",
              "type": "string",
              "minLength": 2,
              "maxLength": 9,
              "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
              "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`",
              "default": "60s"
            },
            "credentials": {
              "title": "CredentialsSpec",
              "description": "How to get in. Files, so that no secret stands in fleet.yaml; relative to fleet.yaml",
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "sshKeyFile": {
                  "type": "string",
                  "minLength": 1,
                  "maxLength": 1024,
                  "description": "Private key for ssh"
                },
                "knownHostsFile": {
                  "type": "string",
                  "minLength": 1,
                  "maxLength": 1024,
                  "description": "Host keys for ssh; a host that is not in it is refused. Without it: the known hosts of the user and of the system"
                },
                "tokenFile": {
                  "type": "string",
                  "minLength": 1,
                  "maxLength": 1024,
                  "description": "Token for https; either the token alone, or `user:token`"
                }
              },
              "default": {}
            }
          }
        },
        "targets": {
          "description": "The Docker engines that instances run on, by name",
          "type": "object",
          "minProperties": 1,
          "maxProperties": 200,
          "propertyNames": {
            "description": "A DNS label",
            "type": "string",
            "minLength": 1,
            "maxLength": 63,
            "pattern": "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
            "patternErrorMessage": "a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end"
          },
          "additionalProperties": {
            "title": "TargetSpec",
            "description": "One Docker engine",
            "type": "object",
            "required": [
              "docker"
            ],
            "additionalProperties": false,
            "properties": {
              "docker": {
                "description": "Its address: unix:///path, tcp://host:port or ssh://user@host",
                "type": "string",
                "minLength": 1,
                "maxLength": 512
              },
              "tls": {
                "title": "TlsSpec",
                "description": "Certificates for tcp://, relative to fleet.yaml",
                "type": "object",
                "required": [
                  "caFile",
                  "certFile",
                  "keyFile"
                ],
                "additionalProperties": false,
                "properties": {
                  "caFile": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 1024,
                    "description": "Certificate of the authority that signed the engine's"
                  },
                  "certFile": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 1024,
                    "description": "Our certificate"
                  },
                  "keyFile": {
                    "type": "string",
                    "minLength": 1,
                    "maxLength": 1024,
                    "description": "Key of our certificate"
                  }
                }
              },
              "dataRoot": {
                "type": "string",
                "minLength": 1,
                "maxLength": 1024,
                "pattern": "^/",
                "patternErrorMessage": "an absolute path, starting with /",
                "description": "Folder on the target for data folders and delivered files",
                "default": "/var/lib/shipshape"
              },
              "publishAddress": {
                "description": "Address for ports that are published without one; without it all addresses, as in Compose",
                "type": "string",
                "minLength": 2,
                "maxLength": 45
              },
              "autoPorts": {
                "description": "Range of host ports for `auto`, first and last",
                "type": "string",
                "maxLength": 11,
                "pattern": "^[1-9][0-9]{0,4}-[1-9][0-9]{0,4}$",
                "patternErrorMessage": "a range of ports such as `30000-30999`",
                "default": "30000-30999"
              },
              "parallelism": {
                "description": "Engine calls at once",
                "type": "integer",
                "minimum": 1,
                "maximum": 64,
                "default": 8
              },
              "timeout": {
                "description": "Deadline of one engine call; pulls, builds and waits have their own",
                "type": "string",
                "minLength": 2,
                "maxLength": 9,
                "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
                "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`",
                "default": "60s"
              }
            }
          }
        },
        "stateDir": {
          "type": "string",
          "minLength": 1,
          "maxLength": 1024,
          "description": "Folder on this host for what must be remembered; back it up. Relative to fleet.yaml",
          "default": "/var/lib/shipshape/state"
        },
        "secrets": {
          "title": "SecretsSpec",
          "description": "Where values of secrets come from, beside those that are generated",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "identityFile": {
              "type": "string",
              "minLength": 1,
              "maxLength": 1024,
              "description": "The age identity of this host; `<stateDir>/identity.age.txt` when not given. Relative to fleet.yaml"
            },
            "env": {
              "title": "EnvSourceSpec",
              "description": "Lets instances use variables of the reconciler's own environment",
              "type": "object",
              "required": [
                "prefix"
              ],
              "additionalProperties": false,
              "properties": {
                "prefix": {
                  "type": "string",
                  "minLength": 1,
                  "maxLength": 128,
                  "pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
                  "patternErrorMessage": "a variable name: letters, digits and _, not starting with a digit",
                  "description": "Only variables that start so can be used, and are named without it"
                }
              }
            },
            "folder": {
              "type": "string",
              "minLength": 1,
              "maxLength": 1024,
              "description": "Lets instances use the files of this folder, one secret a file. Relative to fleet.yaml"
            }
          },
          "default": {}
        },
        "budget": {
          "title": "BudgetSpec",
          "description": "A plan that removes more than this is refused without --allow-removals",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "removePercent": {
              "description": "Share of a target's instances, in percent",
              "type": "integer",
              "minimum": 0,
              "maximum": 100,
              "default": 20
            },
            "removeCount": {
              "description": "Number of a target's instances",
              "type": "integer",
              "minimum": 0,
              "maximum": 10000,
              "default": 5
            }
          },
          "default": {}
        }
      }
    }
  }
};
