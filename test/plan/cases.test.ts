// A folder is a case: given.yaml says what was applied, what happened and what is declared; plan.txt is
// the whole plan as people read it, with its steps. Set UPDATE=1 to write plan.txt anew, then read the diff.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { checkPlan } from '../../src/plan/check.ts';
import { planConvergence } from '../../src/plan/converge.ts';
import { isEmptyPlan } from '../../src/plan/freeze.ts';
import { planRows } from '../../src/show/plan-rows.ts';
import { planStepLines } from '../../src/show/plan-steps.ts';
import { renderPlanText } from '../../src/show/text.ts';
import type { Given } from '../support/given.ts';
import { inputOf, situationOf } from '../support/given.ts';
import { record } from '../support/record.ts';
import { runAll } from '../support/simulate.ts';

const CASES = join(import.meta.dirname, 'cases');

for (const name of readdirSync(CASES).sort()) {
  test(name.replaceAll('-', ' '), () => {
    const given: Given = parse(readFileSync(join(CASES, name, 'given.yaml'), 'utf8'));
    const { input, world } = situationOf(given);
    const plan = planConvergence(input);
    expect(checkPlan(plan, input.observed)).toEqual([]);

    const text = renderPlanText(planRows(plan), { color: false, width: 160 });
    const steps = planStepLines(plan);
    const actual = steps.length === 0 ? text : `${text}\n${steps.join('\n')}\n`;
    const golden = join(CASES, name, 'plan.txt');
    if (process.env['UPDATE'] === '1') writeFileSync(golden, actual);
    expect(existsSync(golden), 'plan.txt is missing: run with UPDATE=1').toBe(true);
    expect(actual).toBe(readFileSync(golden, 'utf8'));

    // Whatever the case: once applied, the next plan does nothing.
    const after = runAll(world, plan);
    const applied = record(after, input.desired, plan, input.applied);
    const lasting: Given = { ...given, replace: [], accept: [] };
    const second = planConvergence(inputOf(lasting, input.desired, after.observed, applied));
    expect({ empty: isEmptyPlan(second), steps: planStepLines(second) }).toEqual({ empty: true, steps: [] });
  });
}
