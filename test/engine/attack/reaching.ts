// Declarations that reach for the host: for what can be mounted, and for files that are not of the repository.

import { type DeclaredAttack, mount, service } from './row.ts';

export const MOUNTS: readonly DeclaredAttack[] = [
  { way: 'docker.sock, plainly', spec: mount('/var/run/docker.sock:/s'), says: /socket-mount/ },
  { way: 'docker.sock by ..', spec: mount('/srv/../var/./run//docker.sock:/s'), says: /socket-mount/ },
  {
    way: 'docker.sock by a relative path out of the repository',
    spec: mount('../../../../../../var/run/docker.sock:/s'),
    says: /the path leaves the repository/,
  },
  { way: 'the folder of docker.sock', spec: mount('/var/run:/s'), says: /denied-path/ },
  { way: 'the folder above that', spec: mount('/var:/s'), says: /denied-path/ },
  { way: 'the whole host', spec: mount('/:/host'), says: /denied-path/ },
  {
    way: 'the host through /proc',
    spec: mount('/proc/1/root/var/run/docker.sock:/s'),
    says: /socket-mount|denied-path/,
  },
  {
    way: 'docker.sock, long form, creating its path',
    spec: mount({ type: 'bind', source: '/run/docker.sock', target: '/s', bind: { create_host_path: true } }),
    says: /socket-mount/,
  },
  {
    way: 'docker.sock as a variable',
    spec: mount('${WHERE:-/var/run}/docker.sock:/s'),
    says: /socket-mount/,
  },
  {
    way: 'a named pipe',
    spec: mount({ type: 'npipe', source: '\\\\.\\pipe\\docker_engine', target: '/s' }),
    says: /service web: mounts of type npipe are not supported/,
  },
  {
    way: 'the socket by use_api_socket',
    spec: service({ use_api_socket: true }),
    says: /service web: use_api_socket is not supported/,
  },
  {
    way: 'docker.sock by a symbolic link in the repository',
    spec: mount('./evil.sock:/s'),
    links: { 'fleet/{name}/evil.sock': '/var/run/docker.sock' },
    says: /symbolic link/,
  },
  {
    way: 'a folder by a symbolic link in the repository',
    spec: mount('./evil:/s'),
    links: { 'fleet/{name}/evil': '/' },
    says: /symbolic link/,
  },
  {
    way: 'the mount in `overrides`',
    spec: {
      ...service({}),
      overrides: { services: { web: { volumes: ['/var/run/docker.sock:/s'] } } },
    },
    says: /socket-mount/,
  },
  {
    way: 'a volume whose driver binds the host',
    spec: service(
      { volumes: ['vol:/s'] },
      { volumes: { vol: { driver: 'local', driver_opts: { type: 'none', o: 'bind', device: '/' } } } },
    ),
    says: /volume-driver/,
  },
  {
    way: 'a volume driver that overlays the host',
    spec: service(
      { volumes: ['vol:/s'] },
      {
        volumes: {
          vol: {
            driver_opts: {
              type: 'overlay',
              device: 'overlay',
              o: 'lowerdir=/etc,upperdir=/tmp/u,workdir=/tmp/w',
            },
          },
        },
      },
    ),
    says: /volume-driver/,
  },
  {
    way: "somebody's volume that binds the host",
    spec: service(
      { volumes: ['vol:/s'] },
      { volumes: { vol: { external: true, name: '{foreign}-volume' } } },
    ),
    says: /volume-driver/,
  },
  { way: 'a device', spec: service({ devices: ['/dev/kmsg:/dev/kmsg'] }), says: /devices/ },
  {
    way: 'all devices by a cgroup rule',
    spec: service({ device_cgroup_rules: ['a *:* rwm'] }),
    says: /devices/,
  },
];

export const FILES: readonly DeclaredAttack[] = [
  {
    way: 'include of a file of the host',
    spec: service({}, { include: ['/etc/passwd'] }),
    says: /there is no file \/etc\/passwd/,
  },
  {
    way: 'include by .. out of the repository',
    spec: service({}, { include: ['../../../../../etc/passwd'] }),
    says: /there is no file \.\./,
  },
  {
    way: "include of a part of the repository outside of the source's folder",
    spec: service({}, { include: ['../../outside/compose.yaml'] }),
    files: {
      'outside/compose.yaml': 'services: { other: { image: shipshape-test/web:1, privileged: true } }\n',
    },
    says: /there is no file \.\.\/outside\/compose\.yaml/,
  },
  {
    way: 'include of what a symbolic link leads to',
    spec: service({}, { include: ['./linked.yaml'] }),
    links: { 'fleet/{name}/linked.yaml': '/etc/passwd' },
    says: /there is no file .*linked\.yaml/,
  },
  {
    way: 'include from the network',
    spec: service({}, { include: ['https://evil.example/compose.yaml'] }),
    says: /the included file https:\/\/evil\.example\/compose\.yaml is elsewhere/,
  },
  {
    way: 'include of a git repository',
    spec: service({}, { include: ['git@evil.example:x/y.git'] }),
    says: /the included file git@evil\.example:x\/y\.git is elsewhere/,
  },
  {
    way: 'extends of a file of the host',
    spec: service({ extends: { file: '/etc/compose.yaml', service: 'x' } }),
    says: /no file \/etc\/compose\.yaml to extend from/,
  },
  {
    way: 'extends by .. out of the repository',
    spec: service({ extends: { file: '../../../../etc/compose.yaml', service: 'x' } }),
    says: /no file \.\./,
  },
  {
    way: "extends of a file outside of the source's folder",
    spec: service({ extends: { file: '../../outside/base.yaml', service: 'base' } }),
    files: { 'outside/base.yaml': 'services: { base: { image: shipshape-test/web:1, privileged: true } }\n' },
    says: /no file \.\.\/outside\/base\.yaml to extend from/,
  },
  {
    way: 'a Compose file of the host',
    spec: { compose: '/etc/passwd' },
    says: /the Compose file \/etc\/passwd lies outside the repository/,
  },
  {
    way: 'a Compose file by ..',
    spec: { compose: '../../../../etc/passwd' },
    says: /the Compose file \.\.\/\.\.\/\.\.\/\.\.\/etc\/passwd lies outside the repository/,
  },
  {
    way: 'a Compose file that looks like an option',
    spec: { compose: '--help' },
    says: /the Compose file .*--help is not in the repository/,
  },
  {
    way: 'env_file /etc/shadow',
    spec: service({ env_file: '/etc/shadow' }),
    says: /no env file \/etc\/shadow/,
  },
  {
    way: 'env_file by ..',
    spec: service({ env_file: '../../../../../etc/shadow' }),
    says: /no env file \.\.\/\.\.\/\.\.\/\.\.\/etc\/shadow/,
  },
  {
    way: 'env_file by a symbolic link',
    spec: service({ env_file: './linked.env' }),
    links: { 'fleet/{name}/linked.env': '/etc/shadow' },
    says: /no env file .*linked\.env/,
  },
  {
    way: 'label_file /etc/shadow',
    spec: service({ label_file: '/etc/shadow' }),
    says: /no label file \/etc\/shadow/,
  },
  {
    way: 'envFiles of the instance',
    spec: { ...service({}), envFiles: ['/etc/shadow'] },
    says: /the env file \/etc\/shadow lies outside the repository/,
  },
  {
    way: 'secrets: file: of the host',
    spec: service({ secrets: ['s'] }, { secrets: { s: { file: '/etc/shadow' } } }),
    says: /not admitted: denied-path/,
  },
  {
    way: 'configs: file: of the host',
    spec: service({ configs: ['c'] }, { configs: { c: { file: '/etc/shadow' } } }),
    says: /not admitted: denied-path/,
  },
  {
    way: 'configs: file: by ..',
    spec: service({ configs: ['c'] }, { configs: { c: { file: '../../../../../etc/shadow' } } }),
    says: /the file of config c lies outside the repository/,
  },
  {
    way: 'secrets: environment: of the daemon',
    spec: service({ secrets: ['s'] }, { secrets: { s: { environment: 'HOME' } } }),
    says: /secret s: the variable HOME has no value/,
  },
  {
    way: "a secret file out of the fleet's folder of secrets",
    spec: { ...service({ environment: { X: '${X}' } }), secrets: { X: { file: '../fleet.yaml' } } },
    says: /must be a file name/,
  },
  {
    way: 'a secret file that is absolute',
    spec: { ...service({ environment: { X: '${X}' } }), secrets: { X: { file: '/etc/shadow' } } },
    says: /must be a file name/,
  },
  {
    way: 'a variable of the daemon that is no secret',
    spec: { ...service({ environment: { X: '${X}' } }), secrets: { X: { env: 'HOME' } } },
    says: /secret .*X: the environment has no SHIPSHAPE_SECRET_HOME/,
  },
  {
    way: 'interpolation of what the daemon has',
    spec: service({ environment: { X: '${HOME:?not here}' } }),
    says: /not here/,
  },
  {
    way: 'a build of what is above the repository',
    spec: service({ build: '../../..' }),
    says: /the build context of web lies outside the repository/,
  },
  {
    way: 'a build of the host',
    spec: service({ build: { context: '/' } }),
    says: /the build context of web lies outside the repository/,
  },
  {
    way: 'a build from the network',
    spec: service({ build: 'https://evil.example/x.git' }),
    says: /build of web takes its context from elsewhere/,
  },
  {
    way: 'a Dockerfile outside of its context',
    spec: service({ build: { context: '.', dockerfile: '../../../../etc/passwd' } }),
    says: /\.\.\/\.\.\/\.\.\/\.\.\/etc\/passwd of web is not in the repository/,
  },
  {
    way: 'a build with another context of the host',
    spec: service({ build: { context: '.', additional_contexts: { host: '/etc' } } }),
    files: { 'fleet/{name}/Dockerfile': 'FROM shipshape-test/web:1\nCOPY --from=host shadow /\n' },
    says: /service web: build\.additional_contexts is not supported/,
  },
  {
    way: 'a build with an ssh agent',
    spec: service({ build: { context: '.', ssh: ['default'] } }),
    files: { 'fleet/{name}/Dockerfile': 'FROM shipshape-test/web:1\n' },
    says: /service web: build\.ssh is not supported/,
  },
  {
    way: "a build on the host's network",
    spec: service({ build: { context: '.', network: 'host' } }),
    files: { 'fleet/{name}/Dockerfile': 'FROM shipshape-test/web:1\n' },
    says: /host-namespace/,
  },
  {
    way: 'a privileged build',
    spec: service({ build: { context: '.', privileged: true } }),
    files: { 'fleet/{name}/Dockerfile': 'FROM shipshape-test/web:1\n' },
    says: /service web: build\.privileged is not supported/,
  },
];
