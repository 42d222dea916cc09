// Shipshape as the bench drives it: through the same door as the command line, in this process, with its
// engine calls counted as they leave.

import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { ClientRequest } from 'node:http';
import { dirname } from 'node:path';
import process from 'node:process';
import type { Control } from '../src/control/control.ts';
import type { Look } from '../src/pass.ts';
import { open } from '../src/wire.ts';

export const EVERYTHING = { targets: [], instances: [], replace: [], acceptEmptyVolumes: [] };

const NEVER = new AbortController().signal;

export async function openFleet(file: string): Promise<Control> {
  const opened = await open({
    fleet: file,
    path: undefined,
    cwd: dirname(file),
    env: { PATH: process.env['PATH'] },
    by: 'bench',
    onWarning: (text) => console.log(`warning: ${text}`),
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  return opened.value;
}

/** Looks, and makes sure that everything could be looked at. */
export async function lookAll(control: Control): Promise<Look> {
  const look = await control.look(EVERYTHING, NEVER);
  for (const one of look.targets) if (one.kind === 'unseen') throw one.failure;
  if (look.problems.length > 0) throw new Error(JSON.stringify(look.problems[0]));
  return look;
}

/** Steps that the plans of a look have. */
export function stepsOf(look: Look): number {
  return look.targets.reduce((sum, one) => sum + (one.kind === 'planned' ? one.plan.steps.length : 0), 0);
}

/** Does all that the look found. Throws unless all of it was done. */
export async function applyAll(control: Control, look: Look): Promise<void> {
  const consent = Object.fromEntries(
    look.targets.flatMap((one) => (one.kind === 'planned' ? [[one.target, one.plan.digest]] : [])),
  );
  const request = { consent, removals: false, by: 'bench', onProgress: () => {} };
  for (const one of await control.carryOut(look, request, NEVER)) {
    if (one.kind !== 'carried' || one.outcome.kind !== 'applied') throw new Error(JSON.stringify(one));
  }
}

/** HTTP calls that leave this process while `work` runs, by method and path without ids and query. */
export async function countCalls(work: () => Promise<unknown>): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  const count = (message: unknown) => {
    const name = nameOf(message);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  subscribe('http.client.request.start', count);
  try {
    await work();
  } finally {
    unsubscribe('http.client.request.start', count);
  }
  return counts;
}

function nameOf(message: unknown): string {
  if (typeof message !== 'object' || message === null || !('request' in message)) return '?';
  const { request } = message;
  if (!(request instanceof ClientRequest)) return '?';
  const path = request.path
    .replace(/\?.*/, '')
    .replace(/^\/v[\d.]+/, '')
    .replace(/[0-9a-f]{64}/, 'ID');
  return `${request.method} ${path}`;
}
