// Moments as text and as numbers. Date is used as a calculator: it is always told the moment, never asked
// for the present one.

/** RFC 3339 in UTC with milliseconds: `2026-11-20T09:30:00.000Z`. `ms`: milliseconds since 1970. */
export function instant(ms: number): string {
  // biome-ignore lint/style/noRestrictedGlobals: a calculation with a given moment, not a clock
  return new Date(ms).toISOString();
}

/** Milliseconds since 1970; NaN for what is no moment. */
export function msOf(text: string): number {
  // biome-ignore lint/style/noRestrictedGlobals: a calculation with a given moment, not a clock
  return Date.parse(text);
}
