// fleet.yaml, read and complete: every default applied, durations in milliseconds, paths of this host
// resolved against the folder of fleet.yaml. Built by declare/fleet, used by everyone.

import type { TargetName } from './ref.ts';

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
  readonly budget: { readonly removePercent: number; readonly removeCount: number };
};

export type FleetSource =
  | {
      readonly kind: 'git';
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
  | { readonly kind: 'folder'; readonly folder: string };

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
