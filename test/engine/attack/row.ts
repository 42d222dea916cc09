// One way to misuse a declaration, and the pieces that rows are made of. `{name}` stands for the row's instance.

export type DeclaredAttack = {
  /** What is tried, in words. */
  readonly way: string;
  /** The `spec` of the instance, as JSON; or its whole document as text. */
  readonly spec: Readonly<Record<string, unknown>> | string;
  /** Further files of the repository, by path from its root. */
  readonly files?: Readonly<Record<string, string>>;
  /** Symbolic links of the repository: path to where it leads. */
  readonly links?: Readonly<Record<string, string>>;
  /** The name of the instance, where it is not just any. */
  readonly as?: string;
  /** It does no harm: it runs, under labels and names of its own. */
  readonly runs?: true;
  /** In what status says of the instance: a rule of admission, or the code of a problem. */
  readonly says: RegExp;
};

type Parts = Readonly<Record<string, unknown>>;

export const IMAGE = 'shipshape-test/web:1';

/** An instance with one service that has these keys besides its image. */
export function service(keys: Parts, more: Parts = {}): Parts {
  return { compose: { services: { web: { image: IMAGE, ...keys } }, ...more } };
}

export function mount(volume: unknown): Parts {
  return service({ volumes: [volume] });
}

const text = (lines: readonly string[]) => `${lines.join('\n')}\n`;

export function document(lines: readonly string[]): string {
  return text([
    'apiVersion: shipshape.dev/v1',
    'kind: Instance',
    'metadata: { name: "{name}" }',
    'spec:',
    ...lines.map((line) => `  ${line}`),
  ]);
}

/** A Compose file of its own, written as it stands. */
export function file(lines: readonly string[]): Pick<DeclaredAttack, 'spec' | 'files'> {
  return { spec: { compose: 'compose.yaml' }, files: { 'fleet/{name}/compose.yaml': text(lines) } };
}

/** What `{name}` and `{foreign}` stand for. */
export type Names = { readonly name: string; readonly foreign: string };

/** The files of a row: its declaration and what that leans on. */
export function filesOf(
  { spec, files = {}, as }: DeclaredAttack,
  names: Names,
): Readonly<Record<string, string>> {
  const metadata = { name: put(as ?? names.name, names) };
  const declaration =
    typeof spec === 'string'
      ? spec
      : JSON.stringify({ apiVersion: 'shipshape.dev/v1', kind: 'Instance', metadata, spec });
  return Object.fromEntries(
    Object.entries({ 'fleet/{name}/evil.yaml': declaration, ...files }).map(([path, words]) => [
      put(path, names),
      put(words, names),
    ]),
  );
}

export function put(words: string, { name, foreign }: Names): string {
  return words.replaceAll('{name}', name).replaceAll('{foreign}', foreign);
}
