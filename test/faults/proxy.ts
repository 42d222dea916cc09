// A socket in front of a real engine's. Counts what passes, calls that change something apart from reads,
// lets one fault happen at the n-th of them, and watches the rules that every call keeps at all times.

import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { isMutating, type Request, requestOf } from './calls.ts';
import { sendEvents } from './event-stream.ts';
import { countedBy, type Fault, NO_FAULT } from './fault.ts';

/** One call as it passed. */
export type Traced = Request & {
  readonly method: string;
  readonly url: string;
  /** Of the object that it is about, by its label: `crm/container/db`. */
  address: string | undefined;
  /** What the engine said; undefined: it was never asked, or its answer never came. */
  status: number | undefined;
  /** The fault that happened to it. */
  fault: Fault | undefined;
};

export type ProxyOptions = {
  /** Path to listen on. */
  readonly socket: string;
  /** Path of the real engine's socket. */
  readonly engine: string;
  /** Never in a path, a query or a header. */
  readonly marker: string;
  /** Looks at each call that changes something, before it is passed on; what is wrong with it, in words. */
  readonly witness: (call: Traced) => Promise<readonly string[]>;
  /** Does what somebody else would do to the object of this call. */
  readonly meddle: (kind: 'gone' | 'squat' | 'meddle', call: Traced) => Promise<void>;
};

export type EngineProxy = {
  /** As DOCKER_HOST has it. */
  readonly host: string;
  /** Everything since the last `arm`. */
  readonly trace: readonly Traced[];
  /** Rules that were broken, ever. */
  readonly breaches: readonly string[];
  /** Begins to count anew and waits for the fault's call. `kill`: ends the process that asks. */
  arm(fault: Fault, kill?: () => Promise<void>): void;
  /** From now on everything passes; true when the fault has happened. */
  disarm(): boolean;
  /** The address of an object that was there before. */
  learn(id: string, address: string): void;
  close(): Promise<void>;
};

/** Nobody waits as long for an answer that never comes. */
const SLOW_MS = 150;
const PAGE = '<html><body>please log in</body></html>';

type State = {
  trace: Traced[];
  readonly breaches: string[];
  readonly addresses: Map<string, string>;
  fault: Fault;
  kill: () => Promise<void>;
  hasHappened: boolean;
  isAway: boolean;
  isSlow: boolean;
  /** The list of containers before the newest one. */
  lists: Buffer[];
  readonly counts: Record<ReturnType<typeof countedBy>, number>;
};

export async function startProxy(options: ProxyOptions): Promise<EngineProxy> {
  const agent = new Agent({ keepAlive: true });
  const state: State = {
    trace: [],
    breaches: [],
    addresses: new Map(),
    fault: NO_FAULT,
    kill: async () => undefined,
    hasHappened: false,
    isAway: false,
    isSlow: false,
    lists: [],
    counts: { changes: 0, reads: 0, lists: 0, events: 0, nothing: 0 },
  };
  const sockets = new Set<Socket>();
  const streams = new Set<Socket>();
  const server = createServer(
    { keepAliveTimeout: 0, requestTimeout: 0, headersTimeout: 0 },
    (asked, answer) => {
      serve({ options, agent, state, streams }, asked, answer).catch(() => asked.socket.destroy());
    },
  );
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('upgrade', (asked, socket, head) => passUpgrade(options.engine, asked, socket as Socket, head));
  await new Promise<void>((resolve, reject) => {
    server.on('error', reject);
    server.listen(options.socket, resolve);
  });
  return {
    host: `unix://${options.socket}`,
    get trace() {
      return state.trace;
    },
    breaches: state.breaches,
    arm(fault, kill = async () => undefined) {
      state.trace = [];
      state.fault = fault;
      state.kill = kill;
      state.hasHappened = false;
      // Whoever follows the events begins anew, under what is wrong with them now.
      if (countedBy(fault.kind) === 'events') for (const stream of streams) stream.destroy();
      for (const key of ['changes', 'reads', 'lists', 'events', 'nothing'] as const) state.counts[key] = 0;
    },
    disarm() {
      state.fault = NO_FAULT;
      state.isAway = false;
      state.isSlow = false;
      return state.hasHappened;
    },
    learn(id, address) {
      state.addresses.set(id, address);
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
      agent.destroy();
    },
  };
}

type Place = {
  readonly options: ProxyOptions;
  readonly agent: Agent;
  readonly state: State;
  /** Connections that carry events. */
  readonly streams: Set<Socket>;
};

async function serve(place: Place, asked: IncomingMessage, answer: ServerResponse): Promise<void> {
  const { options, state } = place;
  const { method = 'GET', url = '/' } = asked;
  const about = requestOf(method, url);
  const call: Traced = { ...about, method, url, address: undefined, status: undefined, fault: undefined };
  state.breaches.push(...about.breaches);
  if (`${url}${asked.rawHeaders.join(' ')}`.includes(options.marker)) {
    state.breaches.push(`${method} ${url.split('?')[0]} carries a secret outside of its body`);
  }
  if (about.kind === 'forbidden') return refuse(answer, 403, 'forbidden by the test');
  // Only what is put into a container is large; nothing is learned from it.
  const body = await buffer(asked);
  call.address = addressOf(state, call, body);
  state.trace.push(call);
  const fault = happening(state, call);
  if (isMutating(call.kind)) {
    state.breaches.push(...(await options.witness(call)));
  }
  if (state.isAway) {
    asked.socket.destroy();
    return;
  }
  if (state.isSlow) await sleep(SLOW_MS);
  if (call.kind === 'events') {
    place.streams.add(asked.socket);
    asked.socket.on('close', () => place.streams.delete(asked.socket));
    return sendEvents(options.engine, asked, answer, state.fault);
  }
  await answerWith(place, { asked, answer, body, call, fault });
}

/** The fault of this call, `none` for all but the one that is waited for. */
function happening(state: State, call: Traced): Fault {
  const counts = isMutating(call.kind)
    ? 'changes'
    : call.kind === 'list'
      ? 'lists'
      : call.kind === 'events'
        ? 'events'
        : 'reads';
  state.counts[counts] += 1;
  const { fault } = state;
  if (counts === 'events') {
    if (countedBy(fault.kind) === 'events') state.hasHappened = true;
    return NO_FAULT;
  }
  if (countedBy(fault.kind) !== counts) return NO_FAULT;
  const isSame = state.counts[counts] === fault.at;
  const isAgain = fault.kind === 'lose-replies' && state.counts[counts] > fault.at && isRetry(state, call);
  if (!isSame && !isAgain) return NO_FAULT;
  state.hasHappened = true;
  call.fault = fault;
  return fault;
}

/** The same thing asked for again. */
function isRetry({ trace }: State, call: Traced): boolean {
  const hit = trace.find(({ fault }) => fault !== undefined);
  return hit !== undefined && hit.method === call.method && hit.url === call.url;
}

type Exchange = {
  readonly asked: IncomingMessage;
  readonly answer: ServerResponse;
  readonly body: Buffer;
  readonly call: Traced;
  readonly fault: Fault;
};

async function answerWith(place: Place, exchange: Exchange): Promise<void> {
  const { state, options } = place;
  const { asked, answer, call, fault } = exchange;
  const cut = () => void asked.socket.destroy();
  switch (fault.kind) {
    case 'kill-before':
      return await state.kill();
    case 'cut-before':
    case 'read-cut':
      return cut();
    case 'away':
      state.isAway = true;
      return cut();
    case 'hang':
    case 'read-hang':
      return;
    case 'err409':
      return refuse(answer, 409, 'conflict made by the test');
    case 'err503':
      return refuse(answer, 503, 'busy, says the test');
    case 'err500':
    case 'read-500':
    case 'list-500':
      return refuse(answer, 500, 'failure made by the test');
    case 'read-html':
      return void answer.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
    case 'list-old': {
      const [old] = state.lists;
      if (old === undefined) break;
      return void answer.writeHead(200, { 'content-type': 'application/json' }).end(old);
    }
    case 'gone':
    case 'squat':
    case 'meddle':
      await options.meddle(fault.kind, call);
      break;
    case 'slow':
      state.isSlow = true;
      break;
    default:
      break;
  }
  if (fault.kind === 'cut-sent' || fault.kind === 'kill-sent') return await begin(place, exchange);
  await forward(place, exchange);
}

/** Sends the call on, and ends one side of it before there is an answer. */
async function begin({ options, state }: Place, { asked, body, call, fault }: Exchange): Promise<void> {
  const sent = upstream(options.engine, asked, undefined);
  sent.on('error', () => undefined);
  const answered = new Promise<void>((resolve) => {
    sent.on('response', (reply) => {
      call.status = reply.statusCode;
      buffer(reply).then(
        (text) => {
          learnFrom(state, call, text);
          resolve();
        },
        () => resolve(),
      );
    });
    sent.on('close', resolve);
  });
  await new Promise<void>((resolve) => sent.end(body, () => resolve()));
  if (fault.kind === 'cut-sent') {
    asked.socket.destroy();
    sent.destroy();
  } else {
    await state.kill();
  }
  await answered;
}

async function forward({ options, agent, state }: Place, exchange: Exchange): Promise<void> {
  const { asked, answer, body, call, fault } = exchange;
  const sent = upstream(options.engine, asked, agent);
  const reply = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.on('response', resolve);
    sent.on('error', reject);
    sent.end(body);
  });
  call.status = reply.statusCode;
  const text = await buffer(reply);
  learnFrom(state, call, text);
  switch (fault.kind) {
    case 'kill-after':
      return await state.kill();
    case 'lose-reply':
    case 'lose-replies':
      return void asked.socket.destroy();
    case 'hang-sent':
      return;
    case 'lie500':
      return refuse(answer, 500, 'failure made by the test after the engine did it');
    case 'read-short': {
      answer.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length });
      answer.write(text.subarray(0, text.length / 2), () => asked.socket.destroy());
      return;
    }
    default:
      answer.writeHead(reply.statusCode ?? 502, reply.rawHeaders).end(text);
  }
}

function upstream(socketPath: string, asked: IncomingMessage, agent: Agent | undefined) {
  const { method, url, headers } = asked;
  return request({ socketPath, method, path: url, headers, agent: agent ?? false });
}

/** Learns whose the new objects are, and what the list was. */
function learnFrom(state: State, call: Traced, text: Buffer): void {
  if (call.kind === 'list' && call.status === 200) state.lists = [...state.lists, text].slice(-2);
  if (call.status !== 201 || call.address === undefined) return;
  const id = /"Id":"([0-9a-f]{64})"/.exec(text.toString())?.[1];
  if (id !== undefined) state.addresses.set(id, call.address);
}

function addressOf(state: State, { id, kind }: Traced, body: Buffer): string | undefined {
  if (kind.endsWith('.create')) return /"dev\.shipshape\.object":"([^"]+)"/.exec(body.toString())?.[1];
  return id === undefined ? undefined : state.addresses.get(id);
}

function refuse(answer: ServerResponse, status: number, message: string): void {
  answer.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
}

/** Programs in containers speak over the raw connection from here on. */
function passUpgrade(engine: string, asked: IncomingMessage, socket: Socket, head: Buffer): void {
  const there = connect(engine, () => {
    const headers = asked.rawHeaders.map((text, index) => (index % 2 === 0 ? `${text}: ` : `${text}\r\n`));
    there.write(`${asked.method} ${asked.url} HTTP/1.1\r\n${headers.join('')}\r\n`);
    there.write(head);
    there.pipe(socket).pipe(there);
  });
  there.on('error', () => socket.destroy());
  socket.on('error', () => there.destroy());
}
