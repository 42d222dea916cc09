// What a schema wants, in plain words, and which branch of a union an author meant.

export type JsonSchema = {
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly patternErrorMessage?: string;
  readonly [key: string]: unknown;
};

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'a map',
  array: 'a list',
  null: 'nothing',
};

/** `a whole number from 1 to 65535`, `running` or `stopped`, `a name of 1 to 63 characters …`. */
export function wordsOf(schema: JsonSchema): string {
  if (schema.patternErrorMessage !== undefined) return schema.patternErrorMessage;
  if (schema.const !== undefined) return `\`${String(schema.const)}\``;
  if (schema.enum)
    return list(
      schema.enum.map((value) => `\`${String(value)}\``),
      'or',
    );
  if (schema.anyOf) return unionWords(schema.anyOf);
  if (schema.type === 'array' && schema.items?.type === 'string') return 'a list of text';
  const types = [schema.type ?? []].flat().map((type) => TYPE_WORDS[type] ?? type);
  return `${list(types, 'or')}${rangeWords(schema)}`;
}

function unionWords(branches: readonly JsonSchema[]): string {
  const keys = branches.flatMap((branch) => (branch.type === 'object' ? (branch.required?.[0] ?? []) : []));
  const others = branches.filter((branch) => branch.type !== 'object' || !branch.required).map(wordsOf);
  const names = [...new Set(keys)].map((key) => `\`${key}\``);
  const map =
    names.length === 0 ? [] : [`a map with ${names.length > 1 ? 'one of ' : ''}${list(names, 'or')}`];
  return list([...new Set([...others, ...map])], 'or');
}

function rangeWords({ minimum, maximum, exclusiveMinimum }: JsonSchema): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  if (exclusiveMinimum !== undefined) return ` above ${exclusiveMinimum}`;
  if (minimum !== undefined) return ` of at least ${minimum}`;
  return maximum === undefined ? '' : ` of at most ${maximum}`;
}

/** `a`, `a or b`, `a, b or c`. */
export function list(words: readonly string[], last: 'or' | 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1) ?? ''}`;
}

/** The index of the branch that `data` was meant for; undefined when none or several may be. */
export function branchOf(schema: JsonSchema, data: unknown): number | undefined {
  const branches = [...(schema.anyOf ?? []).entries()].filter(([, branch]) => hasType(branch, data));
  const isMap = typeof data === 'object' && data !== null && !Array.isArray(data);
  const fitting = isMap ? branches.filter(([, branch]) => fits(branch, data)) : branches;
  const [only, another] = fitting;
  return another === undefined ? only?.[0] : undefined;
}

function hasType(schema: JsonSchema, data: unknown): boolean {
  const type = Array.isArray(data) ? 'array' : typeof data;
  const types = [schema.type ?? []].flat();
  return types.includes(type) || (type === 'number' && types.includes('integer'));
}

/** The required keys are there, and where a key has fixed values, it has one of them. */
function fits(schema: JsonSchema, data: object): boolean {
  const values = new Map(Object.entries(data));
  if (schema.required?.length && !values.has(schema.required[0] ?? '')) return false;
  return Object.entries(schema.properties ?? {}).every(([key, property]) => {
    if (!values.has(key)) return true;
    if (property.const !== undefined) return property.const === values.get(key);
    return property.enum === undefined || property.enum.includes(values.get(key));
  });
}
