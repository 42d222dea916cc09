// One connection: who it is, how long that may take, the channels in it, and its end. It is bounded in tries,
// in time, in channels and in bytes that wait to leave it; nothing of it outlives it.

import type { Connection, Session as SshSession } from 'ssh2';
import type { Login } from '../../src/model/login.ts';
import type { Identity } from '../app/door.ts';
import { type Acknowledger, createAcknowledger, pingerOf } from './acknowledge.ts';
import { createAuthentication } from './authenticate.ts';
import { type OpenChannel, serveChannel } from './channel.ts';
import type { ConnectionParts } from './parts.ts';

export type OpenConnection = {
  readonly login: () => string | undefined;
  /** Gives every screen back, says why, and hangs up. */
  end(reason: string): void;
};

/** Channels of one connection at the same time. */
const CHANNELS = 8;
const MOST_QUEUED = 8 * 1024 * 1024;
const LOOK_MS = 1_000;
/** For last words to leave. */
const GOODBYE_MS = 1_500;

export function serveConnection(parts: ConnectionParts, client: Connection): OpenConnection {
  const { socket, after, onTrouble } = parts;
  const state: State = { login: undefined, shut: undefined, channels: new Set(), isOver: false, why: 'lost' };
  const hangUp = () => void socket.destroy();
  let acknowledger: Acknowledger | undefined;
  const authenticate = createAuthentication({
    ...parts,
    async login(shown, code) {
      const login = await parts.login(shown, code);
      // Who went meanwhile is not logged in.
      if (state.isOver) parts.logout(login.id, 'lost');
      return login;
    },
    onShut(words) {
      state.shut = words;
    },
    onLogin(login) {
      state.login = login;
    },
    onTooMany: hangUp,
  });
  let stopLooking = after(LOOK_MS, look);
  function look(): void {
    // Whoever asks and does not read the answers.
    if (socket.writableLength > MOST_QUEUED) hangUp();
    else stopLooking = after(LOOK_MS, look);
  }
  client.on('error', () => {});
  client.on('authentication', (ctx) => {
    authenticate(ctx);
  });
  client.on('ready', () => {
    parts.place.known();
    // Not before: who is not known yet is asked nothing.
    acknowledger = createAcknowledger(pingerOf(client), parts, hangUp);
  });
  client.on('session', (accept, reject) => {
    try {
      if (state.channels.size >= CHANNELS || state.isOver) reject();
      else openChannel(parts, state, accept, (taken) => acknowledger?.after(taken));
    } catch (thrown) {
      onTrouble(thrown);
      hangUp();
    }
  });
  socket.once('close', () => {
    state.isOver = true;
    stopLooking();
    acknowledger?.close();
    for (const channel of state.channels) channel.end('the line was lost');
    if (state.login !== undefined) parts.logout(state.login.id, state.why);
  });
  return {
    login: () => state.login?.id,
    end(reason) {
      state.why = reason;
      for (const channel of state.channels) channel.end(reason);
      after(state.channels.size === 0 ? 0 : GOODBYE_MS, hangUp);
    },
  };
}

type State = {
  login: Login | undefined;
  shut: string | undefined;
  readonly channels: Set<OpenChannel>;
  isOver: boolean;
  why: string;
};

function openChannel(
  parts: ConnectionParts,
  state: State,
  accept: () => SshSession,
  arrived: (taken: () => void) => void,
): void {
  const { login } = state;
  const identity: Identity = {
    key: login?.id ?? '',
    connect: (signal) => (login === undefined ? Promise.resolve(undefined) : parts.connect(login.id, signal)),
  };
  const channel: OpenChannel = serveChannel(
    {
      ...parts,
      identity,
      arrived,
      name: login?.name ?? '',
      shut: login === undefined ? (state.shut ?? 'nobody is logged in') : undefined,
      queued: () => parts.socket.writableLength,
      onGone() {
        state.channels.delete(channel);
        if (state.channels.size === 0 && state.why === 'lost') state.why = 'left';
      },
    },
    accept(),
  );
  state.channels.add(channel);
}
