// What the teller tells: what is new, and what is gone, once.

import { expect, test } from 'vitest';
import { createTeller } from '../../src/loop/teller.ts';
import type { InstanceStatus } from '../../src/model/condition.ts';
import type { Happening } from '../../src/model/event.ts';
import { instanceName, targetName } from '../../src/model/ref.ts';

const local = targetName('local');

function opened() {
  const told: Happening[] = [];
  return { told, teller: createTeller({ tell: (happening) => void told.push(happening) }) };
}

function status(name: string, message: string): InstanceStatus {
  return { instance: instanceName(name), target: local, message } as InstanceStatus;
}

test('an instance is told when something about it is new, and not again', () => {
  const { told, teller } = opened();
  teller.instances(local, [status('crm', 'serves')], true);
  teller.instances(local, [status('crm', 'serves')], false);
  teller.instances(local, [status('crm', 'stands')], false);
  expect(told.map(({ kind }) => kind)).toEqual(['instance.changed', 'instance.changed']);
});

test('one that a look at everything no longer finds is told as gone, and forgotten', () => {
  const { told, teller } = opened();
  teller.instances(local, [status('crm', 'serves'), status('web', 'serves')], true);
  teller.instances(local, [status('web', 'serves')], false);
  expect(told).toHaveLength(2);
  teller.instances(local, [status('web', 'serves')], true);
  teller.instances(targetName('other'), [], true);
  expect(told.slice(2)).toEqual([{ kind: 'instance.gone', target: local, instance: 'crm' }]);
  teller.instances(local, [status('crm', 'serves'), status('web', 'serves')], true);
  expect(told.slice(3)).toEqual([{ kind: 'instance.changed', status: status('crm', 'serves') }]);
});
