// Rules about how things serve: what each must see, what it must leave alone, and the ways around it that
// people know.

import type { RuleName } from '../../src/model/admission.ts';
import {
  bind,
  type Case,
  type Cases,
  env,
  GHCR,
  image,
  labels,
  mount,
  ports,
  STRICT,
} from './build-cases.ts';
import { build, container, network } from './given.ts';

export const SERVICE = {
  limits: {
    sees: [['no memory', container({ Memory: 0 })]],
    leaves: [['by quota', container({ NanoCpus: 0, CpuQuota: 1 })]],
    bypasses: [
      ['less than nothing', container({ PidsLimit: -1 })],
      ['an update', { kind: 'container.update', body: { PidsLimit: -1 } }],
    ],
  },
  'log-driver': {
    sees: [['syslog', container({ LogConfig: { Type: 'syslog', Config: {} } })]],
    leaves: [['local', container({ LogConfig: { Type: 'local', Config: { 'max-size': '10m' } } })]],
    bypasses: [['a plugin', container({ LogConfig: { Type: 'grafana/loki-docker-driver:latest' } })]],
  },
  'image-registry': {
    sees: [
      ['run', image('evil.io/app:1'), GHCR],
      ['pulled', { kind: 'image.pull', reference: 'postgres:16' }, GHCR],
    ],
    leaves: [
      ['allowed', image('ghcr.io/acme/app:1'), GHCR],
      ['nothing said', image('evil.io/app:1')],
      ['built here', image('shipshape/crm-app:1'), GHCR],
      ['Docker Hub', image('postgres:16'), { settings: { registries: ['docker.io/library'] } }],
    ],
    bypasses: [
      ['a name that begins alike', image('ghcr.io/acme-evil/app:1'), GHCR],
      ['a host that begins alike', image('ghcr.io.evil.io/acme/app:1'), GHCR],
      ['a folder of Docker Hub', image('ghcr/acme/app:1'), GHCR],
      ['a mount', mount({ Type: 'image', Source: 'evil.io/app:1', Target: '/x' }), GHCR],
      ['a cache', build({ cacheFrom: ['evil.io/app:1'] }), GHCR],
      ['a bare id', image(`sha256:${'a'.repeat(64)}`), GHCR],
    ],
  },
  'image-tag': {
    sees: [
      ['latest', image('postgres:latest')],
      ['none', image('postgres')],
    ],
    leaves: [
      ['a version', image('postgres:16')],
      ['a digest', image(`postgres@sha256:${'a'.repeat(64)}`)],
    ],
    bypasses: [
      ['a port that looks like a tag', image('registry:5000/app')],
      ['half a digest', image('postgres@sha256:aa')],
    ],
  },
  'image-digest': {
    sees: [['a tag', image('postgres:16'), STRICT]],
    leaves: [['a digest', image(`postgres:16@sha256:${'a'.repeat(64)}`), STRICT]],
    bypasses: [['half a digest', image('postgres:16@sha256:aa'), STRICT]],
  },
  'public-port': {
    sees: [['nothing said', ports('', '8080')]],
    leaves: [
      ['this machine', ports('127.0.0.1', '8080')],
      ['one address', ports('10.0.0.5', '8080')],
      ['one address of six', ports('::1', '8080')],
    ],
    bypasses: [
      ...['0.0.0.0', '::', '0', '0:0:0:0:0:0:0:0', '::0', '::ffff:0.0.0.0', '000.000.000.000', '*'].map(
        (address): Case => [address, ports(address, '8080')],
      ),
      ['no binding', container({ PortBindings: { '80/tcp': [] } })],
      ['null', container({ PortBindings: { '80/tcp': null } })],
    ],
  },
  'low-port': {
    sees: [['ssh', ports('127.0.0.1', '22')]],
    leaves: [
      ['web', ports('127.0.0.1', '443')],
      ['high', ports('127.0.0.1', '8080')],
    ],
    bypasses: [
      ['a range', ports('127.0.0.1', '20-8000')],
      ['a range over the engine', ports('127.0.0.1', '2000-3000')],
      ['zeros', ports('127.0.0.1', '00022')],
      ['the engine', ports('127.0.0.1', '2375')],
      ['no number', ports('127.0.0.1', '0x16x')],
    ],
  },
  'host-network-driver': {
    sees: [
      ['macvlan', network({ Driver: 'macvlan' })],
      ['ipvlan', network({ Driver: 'ipvlan' })],
      ['host', network({ Driver: 'host' })],
    ],
    leaves: [['bridge', network({ Driver: 'bridge' })]],
    bypasses: [
      ['a plugin for addresses', network({ Driver: 'bridge', IPAM: { Driver: 'dhcp' } })],
      [
        'an open gateway',
        network({ Options: { 'com.docker.network.bridge.gateway_mode_ipv4': 'nat-unprotected' } }),
      ],
    ],
  },
  'default-bridge': {
    sees: [['bridge', container({ NetworkMode: 'bridge' })]],
    leaves: [['none', container({ NetworkMode: 'none' }, { NetworkingConfig: {} })]],
    bypasses: [
      ['default', container({ NetworkMode: 'default' })],
      ['nothing said', container({ NetworkMode: '' }, { NetworkingConfig: {} })],
    ],
  },
  'root-user': {
    sees: [['root', container({}, { User: 'root' })]],
    leaves: [
      ['a number', container({}, { User: '1000:0' })],
      ["the image's", container({}, { User: '' })],
    ],
    bypasses: [
      ...['0', '0:1000', '00', '+0', '-0'].map((user): Case => [user, container({}, { User: user })]),
      ["the image's", container({}, { User: '' }), { image: { user: '0:0', volumes: [] } }],
      ['the image says nothing', container({}, { User: '' }), { image: { user: '', volumes: [] } }],
    ],
  },
  'writable-root': {
    sees: [['not set', container({ ReadonlyRootfs: false }), STRICT]],
    leaves: [['set', container(), STRICT]],
    bypasses: [['a text', container({ ReadonlyRootfs: 'true' }), STRICT]],
  },
  'shell-healthcheck': {
    sees: [['CMD-SHELL', container({}, { Healthcheck: { Test: ['CMD-SHELL', 'true'] } }), STRICT]],
    leaves: [['CMD', container({}, { Healthcheck: { Test: ['CMD', 'pg_isready'] } }), STRICT]],
    bypasses: [
      ['a shell by name', container({}, { Healthcheck: { Test: ['CMD', '/bin/bash', '-c', 'x'] } }), STRICT],
    ],
  },
  'plain-secret-env': {
    sees: [['a password', env('POSTGRES_PASSWORD=hunter2')]],
    leaves: [
      ['a file', env('POSTGRES_PASSWORD_FILE=/run/secrets/pg', 'DB_PASSWORD=/run/secrets/db')],
      ['a switch', env('ALLOW_EMPTY_PASSWORD=yes')],
      ['a reference', env('POSTGRES_PASSWORD=hunter2'), { secretEnv: new Set(['POSTGRES_PASSWORD']) }],
    ],
    bypasses: [
      ['small letters', env('db_password=hunter2')],
      ['a key', env('STRIPE_APIKEY=sk_1')],
      ['a build', build({ args: { NPM_TOKEN: 'x1' } })],
    ],
  },
  'anonymous-volume': {
    sees: [['of the image', container(), { image: { user: '1', volumes: ['/data'] } }]],
    leaves: [['covered', bind('data:/data/'), { image: { user: '1', volumes: ['/data'] } }]],
    bypasses: [
      ['covered elsewhere', bind('data:/data2'), { image: { user: '1', volumes: ['/data'] } }],
      ['declared without a name', mount({ Type: 'volume', Source: '', Target: '/x' })],
    ],
  },
  'restart-always': {
    sees: [['always', container({ RestartPolicy: { Name: 'always' } }), STRICT]],
    leaves: [['unless-stopped', container({ RestartPolicy: { Name: 'unless-stopped' } }), STRICT]],
    bypasses: [
      ['an update', { kind: 'container.update', body: { RestartPolicy: { Name: 'always' } } }, STRICT],
    ],
  },
  'reserved-labels': {
    sees: [
      ['ours', labels({ 'dev.shipshape.team': 'x' })],
      ["Compose's", labels({ 'com.docker.compose.depends_on': 'x' })],
    ],
    leaves: [
      ['its own', labels({ team: 'x', 'com.example.docker': 'x' })],
      [
        'as we set them',
        labels({ 'dev.shipshape.object': 'crm/container/app', 'com.docker.compose.project': 'crm' }),
      ],
    ],
    bypasses: [
      ["another's object", labels({ 'dev.shipshape.object': 'shop/container/db' })],
      ["another's project", labels({ 'com.docker.compose.project': 'shop' })],
      ['a network', network({ Labels: { 'dev.shipshape.instance': 'shop' } })],
      ['a volume', { kind: 'volume.create', body: { Labels: { 'dev.shipshape.instance': 'shop' } } }],
      ['a build', build({ labels: { 'dev.shipshape.x': '' } })],
    ],
  },
  'unknown-key': {
    sees: [['a key', container({ NewSetting: true })]],
    leaves: [['nothing more', container()]],
    bypasses: [
      ['pid through an update', { kind: 'container.update', body: { PidMode: 'host' } }],
      ['another spelling', container({ privileged: true })],
      ['HostConfig in small letters', container({}, { hostConfig: { Privileged: true } })],
      ['a driver in a mount', mount({ Type: 'volume', Target: '/x', VolumeOptions: { DriverConfig: {} } })],
      ['an object in place of a text', container({ PidMode: { host: true } })],
      ['__proto__', { kind: 'container.create', body: JSON.parse('{"__proto__": {"Privileged": true}}') }],
      ['a carrier with more', { kind: 'carrier.create', body: { HostConfig: { Privileged: true } } }],
    ],
  },
} satisfies Partial<Record<RuleName, Cases>>;
