// What can go wrong between us and an engine, as data, and its text form: `lose-reply@3`. A fault happens
// at the n-th call that changes something (or reads, or lists), never at a time of day.

/** Before the engine sees the call, after it began it, or after it has done it. */
export const CHANGE_FAULTS = [
  /** The process dies: before the call is sent, with the call under way, with its answer on the way. */
  'kill-before',
  'kill-sent',
  'kill-after',
  /** The connection breaks at the same three moments. */
  'cut-before',
  'cut-sent',
  'lose-reply',
  /** As `lose-reply`, for this call and each try of it that follows. */
  'lose-replies',
  /** Refused without being done, and refused after it was done. */
  'err500',
  'err409',
  'err503',
  'lie500',
  /** No answer at all; `hang-sent`: it is done. */
  'hang',
  'hang-sent',
  /** From this call on nothing gets through, until the pass is over. */
  'away',
  /** From this call on every call waits; each goes through in the end. */
  'slow',
  /** What the call is about is removed, or its new name taken, by somebody else a moment before. */
  'gone',
  'squat',
  /** What the call is about is stopped by somebody else a moment before. */
  'meddle',
] as const;

export const READ_FAULTS = [
  'read-cut',
  'read-500',
  'read-hang',
  /** The answer ends in the middle, or is somebody's login page. */
  'read-short',
  'read-html',
] as const;

/** Lists of containers: as it was at the one before, and empty by a refusal. */
export const LIST_FAULTS = ['list-old', 'list-500'] as const;

/** The stream of events, for as long as the plan lasts; `n`: after so many of them. */
export const EVENT_FAULTS = [
  'events-refused',
  'events-cut',
  'events-drop',
  'events-late',
  'events-twice',
] as const;

export type ChangeFault = (typeof CHANGE_FAULTS)[number];
export type ReadFault = (typeof READ_FAULTS)[number];
export type ListFault = (typeof LIST_FAULTS)[number];
export type EventFault = (typeof EVENT_FAULTS)[number];
export type FaultKind = ChangeFault | ReadFault | ListFault | EventFault | 'none';

/** `at` counts from 1. */
export type Fault = { readonly kind: FaultKind; readonly at: number };

export const NO_FAULT: Fault = { kind: 'none', at: 0 };

const ALL: readonly FaultKind[] = ['none', ...CHANGE_FAULTS, ...READ_FAULTS, ...LIST_FAULTS, ...EVENT_FAULTS];

export function faultText({ kind, at }: Fault): string {
  return kind === 'none' ? kind : `${kind}@${at}`;
}

export function parseFault(text: string): Fault {
  const [name, at = '0'] = text.split('@');
  const kind = ALL.find((one) => one === name);
  if (kind === undefined || !/^\d+$/.test(at)) throw new Error(`${JSON.stringify(text)} is no fault`);
  return { kind, at: Number(at) };
}

/** What a fault counts. */
export function countedBy(kind: FaultKind): 'changes' | 'reads' | 'lists' | 'events' | 'nothing' {
  if (CHANGE_FAULTS.some((one) => one === kind)) return 'changes';
  if (READ_FAULTS.some((one) => one === kind)) return 'reads';
  if (LIST_FAULTS.some((one) => one === kind)) return 'lists';
  return kind === 'none' ? 'nothing' : 'events';
}

/** True: the process that asks dies of it. */
export function isDeadly(kind: FaultKind): boolean {
  return kind.startsWith('kill-');
}
