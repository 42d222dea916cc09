// What a service mounts, and what each mount means: a volume, a folder of data, files of the
// repository, a path of the host. Anonymous volumes get a name, so that a replace keeps their data.

import type { Mount as ComposeMount, FileGrant } from '../../model/compose.ts';
import type { VolumeSpec } from '../../model/desired.ts';
import type { DeclaredFields, Mount } from '../../model/fields.ts';
import type { Position } from '../../model/problem.ts';
import { type Address, address } from '../../model/ref.ts';
import type { Json } from '../../model/tree.ts';
import type { Definition } from './context.ts';
import { at, containerName, report, type ServiceScope, take } from './scope.ts';

/** Paths of the host that hold no data, however they are mounted. */
const NO_DATA =
  /^\/(dev|proc|sys|run|var\/run|tmp)(\/|$)|^\/etc\/(localtime|timezone|hosts|resolv\.conf)$|\.sock$/;

export type Mounted = {
  readonly fields: DeclaredFields;
  readonly volumes: readonly Address[];
  readonly files: readonly Address[];
  readonly folders: readonly Folder[];
  /** Volumes that only this container has. */
  readonly own: readonly VolumeSpec[];
  readonly stateful: boolean;
};

export type Folder = { readonly address: Address; readonly hostPath: string; readonly origin: Position };

/** One mount, and what it brought along. */
type Piece = {
  readonly mount: Mount;
  readonly volume?: Address;
  readonly files?: Address;
  readonly folder?: Folder;
  readonly own?: VolumeSpec;
  readonly holdsData?: boolean;
};

/** Everything that a service mounts. */
export function mounted(scope: ServiceScope): Mounted {
  const { service } = scope;
  const pieces: readonly Piece[] = [
    ...(service.volumes ?? []).flatMap((mount, index) => declaredMount(scope, mount, index)),
    ...(service.tmpfs ?? []).map((text) => ({ mount: tmpfs(text) })),
    ...(service.configs ?? []).flatMap((grant, index) => granted(scope, 'config', grant, index)),
    ...(service.secrets ?? []).flatMap((grant, index) => granted(scope, 'secret', grant, index)),
  ];
  const from = volumesFrom(scope);
  return {
    fields: {
      ...(pieces.length > 0 ? { mounts: pieces.map(({ mount }) => mount) } : {}),
      ...(from.length > 0 ? { volumesFrom: from } : {}),
    },
    volumes: unique(pieces.flatMap(({ volume }) => volume ?? [])),
    files: unique(pieces.flatMap(({ files }) => files ?? [])),
    folders: pieces.flatMap(({ folder }) => folder ?? []),
    own: pieces.flatMap(({ own }) => own ?? []),
    stateful: from.length > 0 || pieces.some(({ mount, holdsData }) => holdsData === true && !mount.readOnly),
  };
}

function declaredMount(scope: ServiceScope, mount: ComposeMount, index: number): readonly Piece[] {
  const where = at(scope, 'volumes', `${index}`);
  switch (mount.type) {
    case 'bind':
      return bindMount(scope, mount, where);
    case 'volume':
      return [volumeMount(scope, mount, where)];
    case 'tmpfs':
      return [{ mount: { ...plain(mount, 'tmpfs', ''), options: tmpfsOptions(mount) } }];
    case 'image':
      return [
        { mount: { ...plain(mount, 'image', mount.source ?? ''), options: subpath(mount.image?.subpath) } },
      ];
    default: {
      const message = `service ${scope.name}: mounts of type ${mount.type} are not supported`;
      report(scope, 'error', 'compose/unsupported-key', where, message, 'use bind, volume, tmpfs or image');
      return [];
    }
  }
}

function bindMount(scope: ServiceScope, mount: ComposeMount, where: Position): readonly Piece[] {
  const target = mount.target ?? '';
  const source = take(scope, scope.context.bind(mount.source ?? '', scope.name, target, where));
  if (source === undefined) return [];
  const bind = mount.bind ?? {};
  const made: Mount = {
    ...plain(mount, 'bind', source.hostPath),
    options: [
      ...(bind.propagation === undefined ? [] : [bind.propagation]),
      ...(bind.selinux === undefined ? [] : [bind.selinux]),
      ...(bind.recursive === undefined || bind.recursive === 'enabled'
        ? []
        : [`recursive=${bind.recursive}`]),
    ].sort(),
  };
  switch (source.kind) {
    case 'files':
      return [{ mount: made, files: source.address }];
    case 'folder': {
      const folder = { address: source.address, hostPath: source.hostPath, origin: where };
      return [{ mount: { ...made, createHostPath: true }, folder, holdsData: true }];
    }
    case 'host': {
      const holdsData = !NO_DATA.test(source.hostPath);
      return [{ mount: { ...made, createHostPath: bind.create_host_path ?? false }, holdsData }];
    }
  }
}

function volumeMount(scope: ServiceScope, mount: ComposeMount, where: Position): Piece {
  const options = [
    ...(mount.volume?.nocopy === true ? ['nocopy'] : []),
    ...subpath(mount.volume?.subpath),
    ...(mount.bind?.selinux === undefined ? [] : [mount.bind.selinux]),
  ].sort();
  const key = mount.source ?? '';
  if (key === '') {
    const own = anonymousVolume(scope, mount, where);
    return {
      mount: { ...plain(mount, 'volume', own.name), options },
      volume: own.address,
      own,
      holdsData: true,
    };
  }
  const name = scope.project.volumes?.[key]?.name ?? key;
  const volume = address(scope.context.instance, 'volume', key);
  return { mount: { ...plain(mount, 'volume', name), options }, volume, holdsData: true };
}

/** `crm_web_var-lib-data`: the same name in every revision, so that the data is found again. */
function anonymousVolume(scope: ServiceScope, mount: ComposeMount, where: Position): VolumeSpec {
  const slug =
    (mount.target ?? '').replace(/[^a-zA-Z0-9_.-]+/g, '-').replace(/^[-_.]+|[-_.]+$/g, '') || 'root';
  const owner = scope.index === 1 ? scope.name : `${scope.name}-${scope.index}`;
  return {
    address: address(scope.context.instance, 'volume', `${owner}_${slug}`),
    name: `${scope.context.instance}_${owner}_${slug}`,
    external: false,
    driver: 'local',
    driverOpts: {},
    labels: mount.volume?.labels ?? {},
    origins: { name: [where] },
  };
}

/** Where a container sees a config or secret. */
export function grantTarget(kind: 'config' | 'secret', { source = '', target = source }: FileGrant): string {
  if (target.startsWith('/')) return target;
  return kind === 'secret' ? `/run/secrets/${target}` : `/${target}`;
}

function granted(
  scope: ServiceScope,
  kind: 'config' | 'secret',
  grant: FileGrant,
  index: number,
): readonly Piece[] {
  const where = at(scope, `${kind}s`, `${index}`);
  const source = grant.source ?? '';
  const definition = scope.project[`${kind}s`]?.[source];
  if (definition === undefined) {
    const message = `service ${scope.name}: there is no ${kind} ${source}`;
    report(scope, 'error', `compose/unknown-${kind}`, where, message, `declare it under top-level ${kind}s`);
    return [];
  }
  const file = take(
    scope,
    scope.context.grant({
      kind,
      service: scope.name,
      source,
      definition: definitionOf(definition),
      uid: Number(grant.uid ?? 0),
      gid: Number(grant.gid ?? 0),
      mode: Number.parseInt(grant.mode ?? '0444', 8),
      at: where,
    }),
  );
  if (file === undefined) return [];
  return [
    {
      mount: {
        type: 'bind',
        source: file.hostPath,
        target: grantTarget(kind, grant),
        readOnly: true,
        options: [],
        createHostPath: false,
      },
      ...(file.kind === 'files' ? { files: file.address } : {}),
    },
  ];
}

/** A typed definition as plain JSON: the same data, seen without its type. */
function definitionOf(definition: object): Definition {
  return Object.fromEntries(Object.entries(definition) as [string, Json][]);
}

function plain(mount: ComposeMount, type: Mount['type'], source: string): Mount {
  return {
    type,
    source,
    target: mount.target ?? '',
    readOnly: mount.read_only ?? false,
    options: [],
    createHostPath: false,
  };
}

/** `/run`, `/tmp:size=64m,mode=1777`. */
function tmpfs(text: string): Mount {
  const cut = text.indexOf(':');
  const target = cut < 0 ? text : text.slice(0, cut);
  const options = cut < 0 ? [] : text.slice(cut + 1).split(',');
  return {
    ...plain({ target }, 'tmpfs', ''),
    readOnly: options.includes('ro'),
    options: options.filter((option) => !['ro', 'rw', ''].includes(option)).sort(),
  };
}

function tmpfsOptions(mount: ComposeMount): readonly string[] {
  const { size, mode } = mount.tmpfs ?? {};
  return [
    ...(mode === undefined ? [] : [`mode=${mode.toString(8)}`]),
    ...(size === undefined ? [] : [`size=${size}`]),
  ];
}

function subpath(path: string | undefined): readonly string[] {
  return path === undefined || path === '' ? [] : [`subpath=${path}`];
}

/** `db`, `db:ro`, `container:name:ro` → names on the engine. */
function volumesFrom(scope: ServiceScope): readonly string[] {
  return (scope.service.volumes_from ?? []).map((text) => {
    const parts = text.split(':');
    if (parts[0] === 'container') return parts.slice(1).join(':');
    return [containerName(scope, parts[0] ?? '', 1), ...parts.slice(1)].join(':');
  });
}

function unique<T>(list: readonly T[]): readonly T[] {
  return [...new Set(list)];
}
