// What one instance is made of, as lines: containers with what they use, limits, data, ports and the lines of
// the repository that declare them. Pure.

import type { Anatomy, ContainerPart, DataPart, Usage } from '../../src/model/anatomy.ts';
import type { Position } from '../../src/model/problem.ts';
import { type SafeText, safeText } from '../../src/show/safe.ts';
import { type Line, line, type Span, span, words } from '../parts/line.ts';
import { type Column, grid, gridHead, gridRow } from '../parts/table.ts';
import { brief, bullet, para } from './page.ts';
import { containerSign } from './signs.ts';
import { bytes, cores, sparkline } from './sizes.ts';
import { since } from './times.ts';

const COLUMNS: readonly Column[] = [
  { title: words` `, width: 1 },
  { title: words`SERVICE`, width: 12 },
  { title: words`STATE`, width: 'rest' },
  { title: words`UP`, width: 4, align: 'right' },
  { title: words`CPU`, width: 5, align: 'right' },
  { title: words`CPU, LAST 30 S`, width: 14, from: 76 },
  { title: words`MEMORY`, width: 7, align: 'right' },
  { title: words`LIMIT`, width: 7, align: 'right', from: 56 },
  { title: words`MEMORY, LAST 30 S`, width: 14, from: 84 },
];

/** How many readings a row of bars shows. */
const BARS = 14;

/** One row for each container, and below it what is wrong with it. `readings`: newest last. */
export function containerLines(
  { containers }: Anatomy,
  readings: readonly Usage[],
  now: number,
  width: number,
): readonly Line[] {
  const columns = grid(COLUMNS, width);
  return [
    gridHead(columns),
    ...containers.flatMap((one) => [
      gridRow(columns, cells(one, readings, now)),
      ...troubleLines(one, width),
    ]),
  ];
}

function cells(one: ContainerPart, readings: readonly Usage[], now: number): readonly (SafeText | Span)[] {
  const own = readings.flatMap(({ containers }) =>
    containers.filter(({ address }) => address === one.address),
  );
  const last = own.at(-1);
  const cpus = own.flatMap((reading) => (reading.cpus === undefined ? [] : [reading.cpus]));
  const memory = own.map((reading) => reading.memory);
  const limit = one.limits.memory;
  const none = words`-`;
  return [
    containerSign(one.state, one.health),
    nameOf(one),
    stateWords(one),
    one.state === 'running' ? since(now, one.startedAt) : none,
    last?.cpus === undefined ? none : cores(last.cpus),
    span(sparkline(cpus, BARS, one.limits.cpus || 1), 'accent'),
    last === undefined || last.memory === 0 ? none : bytes(last.memory),
    limit === 0 ? words`none` : bytes(limit),
    span(sparkline(memory, BARS, limit || undefined), 'accent'),
  ];
}

/** `web`, or `web-2` for a further replica. */
function nameOf({ address, service }: Pick<ContainerPart, 'address' | 'service'>): SafeText {
  return safeText(address.split('/').slice(2).join('/') || service, 80);
}

function stateWords({ state, health, exitCode }: ContainerPart): SafeText {
  const well = health === 'none' || health === '' ? '' : `, ${health}`;
  const code = state === 'running' || exitCode === undefined ? '' : ` ${exitCode}`;
  return safeText(`${state}${code}${well}`, 80);
}

function troubleLines(
  { oomKilled, health, healthSays, state, restarts }: ContainerPart,
  width: number,
): readonly Line[] {
  const warn = span(words`  !`, 'warn');
  return [
    ...(oomKilled ? [line(warn, words` killed: out of memory`)] : []),
    ...(restarts === undefined || restarts === 0 ? [] : [line(warn, words` restarted ${restarts} times`)]),
    ...(state === 'absent' ? [line(warn, words` declared, and not there`)] : []),
    ...(health !== 'healthy' && healthSays !== undefined && healthSays.trim() !== ''
      ? [line(warn, words` healthcheck says: ${brief(healthSays, width - 24)}`)]
      : []),
  ];
}

/** Image, limits and the declaring line of each container. */
export function limitLines({ containers }: Anatomy, width: number): readonly Line[] {
  return containers.flatMap((one) => [
    ...para(words`${nameOf(one)}  ${safeText(one.image)}`, width),
    ...para(words`${limitWords(one)}  ${placeWords(one.declaredAt)}`, width, 2, 'dim'),
  ]);
}

function limitWords({ limits: { cpus, memory, pids } }: ContainerPart): SafeText {
  const parts = [
    cpus === 0 ? 'no limit of cpu' : `${cpus} cpus`,
    memory === 0 ? 'no limit of memory' : `${bytes(memory)} memory`,
    ...(pids === 0 ? [] : [`${pids} processes`]),
  ];
  return safeText(parts.join(', '));
}

export function portLines({ containers }: Anatomy): readonly Line[] {
  return containers.flatMap((one) => one.ports.map((port) => line(words`${safeText(port)}  ${nameOf(one)}`)));
}

/** Volumes and folders, with who mounts them where. */
export function dataLines({ data, containers }: Anatomy, width: number): readonly Line[] {
  return data.flatMap((one) => {
    const users = containers.flatMap((container) =>
      container.mounts
        .filter(({ source }) => isMounted(one, source))
        .map(({ target, readOnly }) => `${nameOf(container)}:${target}${readOnly ? ' (read only)' : ''}`),
    );
    const kind = one.external ? words`volume of somebody else` : safeText(one.kind);
    const used = users.length === 0 ? words`not mounted` : safeText(users.join(', '));
    return [
      ...para(words`${kind} ${safeText(one.name)}  ${used}`, width),
      ...para(placeWords(one.declaredAt), width, 2, 'dim'),
    ];
  });
}

/** The engine's name of a volume has a generation behind it after a restore: `crm_data`, `crm_data-g2`. */
function isMounted({ name }: DataPart, source: string): boolean {
  return source === name || source.startsWith(`${name}-g`);
}

/** `stacks/crm.yaml:12`. */
export function placeWords(at: Position | undefined): SafeText {
  if (at === undefined) return words`declared nowhere`;
  return safeText(at.line === 0 ? at.file : `${at.file}:${at.line}`);
}

/** Lines about what stands between an instance and its declaration. */
export function warningLines(all: readonly string[], width: number): readonly Line[] {
  return all.flatMap((text) => bullet(span(words`!`, 'warn'), safeText(text), width));
}
