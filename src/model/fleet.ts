// fleet.yaml, read and complete: every default applied, durations in milliseconds, paths of this host
// resolved against the folder of fleet.yaml. Built by declare/fleet, used by everyone.

import type { AdmissionLevel } from './admission.ts';
import type { User } from './person.ts';
import type { ChangePolicy } from './policy.ts';
import type { TargetName } from './ref.ts';
import type { SshKey } from './ssh-key.ts';

export type Fleet = {
  readonly name: string;
  readonly source: FleetSource;
  readonly targets: ReadonlyMap<TargetName, FleetTarget>;
  readonly stateDir: string;
  readonly secrets: {
    readonly identityFile: string;
    /** Start of the names of the variables that may be used; undefined: none. */
    readonly envPrefix: string | undefined;
    /** Folder with one file per secret; undefined: none. */
    readonly folder: string | undefined;
  };
  /** By the registry's host, Docker Hub as `docker.io`. */
  readonly registries: ReadonlyMap<string, RegistryLogin>;
  readonly budget: { readonly removePercent: number; readonly removeCount: number };
  readonly listeners: FleetListeners;
  /** Root admins, `isRoot`: superadmin everywhere; no commit can change or disable them. */
  readonly admins: readonly User[];
  /** The floor, each `isFloor`: what fleet.yaml says, or the defaults; the last one is always that of `budget`. */
  readonly policies: readonly ChangePolicy[];
  readonly admission: FleetAdmission;
  /** How often a target is looked at without a reason: the cheap list, and everything of every object. */
  readonly drift: { readonly sweepMs: number; readonly inspectMs: number };
  readonly approvals: {
    /** How long a proposal and its approvals are good for, where no policy says otherwise. */
    readonly expireMs: number;
  };
  readonly log: { readonly level: LogLevel };
};

/** How engines log in at a registry; the password stays in its file until a pull. */
export type RegistryLogin = { readonly username: string; readonly passwordFile: string };

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** Absolute paths, or beside fleet.yaml; undefined: that door is shut. */
export type FleetListeners = {
  /** The socket of the daemon's own OS user and of root admins. */
  readonly control: string;
  /** The socket for everybody who can sign. */
  readonly people: string | undefined;
  readonly http:
    | {
        /** Without the brackets of IPv6. */
        readonly host: string;
        readonly port: number;
        /** `/metrics` asks for an API key, or for nothing. */
        readonly metrics: 'key' | 'open';
        /** File with the secret that signs webhooks; undefined: none are taken. */
        readonly webhookSecretFile: string | undefined;
      }
    | undefined;
  readonly ssh: FleetSsh | undefined;
};

/** SSH into the terminal UI. */
export type FleetSsh = {
  /** Without the brackets of IPv6. */
  readonly host: string;
  readonly port: number;
  /** The private half, Ed25519; made when it is not there. */
  readonly hostKeyFile: string;
  /** How long a screen stays open without a key. */
  readonly idleTimeoutMs: number;
  /** Open sessions: of everybody, and of one person. */
  readonly maxSessions: number;
  readonly maxPerPerson: number;
  /** Who is asked for a one-time code after the key: nobody, who has enrolled, or everybody. */
  readonly mfa: 'off' | 'enrolled' | 'required';
  /** The way in by the system's own sshd; undefined: there is none. */
  readonly sshd:
    | {
        /** Only a member of the group of its folder may open it. */
        readonly socket: string;
        /** Whose certificates are believed; none: no certificate is. */
        readonly authorities: readonly SshKey[];
      }
    | undefined;
};

/** The guard's settings that only this host can make. */
export type FleetAdmission = {
  readonly profile: 'baseline' | 'restricted' | 'legacy';
  /** Over the profile, by id of the rule: may loosen it, which declarations cannot. */
  readonly rules: Readonly<Record<string, AdmissionLevel>>;
  /** Folders of targets that may be mounted, with all below them; absolute, without `..` or a slash at the end. */
  readonly hostPaths: readonly string[];
  /** Registries (`ghcr.io`, `ghcr.io/acme`) that images may come from; undefined: all. */
  readonly registries: readonly string[] | undefined;
};

/** Which commits are believed. */
export type FleetSignatures = {
  /** `head`: the newest commit is signed; `strict`: every commit since the accepted one is. */
  readonly mode: 'none' | 'head' | 'strict';
  /** In the format of ssh's allowed_signers. */
  readonly allowedSignersFile: string | undefined;
  readonly gpgHome: string | undefined;
};

export type FleetSource =
  | {
      readonly kind: 'git';
      /** Time between two looks at the branch. */
      readonly intervalMs: number;
      readonly signatures: FleetSignatures;
      readonly url: string;
      readonly branch: string;
      /** Folder inside the repository, `/`-separated, without dots; `''` for all of it. */
      readonly path: string;
      readonly timeoutMs: number;
      readonly credentials: {
        readonly sshKeyFile: string | undefined;
        readonly knownHostsFile: string | undefined;
        readonly tokenFile: string | undefined;
      };
    }
  | { readonly kind: 'folder'; readonly intervalMs: number; readonly folder: string };

export type FleetTarget = {
  readonly name: TargetName;
  readonly docker: DockerAddress;
  readonly dataRoot: string;
  /** Address for ports published without one; undefined: all addresses, as Compose means it. */
  readonly publishAddress: string | undefined;
  readonly autoPorts: { readonly from: number; readonly to: number };
  readonly parallelism: number;
  readonly timeoutMs: number;
};

export type DockerAddress =
  | { readonly kind: 'unix'; readonly path: string }
  | {
      readonly kind: 'tcp';
      readonly host: string;
      readonly port: number;
      /** Paths of files; undefined: plain TCP, for engines on a trusted loopback only. */
      readonly tls:
        | { readonly caFile: string; readonly certFile: string; readonly keyFile: string }
        | undefined;
    }
  | {
      readonly kind: 'ssh';
      readonly user: string | undefined;
      readonly host: string;
      readonly port: number | undefined;
    };
