// The stacks that everybody is measured with: as Compose files for Compose, as a git repository of
// instances for Shipshape, as plain calls for the bare client. All say the same.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import type { RawEngine } from './raw.ts';

export const IMAGE = 'shipshape-test/busybox:1';
/** Engine calls at once, for Shipshape and for the bare calls. */
export const PARALLELISM = 16;

export type Stacks = {
  /** `10 stacks x 5` */
  readonly what: string;
  readonly names: readonly string[];
  /** The services that each of them has. */
  readonly roles: readonly string[];
};

export const TEN_STACKS: Stacks = {
  what: '10 stacks x 5',
  names: numbered('bench', 10),
  roles: ['web', 'api', 'worker', 'cache', 'cron'],
};
export const ONE_STACK: Stacks = {
  what: '1 stack x 50',
  names: ['bench-whole'],
  roles: numbered('role', 50),
};

export type Who = 'shipshape' | 'compose' | 'bare';

/** How many containers they are. */
export function containersOf({ names, roles }: Stacks): number {
  return names.length * roles.length;
}

/** The Compose projects that `who` makes. */
export function projectsOf(who: Who, { names }: Stacks): readonly string[] {
  return names.map((name) => (who === 'shipshape' ? name : `${name}-${who}`));
}

function numbered(name: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => `${name}-${index}`);
}

function composeText(stack: string, roles: readonly string[]): string {
  const services = roles.map(
    (role) => `  ${role}:
    image: ${IMAGE}
    environment: { ROLE: ${role}, STACK: ${stack} }
    labels: { org.example.role: ${role} }
    restart: unless-stopped
`,
  );
  return `services:\n${services.join('')}`;
}

/** A folder for each stack with its compose.yaml; gives the files by project. */
export function writeComposeFiles(folder: string, stacks: Stacks): ReadonlyMap<string, string> {
  const projects = projectsOf('compose', stacks);
  const files = stacks.names.map((name, index) => {
    const file = join(folder, 'compose', name, 'compose.yaml');
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, composeText(name, stacks.roles));
    return [projects[index] ?? name, file] as const;
  });
  return new Map(files);
}

/** A git repository with the stacks as instances, and a fleet file for it. */
export async function writeFleet(folder: string, host: string, stacks: Stacks): Promise<string> {
  const repository = join(folder, 'declarations');
  for (const name of stacks.names) {
    mkdirSync(join(repository, name), { recursive: true });
    writeFileSync(join(repository, name, 'compose.yaml'), composeText(name, stacks.roles));
    writeFileSync(
      join(repository, name, 'instance.yaml'),
      `apiVersion: shipshape.dev/v1\nkind: Instance\nmetadata: { name: ${name} }\nspec: { compose: ./compose.yaml }\n`,
    );
  }
  await commitAll(repository);
  const file = join(folder, 'fleet.yaml');
  writeFileSync(file, fleetText(repository, host, folder));
  return file;
}

export function fleetText(repository: string, host: string, folder: string): string {
  return `apiVersion: shipshape.dev/v1
kind: Fleet
metadata: { name: bench }
spec:
  source: { url: "file://${repository}", branch: main }
  targets:
    local: { docker: "${host}", dataRoot: "${folder}/data", parallelism: ${PARALLELISM} }
  stateDir: ${folder}/state
`;
}

/** Commits everything in a folder, which becomes a repository when it is none. */
export async function commitAll(folder: string): Promise<void> {
  const git = (...args: readonly string[]) => execa('git', ['-C', folder, ...args], { stdin: 'ignore' });
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '--all');
  const identity = ['-c', 'user.name=Ana Lima', '-c', 'user.email=ana@example.com'];
  await git(...identity, 'commit', '--quiet', '--no-gpg-sign', '--no-verify', '-m', 'change the fleet');
}

/** What Shipshape remembers between runs: gone, as on the first day. */
export function forget(folder: string): void {
  rmSync(join(folder, 'state'), { recursive: true, force: true });
}

/** Networks, then containers made and started, with no look before or after. */
export async function createBare(engine: RawEngine, stacks: Stacks): Promise<void> {
  const projects = projectsOf('bare', stacks);
  await engine.each(projects, (project) =>
    engine.call('POST', '/networks/create', {
      Name: `${project}_default`,
      CheckDuplicate: true,
      Driver: 'bridge',
      Labels: { 'com.docker.compose.project': project },
    }),
  );
  const containers = projects.flatMap((project) => stacks.roles.map((role) => ({ project, role })));
  await engine.each(containers, async ({ project, role }) => {
    const name = `${project}-${role}-1`;
    await engine.call('POST', `/containers/create?name=${name}`, bareBody(project, role));
    await engine.call('POST', `/containers/${name}/start`);
  });
}

function bareBody(project: string, role: string): unknown {
  const network = `${project}_default`;
  return {
    Image: IMAGE,
    Env: [`ROLE=${role}`, `STACK=${project}`],
    Labels: { 'com.docker.compose.project': project, 'org.example.role': role },
    HostConfig: { NetworkMode: network, RestartPolicy: { Name: 'unless-stopped' } },
    NetworkingConfig: { EndpointsConfig: { [network]: { Aliases: [role] } } },
  };
}
