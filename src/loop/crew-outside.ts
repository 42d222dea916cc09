// A database that is no instance of ours, as a backup takes it: reached over the network by programs of the image
// that its declaration names. What it is called stands in the place of an instance's name.

import type { ServerDump } from '../job/dump.ts';
import type { DatabaseSource } from '../job/server.ts';
import type { DataSource, Manifest } from '../model/backup.ts';
import { Failure } from '../model/failure.ts';
import type { CrewGround } from './crew-ground.ts';

export type Outside = {
  readonly source: DatabaseSource;
  readonly server: ServerDump['server'];
  readonly images: Manifest['images'];
};

/** Fails with `backup/no-image`: nothing is pulled for a backup. */
export async function outsideOf(
  { image }: Pick<CrewGround, 'image'>,
  of: DataSource,
  signal: AbortSignal,
): Promise<Outside> {
  const { name, engine, databases, globals, user, password, lockTimeoutMs, host, port, network } = of;
  const id = await image(of.target, of.image, signal);
  if (id === undefined) {
    throw new Failure('backup/no-image', `${of.target} has no image ${of.image} for ${name}`, {
      hint: `pull it there: docker pull ${of.image}`,
      retry: 'later',
    });
  }
  const source: DatabaseSource = {
    ...{ kind: 'database', name: 'db', engine, service: name, databases, globals, user, password },
    lockTimeoutMs,
  };
  const reached = { image: id, network: { kind: 'named', name: network }, host, port, user } as const;
  const secret = password === undefined ? undefined : { secret: password };
  return {
    source,
    server: { ...reached, password: secret, lockTimeoutMs },
    images: { [name]: { reference: of.image, id } },
  };
}
