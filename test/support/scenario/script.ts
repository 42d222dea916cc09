// Scripts of scenarios as text: one command a line, an indented block below a command that needs one.
// Pure; what the commands mean is not known here.

export type ScriptLine = {
  /** Counts from 1. */
  readonly number: number;
  readonly text: string;
  /** The indented lines below, without two spaces of their indent. */
  readonly block: readonly string[];
};

/** One change of a commit to a file. */
export type Edit =
  | { readonly kind: 'write'; readonly path: string; readonly text: string }
  | { readonly kind: 'delete'; readonly path: string }
  | { readonly kind: 'move'; readonly path: string; readonly to: string }
  | { readonly kind: 'change'; readonly path: string; readonly from: string; readonly to: string };

/** Commands and comments in order; empty lines only part them. */
export function parseScript(text: string): readonly ScriptLine[] {
  const lines: { number: number; text: string; block: string[] }[] = [];
  for (const [index, line] of text.trimEnd().split('\n').entries()) {
    if (line.startsWith('  ')) {
      const last = lines.at(-1);
      if (last === undefined) throw new Error(`line ${index + 1}: a block without a command`);
      last.block.push(line.slice(2));
    } else if (line !== '') {
      lines.push({ number: index + 1, text: line, block: [] });
    }
  }
  return lines;
}

const CHANGE = /^(\S+): (.+) -> (.*)$/;

/** The block of a commit: `write PATH` with the text below it, `delete`, `move PATH TO`, `change PATH: A -> B`. */
export function parseEdits(block: readonly string[]): readonly Edit[] {
  return parseScript(block.join('\n')).map(({ text, block: below }): Edit => {
    const [verb = '', ...rest] = text.split(' ');
    const words = rest.join(' ');
    switch (verb) {
      case 'write':
        return { kind: 'write', path: words, text: below.map((line) => `${line}\n`).join('') };
      case 'delete':
        return { kind: 'delete', path: words };
      case 'move':
        return { kind: 'move', path: rest[0] ?? '', to: rest[1] ?? '' };
      case 'change': {
        const [, path, from, to] = CHANGE.exec(words) ?? [];
        if (path !== undefined && from !== undefined && to !== undefined)
          return { kind: 'change', path, from, to };
      }
    }
    throw new Error(`not an edit of a commit: ${text}`);
  });
}
