// Networks, volumes, configs, secrets and models that no service uses are not part of a project, as in the
// output of the real tool.

import type { FileGrant, Project, Service } from '../../model/compose.ts';

/** The project with only those resources that its services use. Sections that are left empty are absent. */
export function dropUnused(project: Project): Project {
  const services = Object.values(project.services);
  const { networks, volumes, secrets, configs, models, ...rest } = project;
  return {
    ...rest,
    ...kept(
      'networks',
      networks,
      services.flatMap((service) => Object.keys(service.networks ?? {})),
    ),
    ...kept('volumes', volumes, services.flatMap(volumesOf)),
    ...kept(
      'secrets',
      secrets,
      services.flatMap((service) => [...sourcesOf(service.secrets), ...sourcesOf(service.build?.secrets)]),
    ),
    ...kept(
      'configs',
      configs,
      services.flatMap((service) => sourcesOf(service.configs)),
    ),
    ...kept(
      'models',
      models,
      services.flatMap((service) => Object.keys(service.models ?? {})),
    ),
  };
}

function volumesOf(service: Service): readonly string[] {
  return (service.volumes ?? []).flatMap((mount) =>
    mount.type === 'volume' && mount.source !== undefined ? [mount.source] : [],
  );
}

function sourcesOf(grants: readonly FileGrant[] | undefined): readonly string[] {
  return (grants ?? []).flatMap((grant) => grant.source ?? []);
}

function kept<K extends string, T>(
  section: K,
  resources: Readonly<Record<string, T>> | undefined,
  used: readonly string[],
): { readonly [key in K]?: Readonly<Record<string, T>> } {
  const names = new Set(used);
  const result: Record<string, T> = Object.create(null);
  let isEmpty = true;
  for (const [name, resource] of Object.entries(resources ?? {})) {
    if (!names.has(name)) continue;
    result[name] = resource;
    isEmpty = false;
  }
  return isEmpty ? {} : ({ [section]: result } as { readonly [key in K]?: Readonly<Record<string, T>> });
}
