// The real `docker compose`, of Debian sid, fetched with an apt configuration of its own and unpacked, never
// installed. Where it cannot be had the bench says so and goes on without.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { candidate, openRelease, unpackDebs } from '../scripts/debs.ts';
import { cacheFolder } from '../scripts/engine.ts';

export type Compose = {
  /** `2.40.3-3` */
  readonly version: string;
  /** `docker compose up -d` of one stack, with more options. Throws what it says when it fails. */
  up(project: string, file: string, more?: readonly string[]): Promise<void>;
};

/** Undefined with the reason: there is none to be had. */
export async function findCompose(
  host: string,
): Promise<
  { readonly kind: 'found'; readonly compose: Compose } | { readonly kind: 'none'; readonly why: string }
> {
  try {
    const { program, version } = await fetchCompose();
    return {
      kind: 'found',
      compose: { version, up: (project, file, more = []) => up(program, host, [project, file], more) },
    };
  } catch (error) {
    const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { kind: 'none', why };
  }
}

async function fetchCompose(): Promise<{ readonly program: string; readonly version: string }> {
  const folder = cacheFolder('debs/sid');
  const root = join(folder, 'docker-compose');
  const program = join(root, 'usr/libexec/docker/cli-plugins/docker-compose');
  if (!existsSync(program)) {
    const release = await openRelease('sid', folder);
    if ((await candidate(release, 'docker-compose')) === undefined)
      throw new Error('sid has no docker-compose');
    await unpackDebs(release, ['docker-compose'], root);
  }
  const { stdout } = await execa(program, ['version', '--short']);
  return { program, version: stdout.trim() };
}

async function up(
  program: string,
  host: string,
  [project, file]: readonly [string, string],
  more: readonly string[],
): Promise<void> {
  const stack = ['--project-name', project, '--file', file];
  await execa(program, [...stack, '--progress', 'quiet', 'up', '--detach', ...more], {
    env: { DOCKER_HOST: host },
    stdin: 'ignore',
  });
}
