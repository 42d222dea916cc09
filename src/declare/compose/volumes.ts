// The short form of a mount: `[SOURCE:]TARGET[:MODE]`, as compose-go reads it (format/volume.go). A source
// that looks like a path makes a bind mount, every other one names a volume.

export type ShortMount = {
  readonly type: 'bind' | 'volume';
  readonly source?: string;
  readonly target: string;
  readonly readOnly: boolean;
  readonly bind?: { readonly selinux?: string; readonly propagation?: string };
  readonly nocopy: boolean;
  /** One or two characters are taken as they are, without the (empty) options that others get. */
  readonly isBare?: boolean;
};

const PROPAGATIONS: ReadonlySet<string> = new Set([
  'rprivate',
  'private',
  'rshared',
  'shared',
  'rslave',
  'slave',
]);

/** The parts of a short mount, or what is wrong with it. */
export function parseMount(spec: string): ShortMount | string {
  if (spec === '') return 'is empty';
  if (new TextEncoder().encode(spec.slice(0, 3)).length <= 2) {
    return { type: 'volume', target: spec, readOnly: false, nocopy: false, isBare: true };
  }
  const parts = splitSpec(spec);
  if (parts.includes('')) return 'has nothing between two colons';
  if (parts.length > 3) return 'has too many colons';
  const [first = '', second, modes] = parts;
  if (second === undefined) return { type: 'volume', target: first, readOnly: false, nocopy: false };
  return {
    source: first,
    target: second,
    ...readModes(modes ?? ''),
    type: isPath(first) ? 'bind' : 'volume',
  };
}

type Modes = Pick<ShortMount, 'readOnly' | 'nocopy' | 'bind'>;

/** Unknown modes are ignored, as there. */
function readModes(modes: string): Modes {
  let readOnly = false;
  let nocopy = false;
  let bind: ShortMount['bind'];
  for (const mode of modes.split(',')) {
    if (mode === 'ro') readOnly = true;
    else if (mode === 'rw') readOnly = false;
    else if (mode === 'nocopy') nocopy = true;
    else if (mode === 'z' || mode === 'Z') bind = { ...bind, selinux: mode };
    else if (PROPAGATIONS.has(mode)) bind = { ...bind, propagation: mode };
  }
  return bind ? { readOnly, nocopy, bind } : { readOnly, nocopy };
}

/** At colons, except that of a Windows drive (`C:\data`) and those inside `${…}`. */
function splitSpec(spec: string): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let nesting = 0;
  for (let index = 0; index < spec.length; index += 1) {
    const char = spec.charAt(index);
    if (char === '$' && spec[index + 1] === '{') nesting += 1;
    else if (char === '}' && nesting > 0) nesting -= 1;
    if (char === ':' && nesting === 0 && !/^\p{L}$/u.test(part)) {
      parts.push(part);
      part = '';
    } else part += char;
  }
  return [...parts, part];
}

function isPath(source: string): boolean {
  return /^[./~]/.test(source) || source.startsWith('\\\\') || /^\p{L}:/u.test(source);
}
