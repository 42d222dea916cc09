// What a restore is decided from beside the backup and what is asked for. Types only.

import type { AppliedInstance } from '../model/applied.ts';
import type { DesiredInstance } from '../model/desired.ts';
import type { EngineId } from '../model/ref.ts';

/** What is known of the world; undefined: it could not be found out. */
export type RestoreFacts = {
  /** The instance that it goes into, as it is declared now; undefined: nothing declares it. */
  readonly desired: DesiredInstance | undefined;
  readonly applied: AppliedInstance | undefined;
  readonly volumeNames: ReadonlySet<string>;
  /** By service: the image that it runs, or would run; those that are not on the engine are not there. */
  readonly images: Readonly<Record<string, EngineId>>;
  /** By source: databases of the server that serves now, with their sizes. */
  readonly databases: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** By source: version of the server that would hold it, such as `16.4`. */
  readonly versions: Readonly<Record<string, string>>;
  readonly freeBytes: number | undefined;
  /** Whether this host's key opens it. */
  readonly canOpen: boolean | undefined;
  /** Payloads at the destination, with their sizes. */
  readonly stored: Readonly<Record<string, number>> | undefined;
  /** By source: moments that can be gone back to, where changes are kept as they are made. */
  readonly windows: Readonly<Record<string, { readonly from: string; readonly to: string }>>;
};
