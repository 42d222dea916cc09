// Real Compose files as payloads: each file of the corpus becomes an instance, is resolved, and every call
// that would make it goes through the guard.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createFolderSource } from '../../src/adapters/folder/source.ts';
import { admit } from '../../src/admit/admit.ts';
import type { AdmissionPayload } from '../../src/admit/context.ts';
import { contextsOf } from '../../src/apply/surroundings.ts';
import { createParser } from '../../src/declare/parse.ts';
import { fingerprintByName } from '../../src/declare/placeholders.ts';
import { createResolver } from '../../src/declare/resolve.ts';
import { fillHoles } from '../../src/fields/holes.ts';
import { networkBody } from '../../src/fields/network.ts';
import { createPayload } from '../../src/fields/payload.ts';
import { volumeBody } from '../../src/fields/volume.ts';
import type { AdmissionFinding, AdmissionSettings } from '../../src/model/admission.ts';
import type { DesiredInstance } from '../../src/model/desired.ts';
import type { Call } from '../../src/model/plan.ts';
import type { Address } from '../../src/model/ref.ts';
import { desiredOf as desiredFrom, emptyObserved, revisionOf } from '../support/build.ts';
import { fleetOf } from '../support/declared.ts';

/** A line of the corpus' manifest. */
export type Entry = {
  readonly file: string;
  readonly ok: boolean;
  readonly env?: Readonly<Record<string, string>>;
  readonly stubs?: readonly string[];
};

const parser = createParser();
const resolver = createResolver();

export async function entriesOf(corpus: string): Promise<readonly Entry[]> {
  const lines = (await readFile(join(corpus, 'manifest.jsonl'), 'utf8')).trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Entry).filter(({ ok }) => ok);
}

/** The file as the instance `stack`; undefined when shipshape refuses it by name. */
export async function desiredOf(
  folder: string,
  corpus: string,
  entry: Entry,
): Promise<DesiredInstance | undefined> {
  const project = join(folder, 'project', 'stack');
  await mkdir(project, { recursive: true });
  await writeFile(join(project, basename(entry.file)), await readFile(join(corpus, 'input', entry.file)));
  const env = Object.entries(entry.env ?? {}).map(([key, value]) => `${key}=${value}\n`);
  await writeFile(join(project, '.env'), env.join(''));
  for (const stub of entry.stubs ?? []) {
    if (stub === '.env') continue;
    await mkdir(dirname(join(project, stub)), { recursive: true });
    await writeFile(join(project, stub), '');
  }
  const instance = `apiVersion: shipshape.dev/v1
kind: Instance
metadata: { name: stack }
spec: { compose: ["./${basename(entry.file)}"], profiles: ["*"] }
`;
  await writeFile(join(project, 'instance.yaml'), instance);
  const source = createFolderSource(join(folder, 'project'));
  const { signal } = new AbortController();
  const tree = await source.tree(await source.fetch(signal), signal);
  const fleet = fleetOf();
  const { declarations } = parser(tree, fleet);
  const secrets = { problems: new Map(), revision: '', fingerprint: fingerprintByName };
  const resolved = resolver.resolve({
    fleet,
    declarations,
    tree,
    applied: new Map(),
    taken: new Map(),
    secrets,
  });
  return [...resolved.desired.values()].flatMap(({ instances }) => instances)[0];
}

/** What the guard says of making all of an instance on an empty engine. */
export function findingsOf(
  instance: DesiredInstance,
  settings: AdmissionSettings,
): readonly AdmissionFinding[] {
  const ground = { settings, policies: [], closedRoots: ['/var/lib/shipshape'], realPath: undefined };
  const desired = { ...desiredFrom({}, revisionOf('a')), instances: [instance] };
  const around = { ground, now: () => 0, desired, applied: undefined, observed: emptyObserved() };
  const contextOf = contextsOf(around);
  const judge = (call: Call, address: Address, payload: AdmissionPayload) =>
    admit(payload, contextOf(call, address));
  return [
    ...instance.containers.flatMap((container) => {
      const payload = createPayload(container, around.observed);
      const body = fillHoles(payload, { network: String, container: String }, () => '(redacted)');
      const { name } = container;
      const call: Call = { kind: 'container.create', name, container, payload, imageId: null };
      return judge(call, container.address, { kind: 'container.create', body });
    }),
    ...instance.networks
      .filter(({ external }) => !external)
      .flatMap((network) =>
        judge({ kind: 'network.create', network }, network.address, {
          kind: 'network.create',
          body: networkBody(network, {}),
        }),
      ),
    ...instance.volumes
      .filter(({ external }) => !external)
      .flatMap((volume) =>
        judge({ kind: 'volume.create', volume, name: volume.name }, volume.address, {
          kind: 'volume.create',
          body: volumeBody(volume, volume.name, {}),
        }),
      ),
  ];
}
