// What a connection works with, whichever door it came by. Types only.

import type { Socket } from 'node:net';
import type { KeyHolder, Login, Shown } from '../../src/model/login.ts';
import type { ControlClient } from '../../src/serve/control-client.ts';
import type { Door, Identity, Session } from '../app/door.ts';
import type { Place } from './gate.ts';
import type { Seats } from './seats.ts';

export type ConnectionParts = {
  readonly socket: Socket;
  readonly address: string;
  readonly place: Place;
  readonly seats: Seats;
  readonly idleMs: number;
  readonly open: (identity: Identity, door: Door) => Session;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly now: () => number;
  holderOf(fingerprint: string): KeyHolder | undefined;
  login(shown: Shown, code: string | undefined): Promise<Login>;
  logout(login: string, reason: string): void;
  connect(login: string, signal: AbortSignal): Promise<ControlClient | undefined>;
  onRefused(reason: string): void;
  onTrouble(thrown: unknown): void;
};
