// Images with settings of their own, made without a registry from the small image that the tests have.

import type { Raw } from './raw.ts';

/** What every object of these tests is called. */
export const PREFIX = 'fields-test-';
/** A small image with a shell, which every engine of the tests is given first. */
export const BASE = 'shipshape-test/busybox:1';

/** Instructions by image name: each image brings other defaults. */
export const IMAGES = {
  [`${PREFIX}plain:1`]: ['CMD ["sleep", "1000"]'],
  [`${PREFIX}entry:1`]: ['ENTRYPOINT ["sleep"]', 'CMD ["1000"]'],
  [`${PREFIX}full:1`]: [
    'ENV PATH=/bin:/usr/bin',
    'ENV FROM_IMAGE=yes',
    'ENV EMPTY=',
    'ENV EQUALS=a=b=c',
    'LABEL org.example.image=full',
    'LABEL com.docker.compose.project=builder',
    'USER 1000:1000',
    'WORKDIR /srv',
    'EXPOSE 80 443/tcp 53/udp',
    'VOLUME /data /cache/',
    'HEALTHCHECK --interval=7s --timeout=3s --start-period=2s --retries=5 CMD true',
    'CMD ["sleep", "1000"]',
  ],
  [`${PREFIX}unhealthy:1`]: ['HEALTHCHECK NONE', 'CMD sleep 1000'],
} as const;

export const PLAIN = `${PREFIX}plain:1`;
export const ENTRY = `${PREFIX}entry:1`;
export const FULL = `${PREFIX}full:1`;
export const UNHEALTHY = `${PREFIX}unhealthy:1`;

/** Makes all images: commits of a container that never ran. */
export async function makeImages(raw: Raw): Promise<void> {
  for (const [name, changes] of Object.entries(IMAGES)) {
    // The one setting that no instruction of a commit can give, but the container can.
    const more = name === FULL ? { StopSignal: 'SIGINT' } : {};
    const source = `${PREFIX}source`;
    await raw('POST', `/containers/create?name=${source}`, { Image: BASE, Cmd: ['true'], ...more });
    try {
      const query = new URLSearchParams([
        ['container', source],
        ['repo', repoOf(name)],
        ['tag', '1'],
      ]);
      for (const change of changes) query.append('changes', change);
      await raw('POST', `/commit?${query}`, {});
    } finally {
      await raw('DELETE', `/containers/${source}?force=1`);
    }
  }
}

export async function removeImages(raw: Raw): Promise<void> {
  for (const name of Object.keys(IMAGES)) await raw('DELETE', `/images/${name}?force=1`);
}

function repoOf(name: string): string {
  return name.slice(0, name.lastIndexOf(':'));
}
