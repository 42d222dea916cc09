// Which registry an image's reference names, by Docker's rules. Text in, text out.

/** Docker Hub's names mean the same account, whichever was written. */
const HUB = new Set(['docker.io', 'index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com']);

/** A registry's host under the one name that it has here: Docker Hub is `docker.io`. */
export function registryHost(host: string): string {
  return HUB.has(host) ? 'docker.io' : host;
}

/** The registry that a reference is pulled from; one without a host is Docker Hub's. */
export function registryOf(reference: string): string {
  const [first = '', ...rest] = reference.split('/');
  const isHost = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost');
  return isHost ? registryHost(first) : 'docker.io';
}
