// Which image a reference means now, and the facts of images. An image never changes under its id, so
// facts are looked up once; what a tag points at is asked each time, with one list for all of them.

import { toImageFacts } from '../fields/image.ts';
import type { ImageSummaryJson } from '../model/engine.ts';
import type { ImageFacts } from '../model/observed.ts';
import type { ImageCalls } from '../ports.ts';

export type ImageBook = {
  /** By reference as given; null: looked up and not there. */
  byReference(references: readonly string[], each: Each, signal: AbortSignal): Promise<Facts>;
  /** By id; null: gone from the engine. `facts` of images that are gone stay known while the book lives. */
  byId(ids: readonly string[], each: Each, signal: AbortSignal): Promise<Facts>;
};

export type Facts = Readonly<Record<string, ImageFacts | null>>;
/** Runs work for each item, so many at once. */
export type Each = <Item, Value>(
  items: readonly Item[],
  work: (item: Item) => Promise<Value>,
) => Promise<Value[]>;

export function createImageBook(images: ImageCalls): ImageBook {
  const known = new Map<string, ImageFacts>();

  async function look(reference: string, signal: AbortSignal): Promise<ImageFacts | null> {
    const found = await images.inspect(reference, signal);
    if (found === undefined) return null;
    const facts = known.get(found.Id) ?? toImageFacts(found);
    known.set(found.Id, facts);
    return facts;
  }

  return {
    async byReference(references, each, signal) {
      if (references.length === 0) return {};
      const ids = idsByName(await images.list(signal));
      const entries = await each(references, async (reference) => {
        const id = ids.get(familiar(reference));
        const facts = (id === undefined ? undefined : known.get(id)) ?? (await look(reference, signal));
        return [reference, facts] as const;
      });
      return Object.fromEntries(entries);
    },
    async byId(ids, each, signal) {
      const entries = await each(ids, async (id) => [id, known.get(id) ?? (await look(id, signal))] as const);
      return Object.fromEntries(entries);
    },
  };
}

function idsByName(list: readonly ImageSummaryJson[]): ReadonlyMap<string, string> {
  return new Map(
    list.flatMap((image) =>
      [...(image.RepoTags ?? []), ...(image.RepoDigests ?? [])].map((name) => [name, image.Id] as const),
    ),
  );
}

/** A reference as the engine writes it in lists: without the registry and folder that go without saying. */
function familiar(reference: string): string {
  const short = reference.replace(/^(?:index\.)?docker\.io\//, '').replace(/^library\//, '');
  const last = short.slice(short.lastIndexOf('/') + 1);
  return last.includes(':') || last.includes('@') ? short : `${short}:latest`;
}
