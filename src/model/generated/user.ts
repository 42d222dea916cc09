// Written by scripts/generate.ts from schemas/user.schema.json. Do not edit.

/**
 * A person, by the keys that prove it. It comes into force when somebody approves it
 */
export interface UserDeclaration {
  /**
   * Version of the declaration format
   */
  readonly apiVersion: 'shipshape.dev/v1';
  /**
   * What is declared
   */
  readonly kind: 'User';
  readonly metadata: UserMetadata;
  readonly spec: UserSpec;
}
/**
 * Who it is
 */
export interface UserMetadata {
  /**
   * Name of the user, unique in the repository
   */
  readonly name: string;
}
/**
 * How the person is known, and what they may
 */
export interface UserSpec {
  /**
   * Public keys, each as it stands in a .pub file: type, base64, comment. Ed25519, ECDSA, RSA of 3072 bits or more, and keys on security tokens
   *
   * @maxItems 50
   *
   * Items: One line of a .pub file or of authorized_keys, without options
   */
  readonly sshKeys?: readonly string[];
  /**
   * How git knows this person: authors of what a plan changes are found by it
   *
   * @maxItems 50
   *
   * Items: E-mail address of git commits
   */
  readonly emails?: readonly string[];
  /**
   * Login at GitHub
   */
  readonly github?: string;
  /**
   * Roles that the person has everywhere
   *
   * @maxItems 50
   *
   * Items: Name of a role: built in, or declared
   */
  readonly roles?: readonly string[];
  /**
   * True: nothing is let in under this name, and no approval counts
   */
  readonly disabled?: boolean;
}

/** The schema of user declarations, complete in itself. */
export const userSchema: object = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "https://shipshape.dev/schemas/v1/user.schema.json",
  "title": "UserDeclaration",
  "description": "A person, by the keys that prove it. It comes into force when somebody approves it",
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
      "const": "User"
    },
    "metadata": {
      "title": "UserMetadata",
      "description": "Who it is",
      "type": "object",
      "required": [
        "name"
      ],
      "additionalProperties": false,
      "properties": {
        "name": {
          "description": "Name of the user, unique in the repository",
          "type": "string",
          "minLength": 1,
          "maxLength": 63,
          "pattern": "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
          "patternErrorMessage": "a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end"
        }
      }
    },
    "spec": {
      "title": "UserSpec",
      "description": "How the person is known, and what they may",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "sshKeys": {
          "description": "Public keys, each as it stands in a .pub file: type, base64, comment. Ed25519, ECDSA, RSA of 3072 bits or more, and keys on security tokens",
          "type": "array",
          "maxItems": 50,
          "uniqueItems": true,
          "items": {
            "description": "One line of a .pub file or of authorized_keys, without options",
            "type": "string",
            "minLength": 1,
            "maxLength": 8192
          }
        },
        "emails": {
          "description": "How git knows this person: authors of what a plan changes are found by it",
          "type": "array",
          "maxItems": 50,
          "uniqueItems": true,
          "items": {
            "type": "string",
            "minLength": 3,
            "maxLength": 254,
            "pattern": "^[^\\s@<>\"]+@[^\\s@<>\"]+$",
            "patternErrorMessage": "an e-mail address",
            "description": "E-mail address of git commits"
          }
        },
        "github": {
          "description": "Login at GitHub",
          "type": "string",
          "minLength": 1,
          "maxLength": 39,
          "pattern": "^[A-Za-z0-9](?:-?[A-Za-z0-9])*$",
          "patternErrorMessage": "a login of GitHub: letters, digits and single dashes"
        },
        "roles": {
          "description": "Roles that the person has everywhere",
          "type": "array",
          "maxItems": 50,
          "uniqueItems": true,
          "items": {
            "description": "Name of a role: built in, or declared",
            "type": "string",
            "minLength": 1,
            "maxLength": 63,
            "pattern": "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
            "patternErrorMessage": "a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end"
          },
          "default": []
        },
        "disabled": {
          "description": "True: nothing is let in under this name, and no approval counts",
          "type": "boolean",
          "default": false
        }
      }
    }
  }
};
