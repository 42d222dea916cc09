// Sizes and shares as people read them, and their recent past as a row of small bars. Pure.

import { type SafeText, safeText } from '../../src/show/safe.ts';

const UNITS = ['B', 'K', 'M', 'G', 'T', 'P'] as const;

/** `512 B`, `4.0 M`, `38.9 G`: powers of 1024. */
export function bytes(of: number): SafeText {
  let value = Math.max(0, of);
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return safeText(`${value.toFixed(digits)} ${UNITS[unit]}`);
}

/** `0.25`: cores. */
export function cores(of: number): SafeText {
  return safeText(of.toFixed(2));
}

const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

/** The last `width` values, newest right; full is `top`, or the greatest of them. The theme has plain letters for it. */
export function sparkline(values: readonly number[], width: number, top?: number): SafeText {
  const shown = values.slice(-width);
  const full = Math.max(top ?? 0, ...shown, Number.MIN_VALUE);
  const bars = shown.map((value) => {
    const at = Math.min(BARS.length - 1, Math.max(0, Math.round((value / full) * (BARS.length - 1))));
    return BARS[at] ?? BARS[0];
  });
  return safeText(bars.join(''));
}
