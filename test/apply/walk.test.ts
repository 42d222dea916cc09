// The walker, over any graph: order, bound, independence, and what a stop leaves.

import fc from 'fast-check';
import pLimit from 'p-limit';
import { expect, test } from 'vitest';
import { walk } from '../../src/apply/walk.ts';
import type { Step, StepId } from '../../src/model/plan.ts';
import type { Address } from '../../src/model/ref.ts';
import { engineId } from '../../src/model/ref.ts';
import type { StepOutcome } from '../../src/model/run.ts';
import { runs } from '../support/runs.ts';

type Node = { readonly instance: number; readonly needs: readonly number[]; readonly fails: boolean };

/** Needs point backwards, so every graph of this kind has an order; it is given in another one. */
const graphs = fc
  .array(
    fc.record({ instance: fc.nat(3), needs: fc.array(fc.nat(30), { maxLength: 3 }), fails: fc.nat(9) }),
    {
      maxLength: 30,
    },
  )
  .map((nodes) =>
    nodes.map(({ instance, needs, fails }, index): Node => {
      const earlier = index === 0 ? [] : [...new Set(needs.map((need) => need % index))];
      return { instance, needs: earlier, fails: fails === 0 };
    }),
  );

const idOf = (index: number) => `i/container/s:${index}` as StepId;

function stepsOf(nodes: readonly Node[]): readonly Step[] {
  return nodes.map(({ instance, needs }, index) => ({
    id: idOf(index),
    address: `i${instance}/container/s` as Address,
    needs: needs.map(idOf),
    kind: 'container.start',
    container: { by: 'id', id: engineId('x') },
  }));
}

type Ran = {
  readonly outcomes: readonly StepOutcome[];
  readonly order: readonly StepId[];
  readonly most: number;
};

async function run(
  nodes: readonly Node[],
  bound: number,
  stopAfter = Number.POSITIVE_INFINITY,
): Promise<Ran> {
  const failing = new Set(nodes.flatMap((node, index) => (node.fails ? [idOf(index)] : [])));
  const limit = pLimit(bound);
  const order: StepId[] = [];
  let running = 0;
  let most = 0;
  const outcomes = walk(stepsOf(nodes).toReversed(), {
    async perform({ id }) {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      order.push(id);
      return failing.has(id)
        ? { kind: 'failed', step: id, code: 'x', message: 'x' }
        : { kind: 'done', step: id };
    },
    limit: (_step, work) => limit(work),
    isStopped: () => order.length >= stopAfter,
  });
  const all = await Promise.all(outcomes.values());
  return { outcomes: all, order, most };
}

test('needs come first, no more than allowed run at once, and each step has one outcome', async () => {
  await fc.assert(
    fc.asyncProperty(graphs, fc.integer({ min: 1, max: 5 }), async (nodes, bound) => {
      const { outcomes, order, most } = await run(nodes, bound);
      expect(most).toBeLessThanOrEqual(bound);
      expect(outcomes.map((one) => one.step).toSorted()).toEqual(
        nodes.map((_, index) => idOf(index)).toSorted(),
      );
      const place = new Map(order.map((id, index) => [id, index]));
      const done = new Set(outcomes.flatMap((one) => (one.kind === 'done' ? [one.step] : [])));
      for (const [index, node] of nodes.entries()) {
        const at = place.get(idOf(index));
        if (at === undefined) continue;
        for (const need of node.needs) {
          expect(done.has(idOf(need))).toBe(true);
          expect(place.get(idOf(need))).toBeLessThan(at);
        }
      }
    }),
    runs(1000),
  );
});

test('an instance none of whose needs failed, here or elsewhere, is done whole', async () => {
  await fc.assert(
    fc.asyncProperty(graphs, async (nodes) => {
      const { outcomes } = await run(nodes, 3);
      const byId = new Map(outcomes.map((one) => [one.step, one.kind]));
      const broken = new Set<number>();
      // What an instance's failure spreads to: those that need any of its steps, and so on.
      for (let before = -1; before !== broken.size; ) {
        before = broken.size;
        for (const node of nodes) {
          const needsBroken = node.needs.some((need) => broken.has(nodes[need]?.instance ?? -1));
          if (node.fails || needsBroken) broken.add(node.instance);
        }
      }
      for (const [index, node] of nodes.entries()) {
        if (!broken.has(node.instance)) expect(byId.get(idOf(index))).toBe('done');
      }
    }),
    runs(1000),
  );
});

test('after a stop nothing more starts, and what had started is awaited', async () => {
  await fc.assert(
    fc.asyncProperty(graphs, fc.nat(10), async (nodes, stopAfter) => {
      const { outcomes, order } = await run(nodes, 1, stopAfter);
      expect(order.length).toBeLessThanOrEqual(Math.max(stopAfter, 0));
      expect(
        outcomes
          .filter((one) => one.kind !== 'skipped')
          .map((one) => one.step)
          .toSorted(),
      ).toEqual(order.toSorted());
    }),
    runs(500),
  );
});

test('a plan that cannot be walked is a bug, not a wait for ever', () => {
  const [a, b] = stepsOf([
    { instance: 0, needs: [1], fails: false },
    { instance: 0, needs: [0], fails: false },
  ]);
  const options = {
    perform: async ({ id }: Step) => ({ kind: 'done', step: id }) as const,
    limit: (_step: Step, work: () => Promise<StepOutcome>) => work(),
    isStopped: () => false,
  };
  expect(() => walk(a && b ? [a, b] : [], options)).toThrow('in a circle');
  expect(() => walk(a ? [a] : [], options)).toThrow('not in the plan');
  expect(() => walk(a ? [a, a] : [], options)).toThrow('same id');
});
