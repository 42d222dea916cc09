// The way of the process of terminals to the daemon: for itself it knows whose keys open the door and says who
// came, left or was refused; for each person who was let in it opens connections that are theirs alone. While
// the daemon is not heard, nobody comes in.

import { Failure } from '../../src/model/failure.ts';
import type { KeyHolder, Login, Shown } from '../../src/model/login.ts';
import { type ControlClient, connectControl } from '../../src/serve/control-client.ts';
import { isFrame } from '../../src/serve/frames.ts';

export type DaemonParts = {
  readonly path: string;
  readonly version: string;
  readonly fleet: string;
  readonly token: string;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  onTrouble(thrown: unknown): void;
};

export type Daemon = {
  /** Whose key it is; undefined: nobody's in force. */
  holderOf(fingerprint: string): KeyHolder | undefined;
  /** Names of everybody in force. */
  isName(name: string): boolean;
  /** Fails with `access/*`, `ssh/full`, `serve/*`. */
  login(shown: Shown, code: string | undefined, signal: AbortSignal): Promise<Login>;
  /** Neither waits nor throws. */
  logout(login: string, reason: string): void;
  refused(address: string, reason: string, count: number): void;
  /** A connection as the person of that login; undefined: no daemon listens. */
  connect(login: string, signal: AbortSignal): Promise<ControlClient | undefined>;
  /** Follows the daemon until `signal`; resolves when it has been heard for the first time. */
  follow(onEnded: (login: string, reason: string) => void, signal: AbortSignal): Promise<void>;
};

const AGAIN_MS = 500;
const ANSWER_MS = 10_000;

export function createDaemon(parts: DaemonParts): Daemon {
  const { path, version, fleet, token, onTrouble } = parts;
  const known = { holders: new Map<string, KeyHolder>(), names: new Set<string>() };
  let own: ControlClient | undefined;
  const connect = (login: string | undefined, signal: AbortSignal) =>
    connectControl(
      { path, version, fleet, purpose: 'control', prove: undefined, front: { token, login } },
      signal,
    );
  const call = async (op: string, input: Readonly<Record<string, unknown>>, signal: AbortSignal) => {
    if (own === undefined) throw new Failure('serve/no-daemon', 'the daemon is not heard');
    return await own.call(op, input, AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]));
  };
  const tell = (op: string, input: Readonly<Record<string, unknown>>) =>
    void call(op, input, new AbortController().signal).catch(onTrouble);
  const learn = (holders: readonly KeyHolder[]) => {
    known.names = new Set(holders.map(({ name }) => name));
    known.holders = new Map(holders.flatMap((one) => one.fingerprints.map((key) => [key, one] as const)));
  };
  const listen = async (
    heard: () => void,
    onEnded: (login: string, reason: string) => void,
    signal: AbortSignal,
  ) => {
    own = await connect(undefined, signal);
    if (own === undefined) return;
    for await (const item of own.follow('news', {}, signal)) {
      if (!isFrame(item)) continue;
      // The border: both ends are of one release.
      if (item['kind'] === 'directory') learn(item['holders'] as readonly KeyHolder[]);
      else onEnded(String(item['login']), String(item['reason']));
      heard();
    }
  };
  return {
    holderOf: (fingerprint) => known.holders.get(fingerprint),
    isName: (name) => known.names.has(name),
    // The border: both ends are of one release.
    login: async (shown, code, signal) =>
      (await call('login', { shown, ...(code === undefined ? {} : { code }) }, signal)) as Login,
    logout: (login, reason) => tell('logout', { login, reason }),
    refused: (address, reason, count) => tell('refused', { address, reason, count }),
    connect: (login, signal) => connect(login, signal),
    follow: (onEnded, signal) =>
      new Promise((resolve) => {
        const again = async () => {
          while (!signal.aborted) {
            await listen(resolve, onEnded, signal).catch((thrown: unknown) => {
              if (!signal.aborted) onTrouble(thrown);
            });
            own?.close();
            own = undefined;
            learn([]);
            await parts.sleep(AGAIN_MS, signal).catch(() => {});
          }
        };
        void again();
      }),
  };
}
