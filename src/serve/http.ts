// HTTP: health, metrics, webhooks and the API, made from the table of operations. Holds no logic of the
// fleet and nothing secret; every peer is bounded in bytes, time and number of requests.

import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Desk } from '../control/desk.ts';
import type { Operation } from '../control/operation.ts';
import type { FleetStatus } from '../model/condition.ts';
import { Failure } from '../model/failure.ts';
import type { Actor } from '../model/person.ts';
import type { Clock } from '../ports.ts';
import { httpError } from './http-errors.ts';
import type { Metrics } from './metrics.ts';
import { methodOf, openApi } from './openapi.ts';
import { readiness } from './ready.ts';
import type { Strangers } from './strangers.ts';
import { bodySum, claimOf, createDeliveries, holds } from './webhook.ts';

export type HttpParts = {
  readonly host: string;
  readonly port: number;
  readonly version: string;
  readonly desk: Desk;
  readonly status: () => FleetStatus;
  readonly nudge: () => void;
  readonly metrics: Metrics;
  readonly metricsAre: 'key' | 'open';
  readonly clock: Clock;
  /** Who a key belongs to; fails with `access/key-refused`. */
  readonly identify: (key: string) => Promise<Actor>;
  /** Undefined: no webhooks are taken. */
  readonly webhookSecret: string | undefined;
  readonly strangers: Strangers;
  readonly onTrouble: (thrown: unknown) => void;
  readonly limits?: { readonly perMinute?: number; readonly headersMs?: number; readonly requestMs?: number };
};

export type HttpServer = { readonly port: number; close(): Promise<void> };

const BODY = 64 * 1024;
/** The largest that GitHub sends; its bytes are summed up as they come and not kept. */
const HOOK_BODY = 25 * 1024 * 1024;
const CONNECTIONS = 256;

type Known = { readonly actor: Actor } | { readonly failure: unknown };

/** Listens; fails with `serve/cannot-listen`. */
export async function serveHttp(parts: HttpParts): Promise<HttpServer> {
  const { headersMs = 10_000, requestMs = 30_000, perMinute = 300 } = parts.limits ?? {};
  const app = Fastify({
    logger: false,
    bodyLimit: BODY,
    requestTimeout: requestMs,
    keepAliveTimeout: 5_000,
    forceCloseConnections: true,
    exposeHeadRoutes: false,
    return503OnClosing: true,
    http: { headersTimeout: headersMs, connectionsCheckingInterval: Math.min(2_000, headersMs) },
    onProtoPoisoning: 'error',
    onConstructorPoisoning: 'error',
  });
  app.server.maxConnections = CONNECTIONS;
  const known = new WeakMap<IncomingMessage, Known>();
  frame(app, parts);
  app.addHook('onRequest', async (request) => {
    const actor = await identity(parts, request);
    if (actor !== undefined) known.set(request.raw, actor);
  });
  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: 60_000,
    cache: 10_000,
    // Keys that hold count by themselves; everybody else by address.
    keyGenerator: (request) => rateKey(known.get(request.raw), request),
  });
  health(app, parts);
  guarded(app, parts, (request) => actorOf(known.get(request.raw)));
  if (parts.webhookSecret !== undefined) await hooks(app, parts, parts.webhookSecret);
  return await listen(app, parts);
}

async function listen(app: FastifyInstance, { host, port }: HttpParts): Promise<HttpServer> {
  try {
    await app.listen({ host, port });
  } catch (cause) {
    await app.close();
    throw new Failure('serve/cannot-listen', `cannot listen on ${host} port ${port}`, {
      hint: 'another program may have the port; listeners.http.address in fleet.yaml names it',
      cause,
    });
  }
  const bound = app.server.address();
  return {
    port: typeof bound === 'object' && bound !== null ? bound.port : port,
    close: () => app.close(),
  };
}

/** Errors, headers and counting: the same for every route. */
function frame(app: FastifyInstance, parts: HttpParts): void {
  app.setErrorHandler((thrown, _request, reply) => {
    const { status, body } = httpError(thrown);
    if (status >= 500) parts.onTrouble(thrown);
    if (status === 401) reply.header('www-authenticate', 'Bearer');
    return reply.code(status).send(body);
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({
      code: 'serve/not-here',
      message: 'there is nothing at this address',
      hint: '/api/v1/openapi.json lists everything',
    }),
  );
  app.addHook('onSend', async (_request, reply) => {
    reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
  });
  app.addHook('onResponse', async (request, reply) => {
    parts.metrics.noteRequest(request.routeOptions.url ?? 'unknown', request.method, reply.statusCode);
  });
}

async function identity(parts: HttpParts, request: FastifyRequest): Promise<Known | undefined> {
  const { authorization } = request.headers;
  if (authorization === undefined) return undefined;
  try {
    const [, key] = /^Bearer ([!-~]{1,200})$/.exec(authorization) ?? [];
    if (key === undefined) throw keyRefused();
    return { actor: await parts.identify(key) };
  } catch (failure) {
    if (failure instanceof Failure) parts.strangers.note('identify', request.ip, failure.message);
    return { failure };
  }
}

function rateKey(known: Known | undefined, request: FastifyRequest): string {
  const proof = known !== undefined && 'actor' in known ? known.actor.proof : undefined;
  return proof?.kind === 'api-key' ? `key ${proof.id}` : `address ${request.ip}`;
}

function actorOf(known: Known | undefined): Actor {
  if (known === undefined) {
    throw new Failure('access/key-missing', 'an API key is needed', {
      hint: 'send `Authorization: Bearer shs_…`; `shipshape key create` makes one',
    });
  }
  if ('failure' in known) throw known.failure;
  return known.actor;
}

function keyRefused(): Failure {
  return new Failure('access/key-refused', 'this API key is not taken', {
    hint: 'it may have expired or been revoked; `shipshape key create` makes another',
  });
}

function health(app: FastifyInstance, parts: HttpParts): void {
  app.get('/healthz', async () => ({ status: 'ok' }));
  app.get('/readyz', async (_request, reply) => {
    const missing = readiness(parts.status());
    return reply.code(missing.length === 0 ? 200 : 503).send({ ready: missing.length === 0, missing });
  });
}

function guarded(app: FastifyInstance, parts: HttpParts, actorOf: (request: FastifyRequest) => Actor): void {
  const description = openApi(parts.desk.operations, parts.version);
  app.get('/metrics', async (request, reply) => {
    // The metrics tell what the status tells: whoever may read that may read them, unless fleet.yaml opens them.
    if (parts.metricsAre !== 'open') {
      await parts.desk.call(actorOf(request), 'freshness', {}, undefined, AbortSignal.timeout(5_000));
    }
    return reply.type(parts.metrics.contentType).send(await parts.metrics.text());
  });
  app.get('/api/v1/openapi.json', async () => description);
  for (const operation of parts.desk.operations) {
    app.route({
      method: methodOf(operation),
      url: `/api/v1/${operation.name}`,
      handler: (request, reply) => answer(parts, operation, actorOf(request), request, reply),
    });
  }
}

async function answer(
  { desk, onTrouble }: HttpParts,
  operation: Operation,
  actor: Actor,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  const given = operation.kind === 'act' ? request.body : fromQuery(operation, request.query);
  const input = isRecord(given ?? {}) ? given : undefined;
  if (given !== undefined && given !== null && input === undefined) {
    throw new Failure('desk/bad-input', `${operation.name} takes a JSON object`);
  }
  if (operation.kind !== 'stream') {
    // No one-time codes at this door: what needs one is said with an SSH key.
    return await desk.call(actor, operation.name, isRecord(given) ? given : {}, undefined, gone.signal);
  }
  const items = desk.follow(actor, operation.name, isRecord(given) ? given : {}, gone.signal);
  // The first item decides whether this is an answer or an error.
  const first = await items.next();
  const lines = Readable.from(jsonLines(first, items, onTrouble), {
    objectMode: false,
    highWaterMark: 64 * 1024,
  });
  return reply.type('application/x-ndjson').send(lines);
}

async function* jsonLines(
  first: IteratorResult<unknown, void>,
  rest: AsyncGenerator<unknown, void>,
  onTrouble: (thrown: unknown) => void,
): AsyncGenerator<string, void> {
  try {
    if (first.done === true) return;
    yield `${JSON.stringify(first.value)}\n`;
    for await (const item of rest) yield `${JSON.stringify(item)}\n`;
  } catch (thrown) {
    const { status, body } = httpError(thrown);
    if (status >= 500) onTrouble(thrown);
    yield `${JSON.stringify({ error: body })}\n`;
  } finally {
    await rest.return();
  }
}

/** Query values as the types that their fields have; what does not fit stays text and is refused by the desk. */
function fromQuery({ input }: Operation, query: unknown): Record<string, unknown> {
  if (!isRecord(query)) return {};
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => {
      const type = Object.hasOwn(input, name) ? input[name]?.type : undefined;
      if (type === 'integer' && typeof value === 'string' && /^-?\d{1,15}$/.test(value))
        return [name, Number(value)];
      if (type === 'boolean' && (value === 'true' || value === 'false')) return [name, value === 'true'];
      return [name, value];
    }),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** In a scope of its own: its bodies are of any type, and never parsed. */
async function hooks(app: FastifyInstance, parts: HttpParts, secret: string): Promise<void> {
  const deliveries = createDeliveries();
  await app.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      '*',
      { bodyLimit: HOOK_BODY },
      async (request: FastifyRequest, body: Readable) => {
        const sum = bodySum(secret);
        let size = 0;
        for await (const chunk of body) {
          size += chunk.length;
          if (size > HOOK_BODY) throw tooLarge();
          sum.update(chunk);
        }
        return holds(claimOf(request.headers), secret, sum);
      },
    );
    scope.addHook('onRequest', async (request) => {
      // Nobody's bytes are summed up for nothing.
      if (claimOf(request.headers).kind === 'none') throw refusedHook(parts, request);
    });
    scope.post('/hooks/git', async (request, reply) => {
      if (request.body !== true) throw refusedHook(parts, request);
      if (deliveries.isNew(request.headers, parts.clock.now())) {
        parts.metrics.noteWebhook('accepted');
        parts.nudge();
      } else parts.metrics.noteWebhook('repeated');
      return reply.code(202).send({ status: 'accepted' });
    });
    done();
  });
}

function refusedHook(parts: HttpParts, request: FastifyRequest): Failure {
  const message = 'the signature of this delivery does not hold';
  parts.metrics.noteWebhook('refused');
  parts.strangers.note('deliver:webhook', request.ip, message);
  return new Failure('access/key-refused', message, {
    hint: "the webhook's secret must be the one in listeners.http.webhook.secretFile",
  });
}

function tooLarge(): Error {
  return Object.assign(new Error('too large'), { statusCode: 413 });
}
