// How a look is printed: problems first (on stderr), then each target's plan, then the targets that
// could not be looked at. Shared by plan, diff, apply and purge.

import { isClean } from '../model/problem.ts';
import { safeLine } from '../model/safe-text.ts';
import type { Look, PlannedTarget, UnseenTarget } from '../pass.ts';
import type { Holder } from '../ports.ts';
import { planJson } from '../show/json.ts';
import { renderPlanMarkdown } from '../show/markdown.ts';
import { planRows } from '../show/plan-rows.ts';
import { deniedInstances } from '../show/plan-summary.ts';
import { problemRows } from '../show/problem-rows.ts';
import { renderPlanText } from '../show/text.ts';
import type { GlobalOptions } from './command.ts';
import { failureText, reportProblems } from './errors.ts';
import type { ExitCode } from './exit.ts';
import type { Io } from './io.ts';
import { printJson, printText, usesColor } from './output.ts';

export function planned(look: Look): readonly PlannedTarget[] {
  return look.targets.filter((one) => one.kind === 'planned');
}

export function unseen(look: Look): readonly UnseenTarget[] {
  return look.targets.filter((one) => one.kind === 'unseen');
}

/** True when carrying the look out would do something. */
export function hasSteps(look: Look): boolean {
  return planned(look).some(({ plan }) => plan.steps.length > 0);
}

/** True when carrying the look out would do something and nothing but a yes is missing. */
export function isDoable(look: Look, removals: boolean): boolean {
  return planned(look).some(({ plan }) => plan.steps.length > 0 && (removals || plan.blockers.length === 0));
}

/** Prints plans in the format asked for; several with a heading each. `removals`: agreed to, so they block nothing. */
export function printLook(io: Io, global: GlobalOptions, look: Look, removals = false): void {
  if (global.output === 'json') {
    printJson(io, lookJson(look));
    return;
  }
  reportProblems(io, 'text', look.problems);
  const several = look.targets.length > 1;
  for (const [index, { target, plan, underWay, desired }] of planned(look).entries()) {
    if (underWay !== undefined) io.stderr.write(underWayText(target, underWay));
    const denied = deniedInstances(plan);
    const held = isClean(look.problems) ? [] : desired.held.filter((name) => !denied.includes(name));
    const agreed = removals ? { ...plan, blockers: [] } : plan;
    const rows = planRows(agreed, { underWay: underWay !== undefined, held });
    const options = { color: usesColor(io, global), width: io.stdout.columns };
    const text = global.output === 'markdown' ? renderPlanMarkdown(rows) : renderPlanText(rows, options);
    const gap = index === 0 ? '' : '\n';
    printText(io, several ? `${gap}${heading(global, target)}\n\n${text}` : text);
  }
  for (const { target, failure } of unseen(look))
    io.stderr.write(failureText(`error: target ${target}: `, failure));
}

function underWayText(target: string, { by, process, since }: Holder): string {
  return `note: ${target} is being changed by ${safeLine(by)} (process ${process}) since ${since}: this is how it looks halfway; plan again when that is done\n`;
}

function heading({ output }: GlobalOptions, target: string): string {
  return output === 'markdown' ? `## ${target}` : `Target ${target}:`;
}

export function lookJson(look: Look) {
  return {
    revision: look.revision,
    problems: problemRows(look.problems),
    plans: planned(look).map(({ plan }) => planJson(plan)),
    underWay: planned(look).flatMap(({ target, underWay }) => (underWay ? [{ target, ...underWay }] : [])),
    unseen: unseen(look).map(({ target, failure: { code, message, hint } }) => ({
      target,
      code,
      message,
      hint,
    })),
  };
}

/** `error` when something could not be read or looked at, or is denied; what could be is still shown. */
export function lookExit(look: Look): ExitCode {
  const isDenied = planned(look).some(({ plan }) => deniedInstances(plan).length > 0);
  return isClean(look.problems) && unseen(look).length === 0 && !isDenied ? 'ok' : 'error';
}
