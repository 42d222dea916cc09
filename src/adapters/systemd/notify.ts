// Tells systemd how the daemon stands: ready, alive, stopping. Does nothing where no service manager listens,
// and never harms the daemon: who cannot be told is not told.

import { execa } from 'execa';
import type { Clock } from '../../ports.ts';

export type ServiceManager = {
  ready(status: string): Promise<void>;
  stopping(): Promise<void>;
  /** Says that we live, every half of what WATCHDOG_USEC asks for, as long as `isWell` says so. Ends with `signal`. */
  watch(isWell: () => boolean, signal: AbortSignal): Promise<void>;
};

export type NotifyOptions = {
  /** NOTIFY_SOCKET, WATCHDOG_USEC and PATH are read. */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly onTrouble: (thrown: unknown) => void;
};

const DEADLINE_MS = 5_000;

export function createServiceManager(options: NotifyOptions): ServiceManager {
  const { env, clock, onTrouble } = options;
  const socket = env['NOTIFY_SOCKET'];
  const tell = async (...words: readonly string[]): Promise<void> => {
    if (socket === undefined || socket === '') return;
    try {
      // Node has no datagram sockets of the unix kind; the tool of systemd does nothing else.
      await execa('systemd-notify', [...words], {
        env: { NOTIFY_SOCKET: socket, PATH: env['PATH'] ?? '/usr/bin:/bin' },
        extendEnv: false,
        timeout: DEADLINE_MS,
        stdin: 'ignore',
      });
    } catch (thrown) {
      onTrouble(thrown);
    }
  };
  return {
    ready: (status) => tell('--ready', `--status=${status}`),
    stopping: () => tell('STOPPING=1'),
    async watch(isWell, signal) {
      const everyMs = Number(env['WATCHDOG_USEC'] ?? '') / 1000 / 2;
      if (socket === undefined || !Number.isFinite(everyMs) || everyMs <= 0) return;
      while (!signal.aborted) {
        if (isWell()) await tell('WATCHDOG=1');
        await clock.sleep(everyMs, signal).catch(() => {});
      }
    },
  };
}
