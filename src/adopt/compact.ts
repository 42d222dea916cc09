// A Compose object as it is built: members that say nothing are left out. Pure.

import type { Json } from '../model/tree.ts';

export type ComposeService = { readonly [key: string]: Json };

/** Without members that are undefined, and without empty objects and lists. */
export function compact(object: Readonly<Record<string, Json | undefined>>): ComposeService {
  return Object.fromEntries(
    Object.entries(object).filter((entry): entry is [string, Json] => {
      const [, value] = entry;
      if (value === undefined) return false;
      return typeof value !== 'object' || value === null || Object.keys(value).length > 0;
    }),
  );
}
