// Answers that real engines gave, one file per version: the table must find in them what it expects,
// whichever version is at hand. Each line is one container; the first says what was around it.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compareFields } from '../../src/fields/compare.ts';
import { expectedFields } from '../../src/fields/expected.ts';
import { factsOf } from '../../src/fields/fingerprint.ts';
import { readContext } from '../../src/fields/keys.ts';
import { toLiveContainer } from '../../src/fields/live.ts';
import type { ContainerJson } from '../../src/model/engine.ts';
import type { EngineFacts, ImageFacts, LiveContainer, Ownership } from '../../src/model/observed.ts';
import { type Address, address, addressParts, instanceName } from '../../src/model/ref.ts';
import type { Case } from './case.ts';
import { CASES } from './declarations.ts';
import { fingerprintOf } from './facts.ts';

type Surroundings = {
  readonly engine: EngineFacts;
  readonly images: Readonly<Record<Case['image'], ImageFacts>>;
  readonly networks: readonly { readonly id: string; readonly name: string; readonly address?: Address }[];
};
type Recorded = { readonly says: string; readonly inspect: ContainerJson };

const FOLDER = join(import.meta.dirname, 'inspect');
const WEB = address(instanceName('fields-test'), 'container', 'web');

function read(file: string): { readonly around: Surroundings; readonly recorded: readonly Recorded[] } {
  const [first = '', ...lines] = readFileSync(join(FOLDER, file), 'utf8').trim().split('\n');
  return { around: JSON.parse(first), recorded: lines.map((line) => JSON.parse(line)) };
}

function ownership(of: Address | undefined): Ownership {
  if (of === undefined) return { kind: 'foreign' };
  return { kind: 'ours', address: of, instance: addressParts(of).instance, by: 'label' };
}

function live({ engine, networks }: Surroundings, inspect: ContainerJson): LiveContainer {
  const known = networks.map(({ id, name, address: of }) => ({ id, name, ownership: ownership(of) }));
  return toLiveContainer(inspect, readContext(engine, known, []), ownership(WEB));
}

describe.for(readdirSync(FOLDER))('%s', (file) => {
  const { around, recorded } = read(file);

  test.for(recorded)('$says', ({ says, inspect }) => {
    const one = CASES.find((item) => item.says === says);
    if (one === undefined) throw new Error(`no declaration says ${says}`);
    const expected = expectedFields(one.declared, { image: around.images[one.image], engine: around.engine });
    const { fields } = live(around, inspect);
    if (fields === undefined) throw new Error('not ours');
    expect(compareFields(expected, fields, fingerprintOf)).toEqual([]);
  });

  test('every other declaration is a difference', () => {
    const plain = recorded.find(({ says }) => says === 'nothing');
    if (plain === undefined) throw new Error('the plain container was not recorded');
    const { fields } = live(around, plain.inspect);
    if (fields === undefined) throw new Error('not ours');
    // What an engine of this version cannot do, or does anyhow, is rightly no difference.
    const same = CASES.filter(({ declared, image }) => {
      const expected = expectedFields(declared, { image: around.images[image], engine: around.engine });
      return image === 'plain' && compareFields(expected, fields, fingerprintOf).length === 0;
    });
    const idle = [
      'nothing',
      'an empty command',
      'times without any healthcheck',
      'no healthcheck where there is none',
    ];
    const usual = [
      'restart no',
      'swap without memory',
      'no limit of pids',
      'the bridge',
      'a runtime',
      'without init',
    ];
    const byVersion = ['annotations'];
    expect(same.map(({ says }) => says).filter((says) => !byVersion.includes(says))).toEqual([
      ...idle,
      ...usual,
    ]);
  });

  test('a foreign container is not looked into', () => {
    for (const { inspect } of recorded) {
      const context = readContext(around.engine, [], []);
      expect(toLiveContainer(inspect, context, { kind: 'foreign' }).fields).toBeUndefined();
    }
  });

  test('host ports, those held and those asked for', () => {
    const ports = (says: string) => {
      const found = recorded.find((item) => item.says === says);
      return found === undefined ? [] : live(around, found.inspect).hostPorts;
    };
    expect(ports('published ports')).toEqual(
      expect.arrayContaining(['0.0.0.0:38471/tcp', '127.0.0.1:38472/udp']),
    );
    expect(ports('ports that the engine chooses')).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^0\.0\.0\.0:\d+\/tcp$/),
        expect.stringMatching(/^127\.0\.0\.1:\d+\/tcp$/),
      ]),
    );
  });

  test('volumes without a name of ours', () => {
    const full = recorded.find(({ says }) => says === 'nothing over an image with everything');
    const volumes = full === undefined ? {} : live(around, full.inspect).anonymousVolumes;
    expect(volumes).toEqual({
      '/cache': expect.stringMatching(/^[0-9a-f]{64}$/),
      '/data': expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test('facts hold no value, only fingerprints', () => {
    const prints: string[] = [];
    const secret = recorded.find(({ says }) => says === 'secret variables');
    if (secret === undefined) throw new Error('not recorded');
    const facts = factsOf(live(around, secret.inspect), (text) => {
      prints.push(text);
      return fingerprintOf('x');
    });
    expect(prints.join()).toContain('value of x/P');
    expect(facts).toMatch(/^sha256:[0-9a-f]{64}$/);
  });
});
