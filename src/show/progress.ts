// What an apply says while it works, as lines for people. Terraform's manner: the address, what is
// being done, and how long it took.

import type { StepKind } from '../model/plan.ts';
import type { Outcome, Progress } from '../model/run.ts';
import { safeLine } from '../model/safe-text.ts';

type Verb = { readonly doing: string; readonly done: string };

const VERBS = {
  'image.pull': { doing: 'pulling the image', done: 'pulled' },
  'image.build': { doing: 'building the image', done: 'built' },
  'files.put': { doing: 'delivering files', done: 'delivered' },
  'network.create': { doing: 'creating', done: 'created' },
  'network.remove': { doing: 'removing', done: 'removed' },
  'network.connect': { doing: 'connecting', done: 'connected' },
  'network.disconnect': { doing: 'disconnecting', done: 'disconnected' },
  'volume.create': { doing: 'creating', done: 'created' },
  'volume.remove': { doing: 'removing', done: 'removed' },
  'container.create': { doing: 'creating', done: 'created' },
  'container.start': { doing: 'starting', done: 'started' },
  'container.stop': { doing: 'stopping', done: 'stopped' },
  'container.pause': { doing: 'pausing', done: 'paused' },
  'container.unpause': { doing: 'unpausing', done: 'unpaused' },
  'container.rename': { doing: 'renaming', done: 'renamed' },
  'container.update': { doing: 'updating in place', done: 'updated in place' },
  'container.remove': { doing: 'removing', done: 'removed' },
  'container.wait': { doing: 'waiting until it is well', done: 'well' },
} as const satisfies Record<StepKind, Verb>;

/** What is done to an old container while a new one takes its place, by the name of the step. */
const TO_OLD: Readonly<Record<string, Verb>> = {
  'make-room': { doing: 'moving the old one aside', done: 'the old one is aside' },
  'set-aside': { doing: 'moving the old one aside', done: 'the old one is aside' },
  'stop-old': { doing: 'stopping the old one', done: 'the old one is stopped' },
  'remove-old': { doing: 'removing the old one', done: 'the old one is removed' },
};

/** Steps are called `crm/container/db:stop-old-2`; networks have no old one beside a new one. */
function verbOf(step: string, call: StepKind): Verb {
  const name = step.slice(step.indexOf(':') + 1).replace(/-\d+$/, '');
  return (call.startsWith('container.') ? TO_OLD[name] : undefined) ?? VERBS[call];
}

/** Remembers what each step is about, so that its end can be said in words. */
export function createProgressLines(): (progress: Progress) => string | undefined {
  const steps = new Map<string, { readonly address: string; readonly call: StepKind }>();
  return (progress) => {
    switch (progress.kind) {
      case 'step.started':
        steps.set(progress.step, progress);
        return `${progress.address}: ${verbOf(progress.step, progress.call).doing}`;
      case 'step.progress':
        return `${addressOf(steps, progress.step)}: ${safeLine(progress.text)}`;
      case 'undo.started':
        return `${progress.address}: ${within(progress.address, safeLine(progress.reason))}; putting back what was there`;
      case 'step.ended':
        return ended(steps, progress);
      case 'run.recovered':
      case 'run.unrecorded':
        return safeLine(progress.text);
    }
  };
}

function ended(
  steps: ReadonlyMap<string, { readonly address: string; readonly call: StepKind }>,
  { outcome, durationMs }: Extract<Progress, { kind: 'step.ended' }>,
): string | undefined {
  const step = steps.get(outcome.step);
  switch (outcome.kind) {
    case 'done':
      return step && `${step.address}: ${verbOf(outcome.step, step.call).done} (${seconds(durationMs)})`;
    case 'failed':
      return failedWords(addressOf(steps, outcome.step), safeLine(outcome.message));
    case 'skipped':
      return undefined;
  }
}

function failedWords(address: string, message: string): string {
  return `${address}: failed: ${within(address, message)}`;
}

/** Messages that name their object themselves do so once. */
function within(address: string, message: string): string {
  return message.startsWith(`${address}: `) ? message.slice(address.length + 2) : message;
}

function addressOf(steps: ReadonlyMap<string, { readonly address: string }>, step: string): string {
  return steps.get(step)?.address ?? step;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)}s`;
}

/** The closing words of an apply: one line of counts, then what went wrong, instance by instance. */
export function outcomeLines(outcome: Outcome): readonly string[] {
  const wrong = outcome.instances.filter(({ kind }) => kind !== 'applied');
  return [
    headline(outcome),
    ...wrong.flatMap((instance) => [
      `  ${instance.instance}: ${ENDED[instance.kind]}${instance.message === undefined ? '' : `: ${safeLine(instance.message)}`}`,
      ...(instance.hint === undefined ? [] : [`    hint: ${safeLine(instance.hint)}`]),
      ...(instance.logs === undefined || instance.logs.length === 0
        ? []
        : ['    its last lines:', ...instance.logs.map((line) => `      | ${safeLine(line)}`)]),
    ]),
  ];
}

const ENDED = {
  applied: 'applied',
  failed: 'failed',
  'rolled-back': 'failed and rolled back: what served before serves again',
  stale: 'changed while the plan was carried out; plan again',
  interrupted: 'interrupted; the next run finishes or undoes what was begun',
} as const satisfies Record<Outcome['instances'][number]['kind'], string>;

function headline(outcome: Outcome): string {
  const done = outcome.steps.filter(({ kind }) => kind === 'done').length;
  const steps = `${done} of ${outcome.steps.length} steps done`;
  switch (outcome.kind) {
    case 'applied':
      return `Apply complete on ${outcome.target}: ${steps}.`;
    case 'failed':
      return `Apply failed on ${outcome.target}: ${steps}.`;
    case 'stale':
      return `The plan for ${outcome.target} is stale: ${done === 0 ? 'nothing was done' : steps}.`;
    case 'interrupted':
      return `Stopped on ${outcome.target} at a step's border: ${steps}.`;
  }
}
