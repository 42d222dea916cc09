// Careful reading of the engine's JSON: a member of the wrong type, null or missing is the default.
// The engine omits, nulls and empties members from version to version; none of that is a difference.

export type JsonObject = Readonly<Record<string, unknown>>;

/** `value` as an object; anything else is the empty one. */
export function objectOf(value: unknown): JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject) : {};
}

export function textAt(from: JsonObject, key: string): string {
  const value = from[key];
  return typeof value === 'string' ? value : '';
}

export function numberAt(from: JsonObject, key: string, fallback = 0): number {
  const value = from[key];
  return typeof value === 'number' ? value : fallback;
}

export function flagAt(from: JsonObject, key: string): boolean {
  return from[key] === true;
}

/** The strings of a list; a lone string counts as a list of one. */
export function textsAt(from: JsonObject, key: string): readonly string[] {
  const value = from[key];
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

export function objectsAt(from: JsonObject, key: string): readonly JsonObject[] {
  const value = from[key];
  return Array.isArray(value) ? value.map(objectOf) : [];
}

/** String values of an object, in sorted order of keys. */
export function mapAt(from: JsonObject, key: string): Readonly<Record<string, string>> {
  return textMap(
    Object.entries(objectOf(from[key])).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
}

export function keysAt(from: JsonObject, key: string): readonly string[] {
  return Object.keys(objectOf(from[key])).sort();
}

/** A map with sorted keys; a later entry wins. Any key is just a key, `__proto__` too. */
export function textMap<T>(entries: Iterable<readonly [string, T]>): Readonly<Record<string, T>> {
  return Object.fromEntries([...new Map(entries)].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/** Sorted, each once. */
export function sortedSet(items: Iterable<string>): readonly string[] {
  return [...new Set(items)].sort();
}

/** True when an API version (`1.41`) is at least another. */
export function apiAtLeast(version: string, wanted: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = wanted.split('.').map(Number);
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
