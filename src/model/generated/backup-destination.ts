// Written by scripts/generate.ts from schemas/backup-destination.schema.json. Do not edit.

/**
 * Id of the account's key
 */
export type ForeignSecret = AgeSecret | EnvSecret | FileSecret;
/**
 * The key itself
 */
export type ForeignSecret1 = AgeSecret1 | EnvSecret1 | FileSecret1;
/**
 * The account's private key, without a passphrase
 */
export type ForeignSecret2 = AgeSecret2 | EnvSecret2 | FileSecret2;
/**
 * The account's password, for machines that take no key
 */
export type ForeignSecret3 = AgeSecret3 | EnvSecret3 | FileSecret3;

/**
 * A place where backups are kept
 */
export interface BackupDestinationDeclaration {
  /**
   * Version of the declaration format
   */
  readonly apiVersion: 'shipshape.dev/v1';
  /**
   * What is declared
   */
  readonly kind: 'BackupDestination';
  readonly metadata: BackupDestinationMetadata;
  readonly spec: BackupDestinationSpec;
}
/**
 * What it is called
 */
export interface BackupDestinationMetadata {
  /**
   * Name of the destination, unique in the repository
   */
  readonly name: string;
}
/**
 * Where it is (one of `local`, `s3` and `sftp`), and who can open what is kept there
 */
export interface BackupDestinationSpec {
  readonly local?: LocalPlaceSpec;
  readonly s3?: S3PlaceSpec;
  readonly sftp?: SftpPlaceSpec;
  readonly encryption?: EncryptionSpec;
  readonly limits?: DestinationLimitsSpec;
}
/**
 * A folder of the machine that Shipshape runs on, or what is mounted there
 */
export interface LocalPlaceSpec {
  /**
   * Its path
   */
  readonly folder: string;
}
/**
 * A bucket of S3 or of a store that speaks as S3 does
 */
export interface S3PlaceSpec {
  /**
   * Address of the store
   */
  readonly endpoint: string;
  /**
   * Region of the bucket; stores of one's own mostly take any
   */
  readonly region?: string;
  /**
   * Name of the bucket; it must be there
   */
  readonly bucket: string;
  /**
   * Folder in the bucket
   */
  readonly prefix?: string;
  /**
   * The bucket stands in the path of addresses, not in the host's name
   */
  readonly pathStyle?: boolean;
  /**
   * `off` for stores that refuse the newer checksum headers
   */
  readonly checksums?: 'auto' | 'off';
  readonly accessKeyId: ForeignSecret;
  readonly secretAccessKey: ForeignSecret1;
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
export interface AgeSecret1 {
  /**
   * The value, encrypted with age for the identity of the host, in ASCII armor
   */
  readonly age: string;
}
export interface EnvSecret1 {
  /**
   * Name of a variable of the host, without the prefix that fleet.yaml sets
   */
  readonly env: string;
}
export interface FileSecret1 {
  /**
   * Name of a file in the folder that fleet.yaml sets
   */
  readonly file: string;
}
/**
 * A folder of another machine, over SSH
 */
export interface SftpPlaceSpec {
  /**
   * Name or address of the machine
   */
  readonly host: string;
  /**
   * Port of its SSH server
   */
  readonly port?: number;
  /**
   * Account there
   */
  readonly user: string;
  /**
   * Path of the folder there; relative ones start at the account's home
   */
  readonly folder: string;
  /**
   * Fingerprints of the keys that the machine may show, as `ssh-keygen -l` prints them
   *
   * @minItems 1
   * @maxItems 20
   *
   * Items: A fingerprint
   */
  readonly hostKeys: readonly string[];
  readonly sshKey?: ForeignSecret2;
  readonly password?: ForeignSecret3;
}
export interface AgeSecret2 {
  /**
   * The value, encrypted with age for the identity of the host, in ASCII armor
   */
  readonly age: string;
}
export interface EnvSecret2 {
  /**
   * Name of a variable of the host, without the prefix that fleet.yaml sets
   */
  readonly env: string;
}
export interface FileSecret2 {
  /**
   * Name of a file in the folder that fleet.yaml sets
   */
  readonly file: string;
}
export interface AgeSecret3 {
  /**
   * The value, encrypted with age for the identity of the host, in ASCII armor
   */
  readonly age: string;
}
export interface EnvSecret3 {
  /**
   * Name of a variable of the host, without the prefix that fleet.yaml sets
   */
  readonly env: string;
}
export interface FileSecret3 {
  /**
   * Name of a file in the folder that fleet.yaml sets
   */
  readonly file: string;
}
/**
 * Who can open what is kept here, besides this host
 */
export interface EncryptionSpec {
  /**
   * Public keys of age, each of a key that is kept elsewhere
   *
   * @maxItems 50
   *
   * Items: A public key
   */
  readonly recipients?: readonly string[];
  /**
   * There must be such a key: what only this host can open is lost with it
   */
  readonly requireRecovery?: boolean;
}
/**
 * How much of it may be used
 */
export interface DestinationLimitsSpec {
  /**
   * Bytes in a second; left out: as fast as it goes
   */
  readonly bandwidth?: string;
  /**
   * Share of the place, in percent, that must stay free; 0: not looked at
   */
  readonly minFree?: number;
}

/** The schema of backupDestination declarations, complete in itself. */
export const backupDestinationSchema: object = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "https://shipshape.dev/schemas/v1/backup-destination.schema.json",
  "title": "BackupDestinationDeclaration",
  "description": "A place where backups are kept",
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
      "const": "BackupDestination"
    },
    "metadata": {
      "title": "BackupDestinationMetadata",
      "description": "What it is called",
      "type": "object",
      "required": [
        "name"
      ],
      "additionalProperties": false,
      "properties": {
        "name": {
          "description": "Name of the destination, unique in the repository",
          "type": "string",
          "minLength": 1,
          "maxLength": 63,
          "pattern": "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
          "patternErrorMessage": "a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end"
        }
      }
    },
    "spec": {
      "title": "BackupDestinationSpec",
      "description": "Where it is (one of `local`, `s3` and `sftp`), and who can open what is kept there",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "local": {
          "title": "LocalPlaceSpec",
          "description": "A folder of the machine that Shipshape runs on, or what is mounted there",
          "type": "object",
          "required": [
            "folder"
          ],
          "additionalProperties": false,
          "properties": {
            "folder": {
              "type": "string",
              "minLength": 1,
              "maxLength": 1024,
              "pattern": "^/",
              "patternErrorMessage": "an absolute path, starting with /",
              "description": "Its path"
            }
          }
        },
        "s3": {
          "title": "S3PlaceSpec",
          "description": "A bucket of S3 or of a store that speaks as S3 does",
          "type": "object",
          "required": [
            "endpoint",
            "bucket",
            "accessKeyId",
            "secretAccessKey"
          ],
          "additionalProperties": false,
          "properties": {
            "endpoint": {
              "description": "Address of the store",
              "type": "string",
              "minLength": 8,
              "maxLength": 1024,
              "pattern": "^https?://[^\\s/?#@]+/?$",
              "patternErrorMessage": "an address such as `https://s3.eu-central-1.amazonaws.com`, without a path and without an account"
            },
            "region": {
              "description": "Region of the bucket; stores of one's own mostly take any",
              "type": "string",
              "minLength": 1,
              "maxLength": 64,
              "default": "us-east-1"
            },
            "bucket": {
              "description": "Name of the bucket; it must be there",
              "type": "string",
              "minLength": 3,
              "maxLength": 63,
              "pattern": "^[a-z0-9][a-z0-9.-]+[a-z0-9]$",
              "patternErrorMessage": "the name of a bucket: 3 to 63 characters out of a-z, 0-9, `.` and `-`"
            },
            "prefix": {
              "description": "Folder in the bucket",
              "type": "string",
              "maxLength": 512,
              "pattern": "^$|^[A-Za-z0-9!_.*'()-]+(?:/[A-Za-z0-9!_.*'()-]+)*$",
              "patternErrorMessage": "a path without slashes at its ends, such as `backups/docker`",
              "default": ""
            },
            "pathStyle": {
              "description": "The bucket stands in the path of addresses, not in the host's name",
              "type": "boolean",
              "default": false
            },
            "checksums": {
              "description": "`off` for stores that refuse the newer checksum headers",
              "type": "string",
              "enum": [
                "auto",
                "off"
              ],
              "default": "auto"
            },
            "accessKeyId": {
              "title": "ForeignSecret",
              "description": "Id of the account's key",
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
            "secretAccessKey": {
              "title": "ForeignSecret",
              "description": "The key itself",
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
            }
          }
        },
        "sftp": {
          "title": "SftpPlaceSpec",
          "description": "A folder of another machine, over SSH",
          "type": "object",
          "required": [
            "host",
            "user",
            "folder",
            "hostKeys"
          ],
          "additionalProperties": false,
          "properties": {
            "host": {
              "description": "Name or address of the machine",
              "type": "string",
              "minLength": 1,
              "maxLength": 253,
              "pattern": "^[A-Za-z0-9][A-Za-z0-9.:_-]*$",
              "patternErrorMessage": "the name or address of a machine, without a port"
            },
            "port": {
              "description": "Port of its SSH server",
              "type": "integer",
              "minimum": 1,
              "maximum": 65535,
              "default": 22
            },
            "user": {
              "description": "Account there",
              "type": "string",
              "minLength": 1,
              "maxLength": 128,
              "pattern": "^[^\\s:@/]+$",
              "patternErrorMessage": "the name of an account"
            },
            "folder": {
              "type": "string",
              "minLength": 1,
              "maxLength": 1024,
              "description": "Path of the folder there; relative ones start at the account's home"
            },
            "hostKeys": {
              "description": "Fingerprints of the keys that the machine may show, as `ssh-keygen -l` prints them",
              "type": "array",
              "minItems": 1,
              "maxItems": 20,
              "uniqueItems": true,
              "items": {
                "description": "A fingerprint",
                "type": "string",
                "pattern": "^SHA256:[A-Za-z0-9+/]{43}$",
                "patternErrorMessage": "a fingerprint such as `SHA256:` and 43 characters, from `ssh-keyscan HOST | ssh-keygen -lf -`"
              }
            },
            "sshKey": {
              "title": "ForeignSecret",
              "description": "The account's private key, without a passphrase",
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
            "password": {
              "title": "ForeignSecret",
              "description": "The account's password, for machines that take no key",
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
            }
          }
        },
        "encryption": {
          "title": "EncryptionSpec",
          "description": "Who can open what is kept here, besides this host",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "recipients": {
              "description": "Public keys of age, each of a key that is kept elsewhere",
              "type": "array",
              "maxItems": 50,
              "uniqueItems": true,
              "items": {
                "description": "A public key",
                "type": "string",
                "minLength": 1,
                "maxLength": 4096,
                "pattern": "^age1[ac-hj-np-z02-9]+$",
                "patternErrorMessage": "a public key of age, `age1` and 58 more characters, as `age-keygen` prints it"
              },
              "default": []
            },
            "requireRecovery": {
              "description": "There must be such a key: what only this host can open is lost with it",
              "type": "boolean",
              "default": true
            }
          },
          "default": {}
        },
        "limits": {
          "title": "DestinationLimitsSpec",
          "description": "How much of it may be used",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "bandwidth": {
              "description": "Bytes in a second; left out: as fast as it goes",
              "type": "string",
              "maxLength": 20,
              "pattern": "^[1-9][0-9]{0,6}(?:[KMG]i?B|kB|B)/s$",
              "patternErrorMessage": "a number, a unit and `/s`, such as `50MiB/s` or `500kB/s`"
            },
            "minFree": {
              "description": "Share of the place, in percent, that must stay free; 0: not looked at",
              "type": "integer",
              "minimum": 0,
              "maximum": 90,
              "default": 5
            }
          },
          "default": {}
        }
      }
    }
  }
};
