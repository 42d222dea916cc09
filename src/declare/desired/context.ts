// The seam between resolve and the mapping of services to specs: what the mapping may ask about the
// instance around a Compose project. Resolve builds it and keeps what was asked for (files, folders,
// builds), so the mapping only names addresses. Every answer is pure; wrong input comes back as Problems.

import type { Position } from '../../model/problem.ts';
import type { Address, InstanceName } from '../../model/ref.ts';
import type { Result } from '../../model/result.ts';
import type { Text } from '../../model/text.ts';
import type { Json } from '../../model/tree.ts';

/** A `build:` or a top-level `configs:`/`secrets:` entry of the normalised Project, long form. */
export type Definition = { readonly [key: string]: Json | undefined };

/** What a bind source is. `hostPath` is absolute on the target and goes into the mount as it is. */
export type BindSource =
  /** Content of the repository: mounted read-only unless the service writes; `address` goes into `ContainerSpec.files`. */
  | { readonly kind: 'files'; readonly address: Address; readonly hostPath: string }
  /** Data of the instance, protected like a volume: makes the container stateful. */
  | { readonly kind: 'folder'; readonly address: Address; readonly hostPath: string }
  /** An absolute path of the host that was declared as such. */
  | { readonly kind: 'host'; readonly hostPath: string };

/** One `configs:` or `secrets:` entry of one service, with the definition that it refers to. */
export type Grant = {
  readonly kind: 'config' | 'secret';
  readonly service: string;
  /** The key under top-level `configs:` / `secrets:`. */
  readonly source: string;
  readonly definition: Definition;
  /** As declared; Compose's defaults are 0, 0 and 0444. */
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
  readonly at: Position;
};

export type DesiredContext = {
  readonly instance: InstanceName;
  readonly fleet: string;
  readonly dataRoot: string;
  /** Address for ports published without one; undefined: Compose's meaning (all). */
  readonly publishAddress: string | undefined;
  readonly health: { readonly withinMs: number; readonly stableForMs: number };
  /**
   * Placeholders to `Text`. Placeholders outside of environment, command, entrypoint, labels, healthcheck
   * tests and config contents were refused before the mapping runs, so every other string is plain.
   */
  text(value: string): Text;
  /** A bind source as the Project has it (already absolute or in the tree). */
  bind(source: string, service: string, target: string, at: Position): Result<BindSource>;
  /** A file made from a config or secret (`host`: an absolute `file:`); mount `hostPath` read-only at the grant's target. */
  grant(grant: Grant): Result<BindSource>;
  /** The build of a service; `tag` is the container's image. */
  build(
    service: string,
    definition: Definition,
    at: Position,
  ): Result<{ readonly address: Address; readonly tag: string }>;
};
