// An archive of mongodump read as far as its bones: blocks of BSON documents, each block with a header that says
// whose they are, and for each collection one that says that it is complete. Counts documents. Pure.

const MAGIC = 0x8199e26d;
const TERMINATOR = 0xffffffff;
/** A document has 16 MiB at most; headers and the tools' own allowance are less. */
const LARGEST = 48 * 1024 * 1024;

export type ArchiveCheck = {
  /** Throws an error with the words of what is wrong. */
  add(piece: Uint8Array): void;
  /** Documents by `database.collection`. Throws when the archive has no end. */
  end(): Readonly<Record<string, number>>;
};

type State = 'magic' | 'prelude' | 'header' | 'body';

export function createArchiveCheck(): ArchiveCheck {
  const documents = new Map<string, number>();
  const open = new Set<string>();
  let state: State = 'magic';
  let name = '';
  let rest = Buffer.alloc(0);

  function header(document: Buffer): void {
    const fields = fieldsOf(document);
    name = `${fields.get('db')}.${fields.get('collection')}`;
    if (fields.get('EOF') === true) open.delete(name);
    else open.add(name);
    if (!documents.has(name)) documents.set(name, 0);
    state = 'body';
  }
  function take(document: Buffer): void {
    if (state === 'header') header(document);
    else if (state === 'body') documents.set(name, (documents.get(name) ?? 0) + 1);
  }
  function sized(size: number): boolean {
    if (size < 5 || size > LARGEST) throw new Error('a document has an impossible size');
    if (rest.length < size) return false;
    take(rest.subarray(0, size));
    rest = rest.subarray(size);
    return true;
  }
  /** False: more bytes are needed. */
  function step(): boolean {
    if (rest.length < 4) return false;
    const size = rest.readUInt32LE(0);
    if (state !== 'magic' && size !== TERMINATOR) return sized(size);
    if (state === 'magic' && size !== MAGIC) throw new Error('it does not begin as an archive does');
    state = state === 'magic' ? 'prelude' : 'header';
    rest = rest.subarray(4);
    return true;
  }
  return {
    add(piece) {
      rest = Buffer.concat([rest, piece]);
      while (step());
    },
    end() {
      if (state !== 'header' || rest.length > 0) throw new Error('its end is missing');
      const [first] = open;
      if (first !== undefined) throw new Error(`${first} is not complete`);
      return Object.fromEntries(documents);
    },
  };
}

/** Texts and truths of a flat document; other kinds of values end the reading, ours come first. */
function fieldsOf(document: Buffer): ReadonlyMap<string, string | boolean> {
  const fields = new Map<string, string | boolean>();
  let at = 4;
  while (at < document.length - 1) {
    const kind = document[at];
    const nameEnd = document.indexOf(0, at + 1);
    const name = document.toString('utf8', at + 1, nameEnd);
    at = nameEnd + 1;
    if (kind === 2) {
      const size = document.readUInt32LE(at);
      fields.set(name, document.toString('utf8', at + 4, at + 4 + size - 1));
      at += 4 + size;
    } else if (kind === 8) {
      fields.set(name, document[at] === 1);
      at += 1;
    } else break;
  }
  return fields;
}
