// Tables of text for a terminal. Pure.

/** Left-aligned columns, two spaces apart, nothing behind the last one. */
export function columns(table: readonly (readonly string[])[]): string {
  const widths = (table[0] ?? []).map((_, index) =>
    Math.max(...table.map((line) => (line[index] ?? '').length)),
  );
  return table
    .map((line) =>
      line
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
