// The doors of the daemon: its control sockets and HTTP, all in front of one desk. Each is closed by the
// stack that it was opened on.

import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { newNonce } from './access/challenge.ts';
import { createSignatures } from './adapters/identity/verify.ts';
import type { Serving } from './cli/io.ts';
import { createDesk } from './control/desk.ts';
import type { DeskParts } from './control/operation.ts';
import { OPERATIONS } from './control/operations.ts';
import { Failure } from './model/failure.ts';
import type { Fleet } from './model/fleet.ts';
import { serveControl } from './serve/control-server.ts';
import { serveHttp } from './serve/http.ts';
import { createKeyDoor, identifySigned } from './serve/identify.ts';
import { LINES } from './serve/login-book.ts';
import type { Metrics } from './serve/metrics.ts';
import { createStrangers } from './serve/strangers.ts';
import type { Terminal } from './wire-terminals.ts';

/** How often the uses of API keys are recorded. */
const FLUSH_MS = 60_000;

export type Opened = { readonly words: readonly string[]; readonly connections: () => number };

/** Opens what fleet.yaml names; fails when one cannot be. */
export async function openDoors(
  parts: DeskParts,
  terminal: Terminal,
  metrics: Metrics,
  from: Serving,
  stack: AsyncDisposableStack,
): Promise<Opened> {
  const { fleet, ledger, audit, version, clock, onTrouble, keyUses: uses } = parts;
  const desk = createDesk(parts, OPERATIONS);
  const searchPath = from.env['PATH'] ?? '/usr/bin:/bin';
  const known = {
    fleet,
    ledger,
    audit,
    clock,
    uses,
    signatures: createSignatures({ folder: fleet.stateDir, searchPath }),
  };
  const { username: name, uid } = userInfo();
  const socket = {
    ...{ desk, version, onTrouble, fleet: fleet.name, self: { name, uid } },
    nonce: () => newNonce(randomBytes, clock.now()),
    identify: (...proof: Parameters<typeof identifySigned> extends [unknown, ...infer Rest] ? Rest : never) =>
      identifySigned(known, ...proof),
  };
  const { control, people, http } = fleet.listeners;
  const { front } = terminal;
  const own = await serveControl({
    ...{ ...socket, path: control, door: 'own' },
    ...(front === undefined ? {} : { front, limits: { connections: withTerminals(fleet) } }),
  });
  stack.defer(() => own.close());
  const words = [`control socket ${control}`];
  const open = [own];
  if (people !== undefined) {
    const theirs = await serveControl({ ...socket, path: people, door: 'people' });
    stack.defer(() => theirs.close());
    open.push(theirs);
    words.push(`people's socket ${people}`);
  }
  if (http !== undefined) words.push(await openHttp(parts, http, { desk, metrics, known }, stack));
  words.push(...(await terminal.start(stack)));
  return { words, connections: () => open.reduce((sum, one) => sum + one.connections(), 0) };
}

/** Room for everybody else, whoever is logged in by SSH. */
function withTerminals({ listeners: { ssh } }: Fleet): number {
  return 64 + (ssh?.maxSessions ?? 0) * LINES;
}

async function openHttp(
  { daemon, audit, clock, version, onTrouble }: DeskParts,
  { host, port, metrics: metricsAre, webhookSecretFile }: NonNullable<Fleet['listeners']['http']>,
  {
    desk,
    metrics,
    known,
  }: {
    readonly desk: ReturnType<typeof createDesk>;
    readonly metrics: Metrics;
    readonly known: Parameters<typeof createKeyDoor>[0];
  },
  stack: AsyncDisposableStack,
): Promise<string> {
  const keys = createKeyDoor(known);
  const server = await serveHttp({
    ...{ host, port, version, desk, metrics, metricsAre, clock, onTrouble },
    status: () => daemon.status(),
    nudge: () => daemon.nudgeSource('webhook'),
    identify: (token) => keys.identify(token),
    strangers: createStrangers(audit, clock, onTrouble),
    webhookSecret: webhookSecretFile === undefined ? undefined : await secretIn(webhookSecretFile),
  });
  const flushing = setInterval(() => keys.flush().catch(onTrouble), FLUSH_MS);
  stack.defer(async () => {
    clearInterval(flushing);
    await server.close();
    await keys.flush();
  });
  return `http ${host}:${server.port}`;
}

async function secretIn(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new Failure('serve/webhook-secret', `cannot read ${file} (${cause.code})`, {
      hint: 'listeners.http.webhook.secretFile in fleet.yaml names it',
      cause,
    });
  });
  const secret = text.trim();
  if (secret.length >= SHORTEST_SECRET) return secret;
  throw new Failure(
    'serve/webhook-secret',
    `the secret in ${file} is shorter than ${SHORTEST_SECRET} characters`,
    {
      hint: 'openssl rand -hex 32 makes one',
    },
  );
}

const SHORTEST_SECRET = 16;
