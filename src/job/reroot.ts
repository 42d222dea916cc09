// A tar with another first part of every name: what the engine reads of a folder is named after the folder,
// what programs make of it is not. Streams from entry to entry; nothing is held back.

import { pipeline } from 'node:stream/promises';
import { extract, type Headers, pack } from 'tar-stream';

/** Entries named `from/…` become `to/…`; so do the targets of hard links. */
export async function* rerooted(
  bytes: AsyncIterable<Uint8Array>,
  from: string,
  to: string,
): AsyncIterable<Uint8Array> {
  const reader = extract();
  const writer = pack();
  reader.on('entry', (header: Headers, content, next) => {
    const entry = writer.entry(renamed(header, from, to), (error) => {
      if (error === null || error === undefined) next();
      else next(error);
    });
    content.on('error', next);
    content.pipe(entry);
  });
  const passing = pipeline(bytes, reader).then(
    () => writer.finalize(),
    (error: unknown) => writer.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  try {
    for await (const piece of writer) yield piece as Uint8Array;
    await passing;
  } finally {
    reader.destroy();
    writer.destroy();
  }
}

/** What an entry has besides (attributes, times) stays; long names of the old place must not come back. */
function renamed(header: Headers & { readonly pax?: unknown }, from: string, to: string): Headers {
  const { name, linkname, type, pax } = header;
  const below = (path: string) => `${to}${path.replace(/\/$/, '').slice(from.length)}`;
  const kept = Object.entries(pax ?? {}).filter(([key]) => !['path', 'linkpath', 'size'].includes(key));
  return {
    ...header,
    name: type === 'directory' ? `${below(name)}/` : below(name),
    ...(type === 'link' && typeof linkname === 'string' ? { linkname: below(linkname) } : {}),
    ...(kept.length === 0 ? { pax: null } : { pax: Object.fromEntries(kept) }),
  };
}
