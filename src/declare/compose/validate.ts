// Rules about one thing alone that the key table cannot say: what excludes what (compose-go, validation/).

import type { Node } from '../../model/tree.ts';
import { child } from '../../model/tree.ts';
import { type Context, report } from './context.ts';
import { entriesOf, stringOf } from './nodes.ts';
import { isExternal } from './normalise.ts';
import { isIpAddress } from './ports.ts';

/** Reports what contradicts itself in a file in long form. */
export function validateFile(file: Node, context: Context): void {
  for (const [name, entry] of entriesOf(child(file, 'volumes'))) checkExternal(name, entry.value, context);
  for (const [name, entry] of entriesOf(child(file, 'configs'))) {
    checkSource(`configs.${name}`, entry.value, ['file', 'environment', 'content'], context);
  }
  for (const [name, entry] of entriesOf(child(file, 'secrets'))) {
    checkSource(`secrets.${name}`, entry.value, ['file', 'environment'], context);
  }
  for (const [name, entry] of entriesOf(child(file, 'services'))) checkService(name, entry.value, context);
}

function checkExternal(name: string, volume: Node, context: Context): void {
  if (!isExternal(volume)) return;
  for (const [key, entry] of entriesOf(volume)) {
    if (key === 'name' || key === 'external' || key.startsWith('x-')) continue;
    const message = `\`volumes.${name}\` is external and says \`${key}\`, which its owner decides`;
    report(context, 'compose/conflict', entry.keyAt, message, `remove \`external\` or \`${key}\``);
  }
}

function checkSource(path: string, resource: Node, keys: readonly string[], context: Context): void {
  const entries = entriesOf(resource);
  const present = keys.filter((key) => entries.has(key));
  const list = keys.map((key) => `\`${key}\``).join(', ');
  if (present.length > 1) {
    report(context, 'compose/conflict', resource, `\`${path}\` has more than one of ${list}`, 'keep one');
  } else if (present.length === 0 && !entries.has('driver') && !entries.has('external')) {
    report(context, 'compose/missing-key', resource, `\`${path}\` needs one of ${list}`);
  }
}

function checkService(name: string, service: Node, context: Context): void {
  checkTargets(name, service, context);
  checkVariableNames(service, context);
  const reservations = child(child(child(service, 'deploy'), 'resources'), 'reservations');
  for (const request of [...itemsOf(child(reservations, 'devices')), ...itemsOf(child(service, 'gpus'))]) {
    const entries = entriesOf(request);
    if (entries.has('count') && entries.has('device_ids')) {
      report(context, 'compose/conflict', request, '`count` and `device_ids` exclude each other', 'keep one');
    }
  }
  for (const watch of itemsOf(child(child(service, 'develop'), 'watch'))) {
    const path = child(watch, 'path');
    if (path && stringOf(path) === '') report(context, 'compose/value', path, 'the `path` to watch is empty');
  }
}

function checkTargets(name: string, service: Node, context: Context): void {
  for (const key of ['ports', 'volumes', 'devices']) {
    for (const item of itemsOf(child(service, key))) {
      if (item.kind !== 'map' || item.entries.has('target')) continue;
      report(
        context,
        'compose/missing-key',
        item,
        `\`services.${name}.${key}\` has an item without a \`target\``,
      );
    }
  }
  for (const port of itemsOf(child(service, 'ports'))) {
    const address = child(port, 'host_ip');
    if (!address || isIpAddress(stringOf(address) ?? '')) continue;
    report(
      context,
      'compose/port',
      address,
      `\`services.${name}.ports\` has an address that is no IP address`,
    );
  }
}

function checkVariableNames(service: Node, context: Context): void {
  for (const variable of [
    ...itemsOf(child(service, 'environment')),
    ...itemsOf(child(child(service, 'build'), 'args')),
  ]) {
    const key = stringOf(variable)?.split('=')[0] ?? '';
    if (!/\s$/.test(key)) continue;
    report(context, 'compose/value', variable, `the variable name \`${key}\` ends with a space`, 'remove it');
  }
}

function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.kind === 'list' ? node.items : [];
}
