// Declarations that ask for power over the host, for what is others', or for all the time there is.

import { type DeclaredAttack, document, file, IMAGE, service } from './row.ts';

export const PRIVILEGES: readonly DeclaredAttack[] = [
  { way: 'privileged', spec: service({ privileged: true }), says: /privileged/ },
  { way: 'privileged as text', spec: service({ privileged: 'true' }), says: /privileged/ },
  {
    way: 'privileged as yes',
    spec: document(['compose:', '  services:', `    web: { image: "${IMAGE}", privileged: yes }`]),
    says: /privileged/,
  },
  { way: 'privileged as a variable', spec: service({ privileged: '${P:-true}' }), says: /privileged/ },
  {
    way: 'privileged by an anchor',
    ...file(['x-base: &base { privileged: true }', 'services:', `  web: { <<: *base, image: "${IMAGE}" }`]),
    says: /privileged/,
  },
  {
    way: 'privileged by extends',
    spec: service({ extends: { file: 'base.yaml', service: 'base' } }),
    files: {
      'fleet/{name}/base.yaml': 'services: { base: { image: "shipshape-test/web:1", privileged: true } }\n',
    },
    says: /privileged/,
  },
  {
    way: 'privileged by include',
    spec: service({}, { include: ['other.yaml'] }),
    files: {
      'fleet/{name}/other.yaml': 'services: { other: { image: "shipshape-test/web:1", privileged: true } }\n',
    },
    says: /privileged/,
  },
  {
    way: 'privileged by overrides',
    spec: { ...service({}), overrides: { services: { web: { privileged: true } } } },
    says: /privileged/,
  },
  {
    way: 'privileged twice in one map',
    spec: document([
      'compose:',
      '  services:',
      '    web:',
      `      image: "${IMAGE}"`,
      '      privileged: false',
      '      privileged: true',
    ]),
    says: /the key `privileged` is here for the second time/,
  },
  { way: 'privileged in capitals', spec: service({ Privileged: true }), says: /unknown key `Privileged`/ },
  { way: 'all capabilities', spec: service({ cap_add: ['ALL'] }), says: /dangerous-capabilities/ },
  {
    way: 'sys_admin in small letters',
    spec: service({ cap_add: ['sys_admin'] }),
    says: /dangerous-capabilities/,
  },
  { way: 'CAP_SYS_ADMIN', spec: service({ cap_add: ['CAP_SYS_ADMIN'] }), says: /dangerous-capabilities/ },
  { way: 'seccomp off', spec: service({ security_opt: ['seccomp:unconfined'] }), says: /unconfined/ },
  { way: 'seccomp off, with =', spec: service({ security_opt: ['seccomp=unconfined'] }), says: /unconfined/ },
  { way: 'AppArmor off', spec: service({ security_opt: ['apparmor=unconfined'] }), says: /unconfined/ },
  {
    way: 'system paths open',
    spec: service({ security_opt: ['systempaths=unconfined'] }),
    says: /unconfined/,
  },
  { way: 'SELinux off', spec: service({ security_opt: ['label:disable'] }), says: /unconfined/ },
  {
    way: 'a profile of its own',
    spec: service({ security_opt: ['seccomp=./open.json'] }),
    says: /service web: a seccomp profile by path is not supported/,
  },
  { way: 'another runtime', spec: service({ runtime: 'evil' }), says: /runtime-settings/ },
  {
    way: 'the cgroup of the engine',
    spec: service({ cgroup_parent: '/system.slice' }),
    says: /runtime-settings/,
  },
  {
    way: 'a setting of the kernel',
    spec: service({ sysctls: { 'kernel.core_pattern': '|/evil' } }),
    says: /sysctls/,
  },
  {
    way: 'a log driver that leads away',
    spec: service({ logging: { driver: 'syslog', options: { 'syslog-address': 'udp://evil.example:514' } } }),
    says: /log-driver/,
  },
];

export const NAMESPACES: readonly DeclaredAttack[] = [
  { way: "the host's network", spec: service({ network_mode: 'host' }), says: /host-namespace/ },
  {
    way: "the host's network as a variable",
    spec: service({ network_mode: '${N:-host}' }),
    says: /host-namespace/,
  },
  { way: "the host's processes", spec: service({ pid: 'host' }), says: /host-namespace/ },
  { way: "the host's shared memory", spec: service({ ipc: 'host' }), says: /host-namespace/ },
  { way: "the host's name", spec: service({ uts: 'host' }), says: /host-namespace/ },
  { way: "the host's users", spec: service({ userns_mode: 'host' }), says: /host-namespace/ },
  { way: "the host's cgroups", spec: service({ cgroup: 'host' }), says: /host-namespace/ },
  {
    way: 'the network `host` by its name',
    spec: service({ networks: ['n'] }, { networks: { n: { external: true, name: 'host' } } }),
    says: /host-namespace|host-network|network/,
  },
  {
    way: 'a network of driver host',
    spec: service({ networks: ['n'] }, { networks: { n: { driver: 'host' } } }),
    says: /host-network-driver|network/,
  },
  {
    way: "a network on the host's wires",
    spec: service(
      { networks: ['n'] },
      { networks: { n: { driver: 'macvlan', driver_opts: { parent: 'eth0' } } } },
    ),
    says: /host-network-driver/,
  },
  {
    way: "a stranger's network",
    spec: service({ network_mode: 'container:{foreign}' }),
    says: /container-namespace/,
  },
  {
    way: "a stranger's processes",
    spec: service({ pid: 'container:{foreign}' }),
    says: /container-namespace/,
  },
  {
    way: "a stranger's volumes",
    spec: service({ volumes_from: ['container:{foreign}'] }),
    says: /container-namespace/,
  },
];

export const LABELS: readonly DeclaredAttack[] = [
  {
    way: 'the label of another instance',
    spec: service({ labels: { 'dev.shipshape.instance': 'near' } }),
    says: /label dev\.shipshape\.instance is reserved/,
  },
  {
    way: 'our label in the list form',
    spec: service({ labels: ['dev.shipshape.object=near/container/web'] }),
    says: /label dev\.shipshape\.object is reserved/,
  },
  {
    way: 'our label by a variable',
    spec: service({ labels: ['${K:-dev.shipshape.seal}=0'] }),
    says: /label dev\.shipshape\.seal is reserved/,
  },
  {
    way: 'our label on a volume',
    spec: service(
      { volumes: ['vol:/v'] },
      { volumes: { vol: { labels: { 'dev.shipshape.generation': '7' } } } },
    ),
    runs: true,
    says: /as declared/,
  },
  {
    way: 'our label on a network',
    spec: service({}, { networks: { default: { labels: { 'dev.shipshape.fleet': 'x' } } } }),
    runs: true,
    says: /as declared/,
  },
  {
    way: "another project's label",
    spec: service({ labels: { 'com.docker.compose.project': 'near' } }),
    runs: true,
    says: /as declared/,
  },
  {
    way: "a stranger's container name",
    spec: service({ container_name: '{foreign}' }),
    runs: true,
    says: /as declared/,
  },
  { way: "a neighbour's project name", spec: service({}, { name: 'near' }), runs: true, says: /as declared/ },
  {
    way: "the name of a stranger's container",
    as: '{foreign}',
    spec: service({}),
    says: /belongs to .* which is not ours/,
  },
  {
    way: "a stranger's volume",
    spec: service({ volumes: ['vol:/v'] }, { volumes: { vol: { name: '{foreign}-data' } } }),
    says: /volume\/vol: the name [a-z0-9-]+-data belongs to sh/,
  },
  {
    way: "a neighbour's volume",
    spec: service({ volumes: ['vol:/v'] }, { volumes: { vol: { name: 'near_data' } } }),
    says: /volume near_data already belongs to instance `near`/,
  },
  {
    way: "a stranger's network by its name",
    spec: service({}, { networks: { default: { name: '{foreign}-net' } } }),
    says: /belongs to .* which is not ours/,
  },
  {
    way: "a neighbour's network",
    spec: service({}, { networks: { default: { name: 'near_default' } } }),
    says: /already belongs to instance `near`/,
  },
  {
    way: 'a name that leads out of folders',
    as: '../../etc',
    spec: service({}),
    says: /must be a name of 1 to 63 characters/,
  },
  { way: 'a container name with a path', spec: service({ container_name: '../../x' }), says: /must match/ },
  {
    way: 'a service name with a path',
    spec: { compose: { services: { '../../x': { image: IMAGE } } } },
    says: /cannot be a name/,
  },
];

export const BOMBS: readonly DeclaredAttack[] = [
  {
    way: 'a billion laughs',
    ...file([
      'x-0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]',
      ...Array.from(
        { length: 9 },
        (_, n) => `x-${n + 1}: &a${n + 1} [${Array(10).fill(`*a${n}`).join(', ')}]`,
      ),
      `services: { web: { image: "${IMAGE}", command: *a9 } }`,
    ]),
    says: /the aliases expand to too much data/,
  },
  {
    way: 'ten thousand levels',
    spec: document([
      `compose: { services: { web: { image: "${IMAGE}", command: ${'['.repeat(10_000)}${']'.repeat(10_000)} } } }`,
    ]),
    says: /maps and lists are nested deeper than 64 levels/,
  },
  {
    way: 'an alias of itself',
    ...file(['&c', 'services: { web: { image: x, labels: *c } }']),
    says: /alias `\*c` stands inside its own anchor/,
  },
  {
    way: 'a declaration of 5 MB',
    spec: document([`# ${'x'.repeat(5 * 1024 * 1024)}`, 'compose: { services: {} }']),
    says: /the file is not UTF-8 text, or too large to be read/,
  },
  {
    way: 'a key that pollutes objects',
    spec: document([
      '__proto__: { polluted: true }',
      `compose: { services: { web: { image: "${IMAGE}" } } }`,
    ]),
    says: /`__proto__` cannot be a key/,
  },
  {
    way: 'a service called constructor',
    spec: document([`compose: { services: { __proto__: { image: "${IMAGE}", privileged: true } } }`]),
    says: /`__proto__` cannot be a key/,
  },
];
