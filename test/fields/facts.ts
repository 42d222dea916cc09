// An image and an engine with nothing special about them, for tests that state what matters to them.

import type { EngineFacts, ImageFacts } from '../../src/model/observed.ts';
import { engineId } from '../../src/model/ref.ts';
import type { Fingerprint, FingerprintOf } from '../../src/model/text.ts';

export const fingerprintOf: FingerprintOf = (text) => `print of ${text}` as Fingerprint;

export function imageFacts(more: Partial<ImageFacts> = {}): ImageFacts {
  return {
    id: engineId('sha256:0'),
    digests: [],
    os: 'linux',
    architecture: 'amd64',
    command: ['sh'],
    entrypoint: [],
    env: {},
    labels: {},
    user: '',
    workingDir: '',
    stopSignal: '',
    exposed: [],
    volumes: [],
    healthcheck: null,
    shell: [],
    ...more,
  };
}

export function engineFacts(more: Partial<EngineFacts> = {}): EngineFacts {
  return {
    id: 'E',
    name: 'host',
    version: '28.0.0',
    apiVersion: '1.48',
    os: 'linux',
    architecture: 'amd64',
    cpus: 2,
    memoryBytes: 2 ** 31,
    cgroupVersion: '2',
    rootless: false,
    liveRestore: false,
    defaultRuntime: 'runc',
    defaultLogDriver: 'json-file',
    initBinary: 'docker-init',
    securityOptions: [],
    dataRoot: '/var/lib/docker',
    limits: {
      memory: true,
      swap: true,
      cpuPeriod: true,
      cpuQuota: true,
      cpuShares: true,
      cpuset: true,
      pids: true,
      oomKillDisable: true,
      blkioWeight: true,
    },
    ...more,
  };
}
