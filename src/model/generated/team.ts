// Written by scripts/generate.ts from schemas/team.schema.json. Do not edit.

/**
 * People who look after something together
 */
export interface TeamDeclaration {
  /**
   * Version of the declaration format
   */
  readonly apiVersion: 'shipshape.dev/v1';
  /**
   * What is declared
   */
  readonly kind: 'Team';
  readonly metadata: TeamMetadata;
  readonly spec: TeamSpec;
}
/**
 * Who it is
 */
export interface TeamMetadata {
  /**
   * Name of the team, unique in the repository; instances belong to it by `metadata.team`
   */
  readonly name: string;
}
/**
 * Who is in it, what it owns, and what its members may do there
 */
export interface TeamSpec {
  /**
   * The people in it
   *
   * @maxItems 500
   *
   * Items: Name of a user, or of an admin of fleet.yaml
   */
  readonly members?: readonly string[];
  /**
   * Roles that members have on what the team owns, and nowhere else
   *
   * @maxItems 50
   *
   * Items: Name of a role: built in, or declared
   */
  readonly roles?: readonly string[];
  readonly owns?: TeamOwnsSpec;
}
/**
 * What it owns, besides the instances that name it. All given lists must match; without any, only these
 */
export interface TeamOwnsSpec {
  /**
   * Instances by name or pattern
   *
   * @maxItems 200
   *
   * Items: Name of an instance, or a pattern with `*`
   */
  readonly instances?: readonly string[];
  /**
   * Targets by name or pattern
   *
   * @maxItems 200
   *
   * Items: Name of a target, or a pattern with `*`
   */
  readonly targets?: readonly string[];
}

/** The schema of team declarations, complete in itself. */
export const teamSchema: object = {
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "https://shipshape.dev/schemas/v1/team.schema.json",
  "title": "TeamDeclaration",
  "description": "People who look after something together",
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
      "const": "Team"
    },
    "metadata": {
      "title": "TeamMetadata",
      "description": "Who it is",
      "type": "object",
      "required": [
        "name"
      ],
      "additionalProperties": false,
      "properties": {
        "name": {
          "description": "Name of the team, unique in the repository; instances belong to it by `metadata.team`",
          "type": "string",
          "minLength": 1,
          "maxLength": 63,
          "pattern": "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
          "patternErrorMessage": "a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end"
        }
      }
    },
    "spec": {
      "title": "TeamSpec",
      "description": "Who is in it, what it owns, and what its members may do there",
      "type": "object",
      "additionalProperties": false,
      "properties": {
        "members": {
          "description": "The people in it",
          "type": "array",
          "maxItems": 500,
          "uniqueItems": true,
          "items": {
            "description": "Name of a user, or of an admin of fleet.yaml",
            "type": "string",
            "minLength": 1,
            "maxLength": 63,
            "pattern": "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
            "patternErrorMessage": "a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end"
          },
          "default": []
        },
        "roles": {
          "description": "Roles that members have on what the team owns, and nowhere else",
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
        "owns": {
          "title": "TeamOwnsSpec",
          "description": "What it owns, besides the instances that name it. All given lists must match; without any, only these",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "instances": {
              "description": "Instances by name or pattern",
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
              "description": "Targets by name or pattern",
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
            }
          },
          "default": {}
        }
      }
    }
  }
};
