// Networks, ports, mounts and neighbours of a service.

import { describe, expect, test } from 'vitest';
import { goodSpecs, said, specsOf, web, words } from './specs.ts';

describe('networks', () => {
  test('the default one, where the service goes by its name', () => {
    const { fields } = web('restart: always');
    expect(fields.networkMode).toBe('crm/network/default');
    expect(fields.networks?.['crm/network/default']).toMatchObject({
      aliases: ['crm-web-1', 'web'],
      ipv4: '',
      links: [],
    });
  });

  test('a container_name is an alias on every network, and not the name', () => {
    const spec = web('container_name: my-web\nnetworks: [a, b]', 'networks: { a: {}, b: {} }');
    expect(spec.name).toBe('crm-web-1');
    expect(spec.fields.networks).toMatchObject({
      'crm/network/a': { aliases: ['my-web', 'web'] },
      'crm/network/b': { aliases: ['my-web', 'web'] },
    });
  });

  test('the first network is the one of highest priority, then of first name', () => {
    const top = 'networks: { a: {}, b: {} }';
    expect(web('networks: [b, a]', top).fields.networkMode).toBe('crm/network/a');
    expect(web('networks: { a: , b: { priority: 5 } }', top).fields.networkMode).toBe('crm/network/b');
  });

  test('options of an attachment', () => {
    const keys = `networks:
  a:
    aliases: [x]
    ipv4_address: 10.0.0.7
    ipv6_address: fd00::7
    link_local_ips: [169.254.1.1]
    mac_address: 02:42:ac:11:65:43
    gw_priority: 3
    driver_opts: { k: v }`;
    expect(web(keys, 'networks: { a: {} }').fields.networks?.['crm/network/a']).toEqual({
      aliases: ['crm-web-1', 'web', 'x'],
      links: [],
      ipv4: '10.0.0.7',
      ipv6: 'fd00::7',
      linkLocal: ['169.254.1.1'],
      mac: '02:42:ac:11:65:43',
      gwPriority: 3,
      driverOpts: { k: 'v' },
    });
  });

  test('an external network goes by its own name', () => {
    const top = 'networks: { proxy: { external: true, name: traefik } }';
    const { fields } = web('networks: [proxy]', top);
    expect(fields.networkMode).toBe('traefik');
    expect(Object.keys(fields.networks ?? {})).toEqual(['traefik']);
  });

  test.for([
    ['network_mode: host', 'host'],
    ['network_mode: none', 'none'],
    ['network_mode: bridge', 'bridge'],
    ['network_mode: container:vpn', 'container:vpn'],
    ['network_mode: service:db', 'container:crm/container/db'],
  ] as const)('%s', ([keys, mode]) => {
    const { fields } = web(keys, '  db:\n    image: postgres');
    expect(fields.networkMode).toBe(mode);
    expect(fields.networks).toBeUndefined();
  });

  test('specs of networks', () => {
    const { networks } = goodSpecs(`services: { web: { image: nginx, networks: [a, out, named] } }
networks:
  a: { driver: macvlan, internal: true, attachable: true, enable_ipv6: true, driver_opts: { parent: eth0 },
       ipam: { config: [ { subnet: 10.1.0.0/24, gateway: 10.1.0.1, ip_range: 10.1.0.128/25, aux_addresses: { h: 10.1.0.5 } } ] },
       labels: { l: x } }
  named: { name: shared }
  out: { external: true }`);
    expect(networks.map(({ address, name, external }) => [address, name, external])).toEqual([
      ['crm/network/a', 'crm_a', false],
      ['crm/network/named', 'shared', false],
      ['crm/network/out', 'out', true],
    ]);
    expect(networks[0]).toMatchObject({
      driver: 'macvlan',
      driverOpts: { parent: 'eth0' },
      internal: true,
      attachable: true,
      enableIpv6: true,
      labels: { l: 'x' },
      ipam: {
        pools: [
          {
            subnet: '10.1.0.0/24',
            gateway: '10.1.0.1',
            ipRange: '10.1.0.128/25',
            auxAddresses: { h: '10.1.0.5' },
          },
        ],
      },
    });
  });

  test('links with a name of their own become links, plain ones are what the network does anyhow', () => {
    const { fields } = web(
      'links: [db, "db:database"]\nexternal_links: [other, "x:y"]',
      '  db:\n    image: postgres',
    );
    expect(fields.networks?.['crm/network/default']?.links).toEqual([
      'crm-db-1:database',
      'other:other',
      'x:y',
    ]);
  });

  test('name resolution', () => {
    const { fields } = web(
      'dns: 1.1.1.1\ndns_search: [a, b]\ndns_opt: [ndots:2]\nextra_hosts: ["h:10.0.0.1", "six=::1"]',
    );
    expect(fields).toMatchObject({ dns: ['1.1.1.1'], dnsSearch: ['a', 'b'], dnsOptions: ['ndots:2'] });
    expect(fields.extraHosts).toEqual(['h:10.0.0.1', 'six:::1']);
  });
});

describe('ports', () => {
  test('published and exposed', () => {
    const { fields } = web(
      'ports: ["8080:80", "127.0.0.1:53:53/udp", "81", "9000-9001:90-91"]\nexpose: ["70", "71-72/udp"]',
    );
    expect(fields.ports).toEqual([
      { container: '80/tcp', hostIp: '', hostPort: '8080' },
      { container: '53/udp', hostIp: '127.0.0.1', hostPort: '53' },
      { container: '81/tcp', hostIp: '', hostPort: '' },
      { container: '90/tcp', hostIp: '', hostPort: '9000' },
      { container: '91/tcp', hostIp: '', hostPort: '9001' },
    ]);
    expect(fields.exposed).toEqual(['70/tcp', '71/udp', '72/udp']);
  });

  test('the target may say where ports without an address go', () => {
    const { fields } = web('ports: ["8080:80", "0.0.0.0:81:81"]', '', { publishAddress: '127.0.0.1' });
    expect(fields.ports?.map(({ hostIp }) => hostIp)).toEqual(['127.0.0.1', '0.0.0.0']);
  });

  test('replicas cannot share a host port', () => {
    expect(said('scale: 3\nports: ["8080:80"]')).toEqual([
      'error compose/port-clash 5: service web: 3 containers cannot all publish host port 8080',
    ]);
    expect(said('scale: 2\nports: ["8080-8090:80"]')).toEqual([]);
  });
});

describe('mounts', () => {
  const TOP = 'volumes: { data: {}, named: { name: mine, external: true } }';

  test('volumes', () => {
    const spec = web(
      'volumes: ["data:/data", "named:/n:ro", { type: volume, source: data, target: /x, volume: { nocopy: true, subpath: a } }]',
      TOP,
    );
    expect(spec.fields.mounts).toEqual([
      {
        type: 'volume',
        source: 'crm_data',
        target: '/data',
        readOnly: false,
        options: [],
        createHostPath: false,
      },
      { type: 'volume', source: 'mine', target: '/n', readOnly: true, options: [], createHostPath: false },
      {
        type: 'volume',
        source: 'crm_data',
        target: '/x',
        readOnly: false,
        options: ['nocopy', 'subpath=a'],
        createHostPath: false,
      },
    ]);
    expect(spec.volumes).toEqual(['crm/volume/data', 'crm/volume/named']);
    expect(spec.stateful).toBe(true);
    expect(web('volumes: ["data:/data:ro"]', TOP).stateful).toBe(false);
  });

  test('an anonymous volume gets a name that stays', () => {
    const { containers, volumes } = goodSpecs(
      'services: { web: { image: nginx, scale: 2, volumes: [/var/lib/Data] } }',
    );
    expect(volumes.map(({ name }) => name)).toEqual(['crm_web_var-lib-Data', 'crm_web-2_var-lib-Data']);
    expect(containers.map(({ fields }) => fields.mounts?.[0]?.source)).toEqual(
      volumes.map(({ name }) => name),
    );
    expect(containers.every(({ stateful }) => stateful)).toBe(true);
  });

  test('content of the repository, data folders, paths of the host', () => {
    const { containers, folders } = goodSpecs(`services:
  web:
    image: nginx
    volumes: ["./files/nginx.conf:/etc/nginx.conf:ro", "./db:/var/lib/db", "/var/run/docker.sock:/s"]`);
    const [spec] = containers;
    expect(spec?.fields.mounts?.map(({ source }) => source)).toEqual([
      '/files/files/nginx.conf',
      '/data/db',
      '/var/run/docker.sock',
    ]);
    expect(spec?.files).toEqual(['crm/files/files/nginx.conf']);
    expect(folders).toMatchObject([{ address: 'crm/volume/db', hostPath: '/data/db', origin: { line: 4 } }]);
  });

  test.for([
    ['/var/run/docker.sock:/var/run/docker.sock', false],
    ['/etc/localtime:/etc/localtime', false],
    ['/srv/db:/var/lib/db', true],
    ['/srv/db:/var/lib/db:ro', false],
    ['./files/html:/html', false],
    ['./data:/data', true],
  ] as const)('%s holds data: %s', ([volume, stateful]) => {
    expect(web(`volumes: ["${volume}"]`).stateful).toBe(stateful);
  });

  test('options of binds and tmpfs', () => {
    const { fields } = web(`volumes:
  - "/a:/a:z,rshared"
  - { type: bind, source: /b, target: /b, bind: { propagation: rslave, recursive: readonly } }
  - { type: tmpfs, target: /t, tmpfs: { size: 1m, mode: 0o1777 } }
tmpfs: ["/run:size=64m,mode=755", /tmp]`);
    expect(
      fields.mounts?.map(({ target, options, createHostPath }) => [target, options, createHostPath]),
    ).toMatchObject([
      ['/a', expect.arrayContaining(['z']), true],
      ['/b', ['recursive=readonly', 'rslave'], expect.anything()],
      ['/t', ['mode=1777', 'size=1048576'], false],
      ['/run', ['mode=755', 'size=64m'], false],
      ['/tmp', [], false],
    ]);
  });

  test('configs and secrets are files', () => {
    const asked: unknown[] = [];
    const spec = web(
      'secrets: [pw, { source: pw, target: other, uid: "5", mode: 0o440 }]\nconfigs: [{ source: c, target: /etc/c }]',
      'secrets: { pw: { file: ./pw } }\nconfigs: { c: { content: hello } }',
      {
        grant: (grant) => {
          asked.push([grant.kind, grant.source, grant.uid, grant.mode.toString(8)]);
          return { ok: true, problems: [], value: { kind: 'host', hostPath: '/made' } };
        },
      },
    );
    expect(spec.fields.mounts?.map(({ source, target, readOnly }) => [source, target, readOnly])).toEqual([
      ['/made', '/etc/c', true],
      ['/made', '/run/secrets/pw', true],
      ['/made', '/run/secrets/other', true],
    ]);
    expect(asked).toEqual([
      ['config', 'c', 0, '444'],
      ['secret', 'pw', 0, '444'],
      ['secret', 'pw', 5, '440'],
    ]);
  });

  test('volumes of another service', () => {
    const spec = web('volumes_from: ["db:ro", "container:x"]', '  db:\n    image: postgres');
    expect(spec.fields.volumesFrom).toEqual(['crm-db-1:ro', 'x']);
    expect(spec.joins).toEqual(['crm/container/db']);
  });
});

describe('neighbours', () => {
  const PROJECT = `services:
  web:
    image: nginx
    depends_on:
      db: { condition: service_healthy, restart: true }
      migrate: { condition: service_completed_successfully }
      cache: { condition: service_started, required: false }
  db: { image: postgres, scale: 2 }
  cache: { image: redis }
  migrate: { image: postgres }
  forever: { image: postgres, restart: always }`;

  test('every replica is waited for', () => {
    const spec = goodSpecs(PROJECT).containers.find(({ service }) => service === 'web');
    expect(spec?.waitFor.toSorted((a, b) => (a.on < b.on ? -1 : 1))).toEqual([
      { on: 'crm/container/cache', condition: 'started', required: false, restart: false },
      { on: 'crm/container/db', condition: 'healthy', required: true, restart: true },
      { on: 'crm/container/db-2', condition: 'healthy', required: true, restart: true },
      { on: 'crm/container/migrate', condition: 'completed', required: true, restart: false },
    ]);
  });

  test('what is awaited to its end is a job', () => {
    const jobs = goodSpecs(PROJECT).containers.filter(({ oneShot }) => oneShot);
    expect(jobs.map(({ service }) => service)).toEqual(['migrate']);
  });

  test('a service and a replica may not have one name', () => {
    const specs = specsOf('services:\n  web: { image: nginx, scale: 2 }\n  web-2: { image: nginx }');
    expect(specs.problems.map(words)).toEqual([
      'error compose/name-clash 3: service web-2 and replica 2 of service web have the same name',
    ]);
  });

  test('two volumes may not have one name', () => {
    const specs = specsOf(
      'services: { w: { image: i, volumes: ["one:/a", "two:/b"] } }\nvolumes:\n  one: { name: x }\n  two:\n    name: x',
    );
    expect(specs.problems.map(words)).toEqual([
      'error compose/name-clash 5: two volumes have the name x on the engine',
    ]);
  });
});
