// Times as text (RFC 3339 in UTC) and as milliseconds since 1970. Arithmetic only: what time it is comes
// from a Clock.

/** `2026-03-29T01:00:00.000Z`. */
export function timeText(ms: number): string {
  // biome-ignore lint/style/noRestrictedGlobals: a given time is written, no clock is read
  return new Date(ms).toISOString();
}

/** Milliseconds since 1970; NaN for what is no time. */
export function timeOf(text: string): number {
  // biome-ignore lint/style/noRestrictedGlobals: a given time is read, no clock is
  return Date.parse(text);
}
