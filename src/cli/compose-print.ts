// A Compose project as text, in the real tool's shape: `$` doubled, so that it reads back to the same project.

import { Document, Scalar, visit } from 'yaml';
import { resolvePlain } from '../declare/yaml/scalar.ts';
import type { Project, Service } from '../model/compose.ts';

/** JSON as Go prints it: two spaces, `<`, `>` and `&` escaped, sections in the order of their names. */
export function printJsonProject(project: Project): string {
  const sorted = Object.fromEntries(Object.entries(project).sort(([a], [b]) => (a < b ? -1 : 1)));
  const json = JSON.stringify(sorted, undefined, 2).replace(/[<>&\u2028\u2029]/g, escapeCharacter);
  return `${doubleDollars(json)}\n`;
}

function escapeCharacter(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** YAML; what only says "nothing" is left out. */
export function printYamlProject(project: Project): string {
  const document = new Document(withoutNothing(project), { aliasDuplicateObjects: false });
  visit(document, {
    Scalar(_key, node) {
      // Compose's YAML takes some texts for numbers that YAML 1.2 does not: `0440`, `1_000`.
      if (typeof node.value === 'string' && typeof resolvePlain(node.value) !== 'string') {
        node.type = Scalar.QUOTE_DOUBLE;
      }
    },
  });
  return doubleDollars(document.toString({ lineWidth: 0 }));
}

function withoutNothing(project: Project): object {
  const services = Object.entries(project.services).map(([name, service]) => [name, plainService(service)]);
  const networks = Object.entries(project.networks ?? {}).map(([name, { ipam, ...network }]) => [
    name,
    isEmpty(ipam) ? network : { ...network, ipam },
  ]);
  const {
    name,
    services: _services,
    networks: _networks,
    volumes,
    secrets,
    configs,
    models,
    ...rest
  } = project;
  return {
    name,
    services: Object.fromEntries(services),
    ...(networks.length === 0 ? {} : { networks: Object.fromEntries(networks) }),
    ...(volumes === undefined ? {} : { volumes }),
    ...(secrets === undefined ? {} : { secrets }),
    ...(configs === undefined ? {} : { configs }),
    ...(models === undefined ? {} : { models }),
    ...rest,
  };
}

function plainService(service: Service): object {
  return Object.fromEntries(
    Object.entries(service).flatMap(([key, value]) => {
      if ((key === 'command' || key === 'entrypoint') && value === null) return [];
      return [[key, key === 'deploy' ? plainDeploy(service.deploy) : value]];
    }),
  );
}

function plainDeploy(deploy: Service['deploy']): object {
  return Object.fromEntries(Object.entries(deploy ?? {}).filter(([, value]) => !isEmpty(value)));
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function doubleDollars(text: string): string {
  return text.replaceAll('$', '$$$$');
}
