// The questions before anything is done: fields, then yes in the way of its tier. Enter by itself does nothing,
// a paste is no typing, and what was typed before the question could be read counts for nothing. Pure.

import { type SafeText, safeText } from '../../src/show/safe.ts';
import { words } from '../parts/line.ts';
import { silence } from './offers.ts';
import type { AskedField, Question } from './screen.ts';
import type { Dialog, Ground, Input, Reduced, SessionState } from './session.ts';

/** Auto-repeat and what was typed ahead, in milliseconds. */
const NOT_MEANT_MS = 300;
const LONGEST = 500;

export type DialogStep =
  | { readonly kind: 'field'; readonly field: AskedField }
  | { readonly kind: 'typed'; readonly expected: string }
  | { readonly kind: 'code' }
  | { readonly kind: 'yes' };

/** What is asked, one after the other; the last one begins it. */
export function stepsOf({
  question,
  needsCode,
}: Pick<Dialog, 'question' | 'needsCode'>): readonly DialogStep[] {
  const fields = question.fields.map((field) => ({ kind: 'field', field }) as const);
  const code = needsCode ? [{ kind: 'code' } as const] : [];
  if (question.tier === 1) return [...fields, ...code, { kind: 'yes' }];
  // A tier without a name to type would be a question that enter answers.
  return [...fields, { kind: 'typed', expected: question.typed ?? 'yes' }, ...code];
}

export function stepOf(dialog: Dialog): DialogStep {
  const steps = stepsOf(dialog);
  return steps[dialog.step] ?? steps.at(-1) ?? { kind: 'yes' };
}

/** The question as it is asked first. */
export function dialogOf(question: Extract<Question, { readonly kind: 'confirm' }>, now: number): Dialog {
  const values = Object.fromEntries(question.fields.map(({ name, initial }) => [name, initial]));
  return {
    ...{ kind: 'confirm', question, openedAt: now, step: 0, isEdited: false, values, typed: '', code: '' },
    ...{ needsCode: question.tier === 3, error: undefined },
  };
}

/** The same question once more, since the daemon asks for a one-time code. */
export function withCodeAsked(dialog: Dialog, now: number, error: SafeText): Dialog {
  const again = { ...dialog, needsCode: true, code: '', openedAt: now, error };
  return { ...again, step: stepsOf(again).findIndex(({ kind }) => kind === 'code') };
}

/** Why it cannot be said yes to any more; looked at with every key and every picture. */
export function locked({ question }: Dialog, { world }: Pick<Ground, 'world'>): SafeText | undefined {
  return silence(world.link, world.now) ?? question.still?.(world);
}

export function reduceDialog(state: SessionState, dialog: Dialog, input: Input, ground: Ground): Reduced {
  const stay: Reduced = { state, commands: [] };
  if (input.kind === 'key' && (input.name === 'esc' || input.name === 'ctrl-c')) return closed(state);
  if (ground.now - dialog.openedAt < NOT_MEANT_MS) return stay;
  const step = stepOf(dialog);
  const typing = typed(dialog, step, input);
  if (typing !== undefined) return { state: { ...state, overlay: typing }, commands: [] };
  return input.kind === 'key' ? pressed(state, dialog, step, input, ground) : stay;
}

/** A key that writes nothing. */
function pressed(
  state: SessionState,
  dialog: Dialog,
  step: DialogStep,
  { name, text }: Extract<Input, { readonly kind: 'key' }>,
  ground: Ground,
): Reduced {
  const stay: Reduced = { state, commands: [] };
  if (name === 'shift-tab' && dialog.step > 0) {
    return {
      state: { ...state, overlay: { ...dialog, step: dialog.step - 1, isEdited: false, error: undefined } },
      commands: [],
    };
  }
  if (step.kind !== 'yes')
    return name === 'enter' || name === 'tab' ? next(state, dialog, step, ground) : stay;
  if (name === 'y') return begun(state, dialog, ground);
  // Any other letter is no: enter, space and what moves are slips of the finger.
  return text !== '' && name !== 'space' ? closed(state) : stay;
}

function closed(state: SessionState): Reduced {
  const notice = { words: words`nothing was done`, tone: 'warn' } as const;
  return { state: { ...state, overlay: undefined, notice }, commands: [] };
}

/** The dialog after something was typed into the field that is asked; undefined: it was no typing. */
function typed(dialog: Dialog, step: DialogStep, input: Input): Dialog | undefined {
  const edit = (before: string): string | undefined => {
    if (input.kind === 'key' && input.name === 'backspace') return [...before].slice(0, -1).join('');
    if (input.kind === 'key' && input.name === 'ctrl-u') return '';
    if (input.kind === 'key' && input.text !== '') return `${before}${input.text}`.slice(0, LONGEST);
    // What must be typed must be typed; elsewhere a paste is one line of words.
    if (input.kind === 'paste' && step.kind === 'field')
      return `${before}${safeText(input.text)}`.slice(0, LONGEST);
    return undefined;
  };
  switch (step.kind) {
    case 'yes':
      return undefined;
    case 'typed': {
      const text = edit(dialog.typed);
      return text === undefined ? undefined : { ...dialog, typed: text, error: undefined };
    }
    case 'code': {
      const text = edit(dialog.code);
      return text === undefined ? undefined : { ...dialog, code: text.slice(0, 12), error: undefined };
    }
    case 'field': {
      const { name } = step.field;
      // What stands there is a proposal, until somebody types.
      const text = edit(dialog.isEdited ? (dialog.values[name] ?? '') : '');
      if (text === undefined) return undefined;
      return { ...dialog, values: { ...dialog.values, [name]: text }, isEdited: true, error: undefined };
    }
  }
}

/** On to the next step, if this one is as it must be. */
function next(state: SessionState, dialog: Dialog, step: DialogStep, ground: Ground): Reduced {
  const error = complaint(dialog, step);
  if (error !== undefined) return { state: { ...state, overlay: { ...dialog, error } }, commands: [] };
  if (dialog.step + 1 < stepsOf(dialog).length) {
    return {
      state: { ...state, overlay: { ...dialog, step: dialog.step + 1, isEdited: false, error: undefined } },
      commands: [],
    };
  }
  return begun(state, dialog, ground);
}

function complaint(dialog: Dialog, step: DialogStep): SafeText | undefined {
  switch (step.kind) {
    case 'field': {
      const value = (dialog.values[step.field.name] ?? '').trim();
      if (step.field.isRequired && value === '')
        return step.field.check?.('') ?? words`${step.field.label} is needed`;
      return value === '' ? undefined : step.field.check?.(value);
    }
    case 'typed':
      return dialog.typed === step.expected ? undefined : words`that is not ${safeText(step.expected)}`;
    case 'code':
      return /^\d{6,8}$/.test(dialog.code) ? undefined : words`a code has six digits`;
    case 'yes':
      return undefined;
  }
}

/** Said yes: everything is looked at once more, as it is at this very moment. */
function begun(state: SessionState, dialog: Dialog, ground: Ground): Reduced {
  const wrong = stepsOf(dialog).findIndex((step) => complaint(dialog, step) !== undefined);
  const error =
    locked(dialog, ground) ?? (state.acting === undefined ? undefined : words`something else is on its way`);
  if (error !== undefined || wrong >= 0) {
    const step = wrong >= 0 ? wrong : dialog.step;
    return { state: { ...state, overlay: { ...dialog, step, error } }, commands: [] };
  }
  const filled = Object.entries(dialog.values).filter(([, value]) => value.trim() !== '');
  const { op, input } = dialog.question.act;
  const values = Object.fromEntries(filled.map(([name, value]) => [name, value.trim()]));
  return {
    state: { ...state, overlay: undefined, notice: undefined, acting: { dialog, since: ground.now } },
    commands: [
      { kind: 'act', op, input: { ...input, ...values }, code: dialog.code === '' ? undefined : dialog.code },
    ],
  };
}

/** Keys in a menu: the number of an item, or out. */
export function reduceMenu(
  state: SessionState,
  menu: Extract<SessionState['overlay'], { readonly kind: 'menu' }>,
  input: Input,
  ground: Ground,
): { readonly state: SessionState; readonly chosen: number | undefined } {
  const stay = { state, chosen: undefined };
  if (input.kind !== 'key') return stay;
  if (['esc', 'ctrl-c', 'q'].includes(input.name))
    return { state: { ...state, overlay: undefined }, chosen: undefined };
  if (ground.now - menu.openedAt < NOT_MEANT_MS || !/^[1-9]$/.test(input.name)) return stay;
  const chosen = Number(input.name) - 1;
  const item = menu.question.items[chosen];
  if (item === undefined) return stay;
  if (item.blocked !== undefined) {
    return { state: { ...state, notice: { words: item.blocked, tone: 'warn' } }, chosen: undefined };
  }
  return { state: { ...state, overlay: undefined }, chosen };
}
