// Whose an object is: the seal, the record, the copies.

import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { AppliedTarget } from '../../src/model/applied.ts';
import { canonicalJson } from '../../src/model/digest.ts';
import { type Address, commit, engineId, instanceName, targetName } from '../../src/model/ref.ts';
import { decideOwners, type Labelled } from '../../src/observe/ownership.ts';
import type { Seal } from '../../src/ports.ts';
import { record, sealed } from './support.ts';

const seal = sealOf('the host');
const DB = 'crm/container/db';

function sealOf(key: string): Seal {
  return { sign: (labels) => createHmac('sha256', key).update(canonicalJson(labels)).digest('hex') };
}

function container(id: string, labels: Readonly<Record<string, string>>): Labelled {
  return { kind: 'container', id, labels };
}

function kindOf(objects: readonly Labelled[], object: Labelled, applied?: AppliedTarget) {
  return decideOwners(objects, 'home', seal, applied)(object.kind, object.id);
}

describe('the seal', () => {
  test('labels sealed with our key make an object ours', () => {
    const one = container('1', sealed(seal, DB, 'n1'));
    expect(kindOf([one], one)).toEqual({ kind: 'ours', address: DB, instance: 'crm', by: 'label' });
  });
  test('no labels are nobody’s', () => {
    const one = container('1', { 'com.docker.compose.project': 'crm' });
    expect(kindOf([one], one)).toEqual({ kind: 'foreign' });
    expect(kindOf([{ ...one, labels: null }], one)).toEqual({ kind: 'foreign' });
  });
  test('labels of another fleet are its own affair', () => {
    const one = container('1', sealed(seal, DB, 'n1', 'away'));
    expect(kindOf([one], one)).toEqual({ kind: 'foreign' });
  });
  test.each([
    ['another key', sealed(sealOf('elsewhere'), DB, 'n1')],
    ['another address', { ...sealed(seal, DB, 'n1'), 'dev.shipshape.object': 'crm/container/web' }],
    ['one label more', { ...sealed(seal, DB, 'n1'), 'dev.shipshape.generation': '2' }],
    ['no seal', { ...sealed(seal, DB, 'n1'), 'dev.shipshape.seal': '' }],
    ['no nonce', sealed(seal, DB, '')],
    ['a seal of a volume', sealed(seal, 'crm/volume/data', 'n1')],
  ])('labels with %s are not ours, and never touched', (_, labels) => {
    const one = container('1', labels);
    expect(kindOf([one], one).kind).toBe('copied');
  });
  test.each([['crm'], ['crm/container/'], ['CRM/container/db'], ['crm/plugin/db'], ['web/container/db']])(
    'an address that is none (%s) is nobody’s',
    (address) => {
      const one = container('1', { ...sealed(seal, DB, 'n1'), 'dev.shipshape.object': address });
      expect(kindOf([one], one).kind).not.toBe('ours');
    },
  );
  test('what carries our files for a moment is ours', () => {
    const one = container('1', sealed(seal, 'crm/files/3f2a', 'n1'));
    expect(kindOf([one], one).kind).toBe('ours');
  });
});

describe('copies', () => {
  const first = container('1', sealed(seal, DB, 'n1'));
  const second = container('2', sealed(seal, DB, 'n1'));

  test('of two with one nonce and no record neither is touched', () => {
    expect(kindOf([first, second], first).kind).toBe('copied');
    expect(kindOf([first, second], second).kind).toBe('copied');
  });
  test('the recorded one stays ours, the other is a copy', () => {
    const applied = record(DB, '1', 'n1');
    expect(kindOf([first, second], first, applied)).toMatchObject({ kind: 'ours', by: 'label' });
    expect(kindOf([first, second], second, applied)).toMatchObject({ kind: 'copied', address: DB });
  });
  test('a copy is a copy even when the recorded one is gone', () => {
    expect(kindOf([second], second, record(DB, '1', 'n1')).kind).toBe('copied');
  });
  test('a copy of one that was replaced stays a copy; the replaced one itself is ours', () => {
    const applied = { ...record(DB, '3', 'n3'), retired: [{ nonce: 'n1', id: engineId('1') }] };
    expect(kindOf([second], second, applied).kind).toBe('copied');
    expect(kindOf([first, second], first, applied)).toMatchObject({ kind: 'ours', address: DB });
  });
  test('a new one of a run that was cut off is ours, beside the recorded one', () => {
    const fresh = container('3', sealed(seal, DB, 'n3'));
    const applied = record(DB, '1', 'n1');
    expect(kindOf([first, fresh], fresh, applied).kind).toBe('ours');
    expect(kindOf([first, fresh], first, applied).kind).toBe('ours');
  });
  test('a volume made with the labels of a container is no container of ours', () => {
    const volume: Labelled = { kind: 'volume', id: 'data', labels: sealed(seal, DB, 'n1') };
    expect(kindOf([volume], volume).kind).toBe('copied');
  });
});

describe('the record', () => {
  test('an adopted container without labels is ours by record', () => {
    const one = container('1', {});
    expect(kindOf([one], one, record(DB, '1'))).toEqual({
      kind: 'ours',
      address: DB,
      instance: 'crm',
      by: 'record',
    });
  });
  test('a recorded container of which the labels were sealed by a lost key stays ours', () => {
    const one = container('1', sealed(sealOf('lost'), DB, 'n1'));
    expect(kindOf([one], one, record(DB, '1', 'n1'))).toMatchObject({ kind: 'ours', by: 'record' });
  });
  test('a volume of a recorded name is ours only when it was adopted', () => {
    const volume: Labelled = { kind: 'volume', id: 'crm_data', labels: {} };
    const of = (adopted: boolean): AppliedTarget => ({
      target: targetName('local'),
      engineId: 'E',
      instances: {
        [instanceName('crm')]: {
          ...record(DB, '1').instances[instanceName('crm')],
          volumes: { 'crm/volume/data': { current: 'crm_data', adopted } },
        },
      } as unknown as AppliedTarget['instances'],
      tombstones: [],
      ports: {},
    });
    expect(kindOf([volume], volume, of(true))).toMatchObject({ kind: 'ours', address: 'crm/volume/data' });
    expect(kindOf([volume], volume, of(false))).toEqual({ kind: 'foreign' });
  });
  test('a volume that the engine named is ours once it is buried, and only by that name', () => {
    const name = 'ab'.repeat(32);
    const volume: Labelled = { kind: 'volume', id: name, labels: null };
    const buried = (called: string, target?: string): AppliedTarget => ({
      ...record(DB, '1'),
      tombstones: [
        {
          kind: 'volume',
          address: DB as Address,
          name: called,
          instance: instanceName('crm'),
          removedAt: '',
          removedBy: commit('0'.repeat(40)),
          reason: '',
          ...(target === undefined ? {} : { target }),
        },
      ],
    });
    expect(kindOf([volume], volume, buried(name, '/data'))).toMatchObject({ kind: 'ours', address: DB });
    expect(kindOf([volume], volume, buried(name))).toEqual({ kind: 'foreign' });
    const named: Labelled = { kind: 'volume', id: 'crm_data', labels: null };
    expect(kindOf([named], named, buried('crm_data', '/data'))).toEqual({ kind: 'foreign' });
  });
});
