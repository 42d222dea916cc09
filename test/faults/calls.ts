// What a request to an engine is about, told from its method and path alone, and the rules that every
// request keeps whatever happens: full ids, nothing by force, no prune, no volume deleted.

/** `container.stop`, `network.create`, `image.pull`; of what only reads: `read`. */
export type CallKind =
  | 'container.create'
  | 'container.start'
  | 'container.stop'
  | 'container.pause'
  | 'container.unpause'
  | 'container.rename'
  | 'container.update'
  | 'container.remove'
  | 'container.put'
  | 'network.create'
  | 'network.remove'
  | 'network.connect'
  | 'network.disconnect'
  | 'volume.create'
  | 'image.pull'
  | 'image.build'
  | 'events'
  | 'list'
  | 'read'
  | 'forbidden';

export type Request = {
  readonly kind: CallKind;
  /** Full id of what it is about, where the path names one. */
  readonly id: string | undefined;
  /** `name` of the query: of what is created or renamed. */
  readonly name: string | undefined;
  /** Rules that it breaks, in words. */
  readonly breaches: readonly string[];
};

const FULL_ID = /^[0-9a-f]{64}$/;

/** `url`: path and query, with or without the API version. */
export function requestOf(method: string, url: string): Request {
  const { pathname, searchParams } = new URL(url, 'http://engine');
  const parts = pathname.replace(/^\/v1\.\d+(?=\/)/, '').split('/');
  const [, noun = '', id = '', verb = ''] = parts.map(decodeURIComponent);
  const kind = kindOf(method, noun, id, verb);
  const named = (noun === 'containers' || noun === 'networks') && !['', 'json', 'create'].includes(id);
  const breaches = [
    ...(kind === 'forbidden' ? ['is not among the calls that may be made'] : []),
    ...(named && !FULL_ID.test(id) ? ['names its object by something else than the full id'] : []),
    ...['v', 'force', 'link'].flatMap((key) => (isOn(searchParams.get(key)) ? [`asks for ${key}`] : [])),
  ].map((words) => `${method} ${url} ${words}`);
  return {
    kind,
    id: named ? id : undefined,
    name: searchParams.get('name') ?? undefined,
    breaches,
  };
}

/** True for what may change something on the engine. */
export function isMutating(kind: CallKind): boolean {
  return kind !== 'read' && kind !== 'list' && kind !== 'events';
}

function isOn(value: string | null): boolean {
  return value !== null && value !== '' && value !== '0' && value !== 'false';
}

function kindOf(method: string, noun: string, id: string, verb: string): CallKind {
  if (method === 'GET' || method === 'HEAD') {
    if (noun === 'events') return 'events';
    return noun === 'containers' && id === 'json' ? 'list' : 'read';
  }
  // Containers and networks have their verb after the id, everything else in its place.
  const last = verb === '' ? (id === 'create' ? id : '') : verb;
  return CHANGES[`${method} ${noun} ${last}`.trimEnd()] ?? 'forbidden';
}

const CHANGES: Readonly<Record<string, CallKind>> = {
  'POST containers create': 'container.create',
  'POST containers start': 'container.start',
  'POST containers stop': 'container.stop',
  'POST containers pause': 'container.pause',
  'POST containers unpause': 'container.unpause',
  'POST containers rename': 'container.rename',
  'POST containers update': 'container.update',
  'DELETE containers': 'container.remove',
  'PUT containers archive': 'container.put',
  'POST networks create': 'network.create',
  'POST networks connect': 'network.connect',
  'POST networks disconnect': 'network.disconnect',
  'DELETE networks': 'network.remove',
  'POST volumes create': 'volume.create',
  'POST images create': 'image.pull',
  'POST build': 'image.build',
};
