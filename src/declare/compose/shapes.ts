// The vocabulary of the key table (keys.ts): what kind of value may stand at a place. One shape says which
// scalars, which list and which map are allowed there, so the written form picks the rule by itself.

export type ScalarKind = 'string' | 'number' | 'integer' | 'boolean' | 'null';

export type Shape = {
  readonly scalars: readonly ScalarKind[];
  /** Values of a text; anything else is refused. */
  readonly words?: readonly string[];
  /** What a text must match somewhere. */
  readonly pattern?: RegExp;
  readonly min?: number;
  readonly max?: number;
  readonly list?: ListShape;
  readonly map?: MapShape;
};

export type ListShape = { readonly item: Shape; readonly isUnique: boolean };

export type MapShape = {
  readonly keys: Readonly<Record<string, Shape>>;
  /** Keys that must be there; an empty map may do without them when `mayBeEmpty`. */
  readonly required: readonly string[];
  readonly mayBeEmpty?: boolean;
  /** Keys of the author's own choice that match `names`. */
  readonly each?: Shape;
  readonly names?: RegExp;
  /** Keys that are neither in `keys` nor match `names`: refused, or left alone unchecked. */
  readonly isClosed: boolean;
  /** `x-…` keys are welcome. */
  readonly hasExtensions: boolean;
};

export const text: Shape = { scalars: ['string'] };
export const flag: Shape = { scalars: ['boolean', 'string'] };
export const strictFlag: Shape = { scalars: ['boolean'] };
export const integer: Shape = { scalars: ['integer', 'string'] };
export const number: Shape = { scalars: ['number', 'string'] };

const scalarOf = (...scalars: ScalarKind[]): Shape => ({ scalars });

export function words(...list: string[]): Shape {
  return { scalars: ['string'], words: list };
}

export function list(item: Shape, options: { readonly isUnique?: boolean } = {}): Shape {
  return { scalars: [], list: { item, isUnique: options.isUnique ?? false } };
}

export const texts: Shape = list(text);
export const uniqueTexts: Shape = list(text, { isUnique: true });
export const textOrTexts: Shape = { ...uniqueTexts, scalars: ['string'] };

/** A map of known keys. */
export function map(keys: Readonly<Record<string, Shape>>, options: Partial<MapShape> = {}): Shape {
  return {
    scalars: [],
    map: { keys, required: [], isClosed: true, hasExtensions: true, ...options },
  };
}

const NAMES = /^[a-zA-Z0-9._-]+$/;
const ANY_NAME = /./s;

/** A map of names of the author's own choice, each with the same kind of value. */
export function named(each: Shape, isClosed: boolean): Shape {
  return map({}, { each, names: NAMES, isClosed, hasExtensions: false });
}

/** A map of any keys to scalars. */
export function options(...scalars: ScalarKind[]): Shape {
  return map({}, { each: scalarOf(...scalars), names: ANY_NAME, isClosed: false, hasExtensions: false });
}

/** The shape with more scalars allowed in its place. */
export function orScalar(shape: Shape, ...scalars: ScalarKind[]): Shape {
  return { ...shape, scalars };
}

/** `KEY=value` as a list of texts or as a map. */
export const keyValues: Shape = {
  scalars: [],
  list: { item: text, isUnique: true },
  map: {
    keys: {},
    required: [],
    each: scalarOf('string', 'number', 'boolean', 'null'),
    names: ANY_NAME,
    isClosed: true,
    hasExtensions: false,
  },
};
