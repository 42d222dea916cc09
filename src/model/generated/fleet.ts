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
  readonly registries?: RegistriesSpec;
  readonly budget?: BudgetSpec;
  readonly listeners?: ListenersSpec;
  /**
   * People who may do everything, whatever the repository says of them: the first to approve others, and the way back in
   *
   * @maxItems 50
   */
  readonly admins?: readonly AdminSpec[];
  /**
   * The floor: policies that no declaration can go below. When not given: data-loss and data-overwrite need a person who is not the author, exposure and data-risk need a person
   *
   * @maxItems 100
   */
  readonly policies?: readonly FloorPolicySpec[];
  readonly admission?: AdmissionSpec;
  readonly drift?: DriftSpec;
  readonly approvals?: ApprovalsSpec;
  readonly log?: LogSpec;
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
  /**
   * Time between two looks at the branch, or at the folder
   */
  readonly interval?: string;
  readonly signatures?: SignaturesSpec;
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
 * Which commits are believed
 */
export interface SignaturesSpec {
  /**
   * `none` asks for no signature; `head`: the newest commit must be signed; `strict`: every commit since the last accepted one
   */
  readonly mode?: 'none' | 'head' | 'strict';
  /**
   * Whose SSH signatures are good: a file in the format of ssh's allowed_signers. Relative to fleet.yaml
   */
  readonly allowedSigners?: string;
  /**
   * Whose OpenPGP signatures are good: a folder with a keyring of GnuPG. Relative to fleet.yaml
   */
  readonly gpgHome?: string;
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
 * Accounts at registries, by host name: what engines pull and build with. Which registries images may come from is said by `admission.registries`
 */
export interface RegistriesSpec {
  readonly [k: string]: RegistrySpec;
}
/**
 * An account at a registry
 */
export interface RegistrySpec {
  /**
   * Name of the account, as for `docker login`
   */
  readonly username: string;
  /**
   * File with the password or token, read at each pull. Relative to fleet.yaml
   */
  readonly passwordFile: string;
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
/**
 * The doors of the daemon
 */
export interface ListenersSpec {
  /**
   * Socket of the daemon's own user and of the admins; `<stateDir>/control.sock` when not given. Relative to fleet.yaml
   */
  readonly control?: string;
  /**
   * Socket for everybody on this host who can sign with a key that is known; without it there is none. Relative to fleet.yaml
   */
  readonly people?: string;
  readonly http?: HttpSpec;
  readonly ssh?: SshSpec;
}
/**
 * HTTP: health, metrics, the API and webhooks; without it there is none
 */
export interface HttpSpec {
  /**
   * Address and port to listen on
   */
  readonly address?: string;
  /**
   * Who may read `/metrics`: `key`: whoever has an API key; `open`: everybody who reaches the address. They name instances, targets and teams, and hold no secret
   */
  readonly metrics?: 'key' | 'open';
  readonly webhook?: WebhookSpec;
}
/**
 * Lets the git host say that the branch moved; without it no webhook is taken
 */
export interface WebhookSpec {
  /**
   * File with the secret that the git host signs with. Relative to fleet.yaml
   */
  readonly secretFile: string;
}
/**
 * SSH straight into the terminal UI, for the keys of people in force; without it there is none
 */
export interface SshSpec {
  /**
   * Address and port to listen on
   */
  readonly address?: string;
  /**
   * The host's private key, Ed25519, made when it is not there; `<stateDir>/ssh_host_ed25519_key` when not given. Relative to fleet.yaml
   */
  readonly hostKeyFile?: string;
  /**
   * How long a screen stays open without a key
   */
  readonly idleTimeout?: string;
  /**
   * Open sessions of everybody together
   */
  readonly maxSessions?: number;
  /**
   * Open sessions of one person
   */
  readonly maxPerPerson?: number;
  /**
   * Who is asked for a one-time code after the key: `off`: nobody; `enrolled`: whoever has enrolled codes; `required`: everybody, and nobody comes in without
   */
  readonly mfa?: 'off' | 'enrolled' | 'required';
  readonly sshd?: SshdSpec;
}
/**
 * Lets the system's own sshd bring people in: for keys on security tokens and for certificates; without it there is no such way
 */
export interface SshdSpec {
  /**
   * Socket for the forced command of sshd, in a folder that only the group of its user may enter. Relative to fleet.yaml
   */
  readonly socket: string;
  /**
   * Public keys of certificate authorities: whose certificate names a user in force as a principal is that user. When not given, certificates are not taken
   *
   * @maxItems 50
   *
   * Items: One line of a .pub file or of authorized_keys, without options
   */
  readonly authorities?: readonly string[];
}
/**
 * One of them
 */
export interface AdminSpec {
  /**
   * Name of the admin; no user of the repository can have it
   */
  readonly name: string;
  /**
   * Public keys, each as it stands in a .pub file: type, base64, comment. Ed25519, ECDSA, RSA of 3072 bits or more, and keys on security tokens
   *
   * @maxItems 50
   *
   * Items: One line of a .pub file or of authorized_keys, without options
   */
  readonly sshKeys: readonly string[];
  /**
   * How git knows this person: authors of what a plan changes are found by it
   *
   * @maxItems 50
   *
   * Items: E-mail address of git commits
   */
  readonly emails?: readonly string[];
}
/**
 * A policy, as in ChangePolicy
 */
export interface FloorPolicySpec {
  /**
   * Name of the policy; no policy of the repository can have it
   */
  readonly name: string;
  readonly match?: PolicyMatchSpec;
  readonly approvals?: PolicyApprovalsSpec;
  readonly windows?: PolicyWindowsSpec;
  readonly budget?: PolicyBudgetSpec;
  readonly backup?: PolicyBackupSpec;
  readonly admission?: PolicyAdmissionSpec;
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
 * Its changes wait for a backup of the instance, which is made at once when nothing else is waited for. Not asked of what is made anew, nor of what is removed: its data stays
 */
export interface PolicyBackupSpec {
  /**
   * The newest backup that is wholly kept may be this old
   */
  readonly within: string;
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
 * What containers may ask of their host
 */
export interface AdmissionSpec {
  /**
   * The levels to begin with: `baseline`, `restricted` (also no root, no writable root, digests), `legacy` (warns only; to take over what is there)
   */
  readonly profile?: 'baseline' | 'restricted' | 'legacy';
  /**
   * Rules by id, over the profile. Only here can they be made looser
   */
  readonly rules?: {
    /**
     * `deny` refuses, `approval` asks a person, `warn` says so, `off` is silent
     */
    readonly [k: string]: 'deny' | 'approval' | 'warn' | 'off';
  };
  /**
   * Folders of targets that may be mounted, with all below them; those of the data root always may
   *
   * @maxItems 200
   *
   * Items: An absolute path
   */
  readonly hostPaths?: readonly string[];
  /**
   * Registries that images may come from, also with a path: ghcr.io/acme. When not given: all
   *
   * @minItems 1
   * @maxItems 200
   *
   * Items: A registry, without https://
   */
  readonly registries?: readonly string[];
}
/**
 * How often targets are looked at without a reason; events are seen at once
 */
export interface DriftSpec {
  /**
   * Time between two lists of what there is
   */
  readonly sweep?: string;
  /**
   * Time between two looks at everything of every object
   */
  readonly inspect?: string;
}
/**
 * What holds for approvals where no policy says otherwise
 */
export interface ApprovalsSpec {
  /**
   * How long a proposed plan, and what people said to it, is good for
   */
  readonly expire?: string;
}
/**
 * What the daemon writes to its log
 */
export interface LogSpec {
  /**
   * The least that is written
   */
  readonly level?: 'debug' | 'info' | 'warn' | 'error';
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
            },
            "interval": {
              "description": "Time between two looks at the branch, or at the folder",
              "type": "string",
              "minLength": 2,
              "maxLength": 9,
              "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
              "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`",
              "default": "30s"
            },
            "signatures": {
              "title": "SignaturesSpec",
              "description": "Which commits are believed",
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "mode": {
                  "description": "`none` asks for no signature; `head`: the newest commit must be signed; `strict`: every commit since the last accepted one",
                  "enum": [
                    "none",
                    "head",
                    "strict"
                  ],
                  "default": "none"
                },
                "allowedSigners": {
                  "type": "string",
                  "minLength": 1,
                  "maxLength": 1024,
                  "description": "Whose SSH signatures are good: a file in the format of ssh's allowed_signers. Relative to fleet.yaml"
                },
                "gpgHome": {
                  "type": "string",
                  "minLength": 1,
                  "maxLength": 1024,
                  "description": "Whose OpenPGP signatures are good: a folder with a keyring of GnuPG. Relative to fleet.yaml"
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
        "registries": {
          "title": "RegistriesSpec",
          "description": "Accounts at registries, by host name: what engines pull and build with. Which registries images may come from is said by `admission.registries`",
          "type": "object",
          "maxProperties": 200,
          "propertyNames": {
            "type": "string",
            "maxLength": 255,
            "pattern": "^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?$",
            "patternErrorMessage": "a registry's host such as `ghcr.io`, `registry.example.com:5000` or `docker.io`"
          },
          "additionalProperties": {
            "title": "RegistrySpec",
            "description": "An account at a registry",
            "type": "object",
            "required": [
              "username",
              "passwordFile"
            ],
            "additionalProperties": false,
            "properties": {
              "username": {
                "description": "Name of the account, as for `docker login`",
                "type": "string",
                "minLength": 1,
                "maxLength": 255
              },
              "passwordFile": {
                "type": "string",
                "minLength": 1,
                "maxLength": 1024,
                "description": "File with the password or token, read at each pull. Relative to fleet.yaml"
              }
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
        },
        "listeners": {
          "title": "ListenersSpec",
          "description": "The doors of the daemon",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "control": {
              "type": "string",
              "minLength": 1,
              "maxLength": 1024,
              "description": "Socket of the daemon's own user and of the admins; `<stateDir>/control.sock` when not given. Relative to fleet.yaml"
            },
            "people": {
              "type": "string",
              "minLength": 1,
              "maxLength": 1024,
              "description": "Socket for everybody on this host who can sign with a key that is known; without it there is none. Relative to fleet.yaml"
            },
            "http": {
              "title": "HttpSpec",
              "description": "HTTP: health, metrics, the API and webhooks; without it there is none",
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "address": {
                  "description": "Address and port to listen on",
                  "type": "string",
                  "minLength": 3,
                  "maxLength": 64,
                  "default": "127.0.0.1:7420"
                },
                "metrics": {
                  "description": "Who may read `/metrics`: `key`: whoever has an API key; `open`: everybody who reaches the address. They name instances, targets and teams, and hold no secret",
                  "type": "string",
                  "enum": [
                    "key",
                    "open"
                  ],
                  "default": "key"
                },
                "webhook": {
                  "title": "WebhookSpec",
                  "description": "Lets the git host say that the branch moved; without it no webhook is taken",
                  "type": "object",
                  "required": [
                    "secretFile"
                  ],
                  "additionalProperties": false,
                  "properties": {
                    "secretFile": {
                      "type": "string",
                      "minLength": 1,
                      "maxLength": 1024,
                      "description": "File with the secret that the git host signs with. Relative to fleet.yaml"
                    }
                  }
                }
              }
            },
            "ssh": {
              "title": "SshSpec",
              "description": "SSH straight into the terminal UI, for the keys of people in force; without it there is none",
              "type": "object",
              "additionalProperties": false,
              "properties": {
                "address": {
                  "description": "Address and port to listen on",
                  "type": "string",
                  "minLength": 3,
                  "maxLength": 64,
                  "default": "127.0.0.1:7422"
                },
                "hostKeyFile": {
                  "type": "string",
                  "minLength": 1,
                  "maxLength": 1024,
                  "description": "The host's private key, Ed25519, made when it is not there; `<stateDir>/ssh_host_ed25519_key` when not given. Relative to fleet.yaml"
                },
                "idleTimeout": {
                  "description": "How long a screen stays open without a key",
                  "type": "string",
                  "minLength": 2,
                  "maxLength": 9,
                  "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
                  "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`",
                  "default": "15m"
                },
                "maxSessions": {
                  "description": "Open sessions of everybody together",
                  "type": "integer",
                  "minimum": 1,
                  "maximum": 256,
                  "default": 32
                },
                "maxPerPerson": {
                  "description": "Open sessions of one person",
                  "type": "integer",
                  "minimum": 1,
                  "maximum": 256,
                  "default": 8
                },
                "mfa": {
                  "description": "Who is asked for a one-time code after the key: `off`: nobody; `enrolled`: whoever has enrolled codes; `required`: everybody, and nobody comes in without",
                  "type": "string",
                  "enum": [
                    "off",
                    "enrolled",
                    "required"
                  ],
                  "default": "off"
                },
                "sshd": {
                  "title": "SshdSpec",
                  "description": "Lets the system's own sshd bring people in: for keys on security tokens and for certificates; without it there is no such way",
                  "type": "object",
                  "required": [
                    "socket"
                  ],
                  "additionalProperties": false,
                  "properties": {
                    "socket": {
                      "type": "string",
                      "minLength": 1,
                      "maxLength": 1024,
                      "description": "Socket for the forced command of sshd, in a folder that only the group of its user may enter. Relative to fleet.yaml"
                    },
                    "authorities": {
                      "description": "Public keys of certificate authorities: whose certificate names a user in force as a principal is that user. When not given, certificates are not taken",
                      "type": "array",
                      "maxItems": 50,
                      "uniqueItems": true,
                      "items": {
                        "description": "One line of a .pub file or of authorized_keys, without options",
                        "type": "string",
                        "minLength": 1,
                        "maxLength": 8192
                      }
                    }
                  }
                }
              }
            }
          },
          "default": {}
        },
        "admins": {
          "description": "People who may do everything, whatever the repository says of them: the first to approve others, and the way back in",
          "type": "array",
          "maxItems": 50,
          "items": {
            "title": "AdminSpec",
            "description": "One of them",
            "type": "object",
            "required": [
              "name",
              "sshKeys"
            ],
            "additionalProperties": false,
            "properties": {
              "name": {
                "description": "Name of the admin; no user of the repository can have it",
                "type": "string",
                "minLength": 1,
                "maxLength": 63,
                "pattern": "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
                "patternErrorMessage": "a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end"
              },
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
              }
            }
          },
          "default": []
        },
        "policies": {
          "description": "The floor: policies that no declaration can go below. When not given: data-loss and data-overwrite need a person who is not the author, exposure and data-risk need a person",
          "type": "array",
          "maxItems": 100,
          "items": {
            "title": "FloorPolicySpec",
            "description": "A policy, as in ChangePolicy",
            "type": "object",
            "required": [
              "name"
            ],
            "additionalProperties": false,
            "properties": {
              "name": {
                "description": "Name of the policy; no policy of the repository can have it",
                "type": "string",
                "minLength": 1,
                "maxLength": 63,
                "pattern": "^(?!constructor$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$",
                "patternErrorMessage": "a name of 1 to 63 characters out of a-z, 0-9 and -, with no dash at either end"
              },
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
              }
            }
          }
        },
        "admission": {
          "title": "AdmissionSpec",
          "description": "What containers may ask of their host",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "profile": {
              "description": "The levels to begin with: `baseline`, `restricted` (also no root, no writable root, digests), `legacy` (warns only; to take over what is there)",
              "enum": [
                "baseline",
                "restricted",
                "legacy"
              ],
              "default": "baseline"
            },
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
              "description": "Rules by id, over the profile. Only here can they be made looser"
            },
            "hostPaths": {
              "description": "Folders of targets that may be mounted, with all below them; those of the data root always may",
              "type": "array",
              "maxItems": 200,
              "uniqueItems": true,
              "items": {
                "type": "string",
                "minLength": 1,
                "maxLength": 1024,
                "pattern": "^/",
                "patternErrorMessage": "an absolute path, starting with /",
                "description": "An absolute path"
              },
              "default": []
            },
            "registries": {
              "description": "Registries that images may come from, also with a path: ghcr.io/acme. When not given: all",
              "type": "array",
              "minItems": 1,
              "maxItems": 200,
              "uniqueItems": true,
              "items": {
                "description": "A registry, without https://",
                "type": "string",
                "minLength": 1,
                "maxLength": 255,
                "pattern": "^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?(?::[0-9]{1,5})?(?:/[a-z0-9][a-z0-9._-]*)*$",
                "patternErrorMessage": "a registry such as `ghcr.io`, `registry.example.com:5000` or `docker.io/library`"
              }
            }
          },
          "default": {}
        },
        "drift": {
          "title": "DriftSpec",
          "description": "How often targets are looked at without a reason; events are seen at once",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "sweep": {
              "description": "Time between two lists of what there is",
              "type": "string",
              "minLength": 2,
              "maxLength": 9,
              "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
              "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`",
              "default": "15s"
            },
            "inspect": {
              "description": "Time between two looks at everything of every object",
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
        "approvals": {
          "title": "ApprovalsSpec",
          "description": "What holds for approvals where no policy says otherwise",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "expire": {
              "description": "How long a proposed plan, and what people said to it, is good for",
              "type": "string",
              "minLength": 2,
              "maxLength": 9,
              "pattern": "^[1-9][0-9]{0,6}(?:ms|s|m|h|d|y)$",
              "patternErrorMessage": "a duration such as `500ms`, `30s`, `2m`, `1h`, `7d` or `10y`",
              "default": "24h"
            }
          },
          "default": {}
        },
        "log": {
          "title": "LogSpec",
          "description": "What the daemon writes to its log",
          "type": "object",
          "additionalProperties": false,
          "properties": {
            "level": {
              "description": "The least that is written",
              "enum": [
                "debug",
                "info",
                "warn",
                "error"
              ],
              "default": "info"
            }
          },
          "default": {}
        }
      }
    }
  }
};
