// What adopted objects are called inside the new declaration. Types only.

import type { Text } from '../model/text.ts';

export type AdoptNames = {
  /** Engine's volume name → key under top-level `volumes:`. */
  volume(name: string): string;
  /** Key of a network in fields (address or engine's name) → key under top-level `networks:`. */
  network(key: string): string;
  /** Engine name or address of a container → its service, when it is adopted as well. */
  service(container: string): string | undefined;
  /** Aliases that go without saying. */
  readonly implied: readonly string[];
  /** The container's name where it is not what the declaration would call it. */
  readonly containerName: string | undefined;
};

/** A text as Compose has it: `$` doubled, secrets as variables. `key`: the variable or label it belongs to. */
export type TextOf = (key: string, text: Text) => string;
