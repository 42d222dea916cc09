// Written by scripts/generate.ts from schemas/template.schema.json. Do not edit.

/**
 * How the value is made
 */
export type GeneratedSecret = PasswordSecret | BytesSecret | UuidSecret | JwtSecret;

/**
 * A stack in Compose syntax with parameters, sizes and secrets, for instances to be made from
 */
export interface TemplateDeclaration {
  /**
   * Version of the declaration format
   */
  readonly apiVersion: 'shipshape.dev/v1';
  /**
   * What is declared
   */
  readonly kind: 'Template';
  readonly metadata: TemplateMetadata;
  readonly spec: TemplateSpec;
}
/**
 * Who it is
 */
export interface TemplateMetadata {
  /**
   * Name of the template, unique among the templates of the repository
   */
  readonly name: string;
}
/**
 * What it is made of
 */
export interface TemplateSpec {
  /**
   * What the template is for, in a sentence or two
   */
  readonly description?: string;
  /**
   * Compose variables that an instance may set, each with its type. One without a default must be set
   */
  readonly parameters?: {
    readonly [k: string]: ParameterSpec;
  };
  /**
   * Named sizes for instances to choose from
   */
  readonly sizes?: {
    readonly [k: string]: SizeSpec;
  };
  /**
   * Compose variables whose values are made once for each instance and kept encrypted
   */
  readonly secrets?: {
    readonly [k: string]: GeneratedSecret;
  };
  /**
   * Compose variables that hold host ports, with the port an instance gets when it sets none
   */
  readonly ports?: {
    /**
     * A host port, or `auto`: one is chosen from the target's range and kept for the life of the instance
     */
    readonly [k: string]: 'auto' | number;
  };
  /**
   * Compose variables put together from others, by interpolation
   */
  readonly computed?: {
    /**
     * Text with `${VARIABLE}`
     */
    readonly [k: string]: string;
  };
  /**
   * The Compose file: its path beside the declaration, a list of paths (later ones are overlays), or its content
   */
  readonly compose:
    | string
    | readonly string[]
    | {
        readonly [k: string]: unknown;
      };
  /**
   * Compose profiles that are on in every instance
   *
   * @maxItems 100
   *
   * Items: Name of a Compose profile, or `*` for all of them
   */
  readonly profiles?: readonly string[];
  readonly backup?: BackupSpec;
}
/**
 * One variable, as a JSON Schema of few words
 */
export interface ParameterSpec {
  /**
   * Type of the value
   */
  readonly type?: 'string' | 'integer' | 'number' | 'boolean';
  /**
   * What the parameter does
   */
  readonly description?: string;
  /**
   * Value when the instance sets none; without it the instance must
   */
  readonly default?: string | number | boolean;
  /**
   * The only values allowed
   *
   * @minItems 1
   * @maxItems 500
   *
   * Items: An allowed value
   */
  readonly enum?: readonly (string | number | boolean)[];
  /**
   * Least number allowed
   */
  readonly minimum?: number;
  /**
   * Greatest number allowed
   */
  readonly maximum?: number;
  /**
   * Least number of characters
   */
  readonly minLength?: number;
  /**
   * Greatest number of characters
   */
  readonly maxLength?: number;
}
/**
 * One size: values for parameters and limits for services
 */
export interface SizeSpec {
  /**
   * Values that this size gives to parameters of the template
   */
  readonly parameters?: {
    /**
     * Value of the variable
     */
    readonly [k: string]: string | number | boolean;
  };
  /**
   * Limits by service of the Compose file; they win over what the file says
   */
  readonly limits?: {
    readonly [k: string]: LimitsSpec;
  };
}
/**
 * Limits of one service
 */
export interface LimitsSpec {
  /**
   * Memory limit: a number and a unit, as in Compose
   */
  readonly memory?: string;
  /**
   * CPU limit in cores
   */
  readonly cpus?: string | number;
  /**
   * Greatest number of processes
   */
  readonly pids?: number;
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
 * What of an instance is to be backed up, for policies that do not say so themselves
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

/** The schema of template declarations, complete in itself. */
export const templateSchema: object = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "https://shipshape.dev/schemas/v1/template.schema.json",
  "title": "TemplateDeclaration",
  "description": "A stack in Compose syntax with parameters, sizes and secrets, for instances to be made from",
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
      "const": "Template"
    },
    "metadata": {
      "title": "TemplateMetadata",
      "description": "Who it is",
      "type": "object",
      "required": [
        "name"
      ],
      "additionalProperties": false,
      "properties": {
        "name": {
          "description": "Name of the template, unique among the templates of the repository",
          "type": "string",
          "minLength": 1,
          "maxLength": 63,
          "pattern": "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
          "patternErrorMessage": "a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end"
        }
      }
    },
    "spec": {
      "title": "TemplateSpec",
      "description": "What it is made of",
      "type": "object",
      "required": [
        "compose"
      ],
      "additionalProperties": false,
      "properties": {
        "description": {
          "description": "What the template is for, in a sentence or two",
          "type": "string",
          "maxLength": 4096
        },
        "parameters": {
          "description": "Compose variables that an instance may set, each with its type. One without a default must be set",
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
            "title": "ParameterSpec",
            "description": "One variable, as a JSON Schema of few words",
            "type": "object",
            "additionalProperties": false,
            "properties": {
              "type": {
                "description": "Type of the value",
                "enum": [
                  "string",
                  "integer",
                  "number",
                  "boolean"
                ],
                "default": "string"
              },
              "description": {
                "description": "What the parameter does",
                "type": "string",
                "maxLength": 4096
              },
              "default": {
                "description": "Value when the instance sets none; without it the instance must",
                "type": [
                  "string",
                  "number",
                  "boolean"
                ],
                "maxLength": 65536
              },
              "enum": {
                "description": "The only values allowed",
                "type": "array",
                "minItems": 1,
                "maxItems": 500,
                "items": {
                  "description": "An allowed value",
                  "type": [
                    "string",
                    "number",
                    "boolean"
                  ],
                  "maxLength": 65536
                }
              },
              "minimum": {
                "description": "Least number allowed",
                "type": "number"
              },
              "maximum": {
                "description": "Greatest number allowed",
                "type": "number"
              },
              "minLength": {
                "description": "Least number of characters",
                "type": "integer",
                "minimum": 0,
                "maximum": 65536
              },
              "maxLength": {
                "description": "Greatest number of characters",
                "type": "integer",
                "minimum": 0,
                "maximum": 65536
              }
            }
          },
          "default": {}
        },
        "sizes": {
          "description": "Named sizes for instances to choose from",
          "type": "object",
          "maxProperties": 50,
          "propertyNames": {
            "description": "A DNS label",
            "type": "string",
            "minLength": 1,
            "maxLength": 63,
            "pattern": "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
            "patternErrorMessage": "a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end"
          },
          "additionalProperties": {
            "title": "SizeSpec",
            "description": "One size: values for parameters and limits for services",
            "type": "object",
            "additionalProperties": false,
            "properties": {
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
                "description": "Values that this size gives to parameters of the template",
                "default": {}
              },
              "limits": {
                "description": "Limits by service of the Compose file; they win over what the file says",
                "type": "object",
                "maxProperties": 200,
                "additionalProperties": {
                  "title": "LimitsSpec",
                  "description": "Limits of one service",
                  "type": "object",
                  "additionalProperties": false,
                  "properties": {
                    "memory": {
                      "description": "Memory limit: a number and a unit, as in Compose",
                      "type": "string",
                      "maxLength": 20,
                      "pattern": "^[1-9][0-9]*(?:[bkmgBKMG]|[kmgKMG][bB])?$",
                      "patternErrorMessage": "an amount of memory such as `512m` or `2g`"
                    },
                    "cpus": {
                      "description": "CPU limit in cores",
                      "type": [
                        "string",
                        "number"
                      ],
                      "maxLength": 20,
                      "exclusiveMinimum": 0,
                      "maximum": 4096,
                      "pattern": "^[0-9]+(?:\\.[0-9]+)?$",
                      "patternErrorMessage": "a number of cores such as `\"0.5\"`"
                    },
                    "pids": {
                      "description": "Greatest number of processes",
                      "type": "integer",
                      "minimum": 1,
                      "maximum": 4194304
                    }
                  }
                },
                "default": {}
              }
            }
          },
          "default": {}
        },
        "secrets": {
          "description": "Compose variables whose values are made once for each instance and kept encrypted",
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
            "title": "GeneratedSecret",
            "description": "How the value is made",
            "anyOf": [
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
          "description": "Compose variables that hold host ports, with the port an instance gets when it sets none",
          "default": {}
        },
        "computed": {
          "description": "Compose variables put together from others, by interpolation",
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
            "description": "Text with `${VARIABLE}`",
            "type": "string",
            "maxLength": 65536
          },
          "default": {}
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
          "description": "Compose profiles that are on in every instance",
          "default": []
        },
        "backup": {
          "title": "BackupSpec",
          "description": "What of an instance is to be backed up, for policies that do not say so themselves",
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
