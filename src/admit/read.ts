// Careful reading of a payload: what has the wrong type is not there for the rules (and is told by the
// allow-list of keys).

export type Json = Readonly<Record<string, unknown>>;

export function objectOf(value: unknown): Json {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Json) : {};
}

export function textAt(from: Json, key: string): string {
  const value = from[key];
  return typeof value === 'string' ? value : '';
}

export function numberAt(from: Json, key: string): number {
  const value = from[key];
  return typeof value === 'number' ? value : 0;
}

/** The strings of a list; the engine takes a lone string for a list of one. */
export function textsAt(from: Json, key: string): readonly string[] {
  const value = from[key];
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

export function objectsAt(from: Json, key: string): readonly Json[] {
  const value = from[key];
  return Array.isArray(value) ? value.map(objectOf) : [];
}

/** Entries with a string for a value. */
export function mapAt(from: Json, key: string): readonly (readonly [string, string])[] {
  return Object.entries(objectOf(from[key])).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
}

/** True unless it is missing, null, false, zero, or empty. */
export function isSaid(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (value !== null && typeof value === 'object') return Object.keys(value).length > 0;
  return value !== undefined && value !== null && value !== false && value !== 0 && value !== '';
}
