// Rules by place in a Compose file: nested tables in which `any` stands for every key or list item.
// Walking a tree and its table together costs one look-up per node and no path strings.

/** What holds at a place (`here`), and below it. */
export type Rules<T> = {
  readonly here?: T;
  readonly keys?: Readonly<Record<string, Rules<T>>>;
  readonly any?: Rules<T>;
};

/** The rules one key (or list item) further down. */
export function below<T>(rules: Rules<T> | undefined, key: string): Rules<T> | undefined {
  if (rules === undefined) return undefined;
  if (rules.keys && Object.hasOwn(rules.keys, key)) return rules.keys[key];
  return rules.any;
}
