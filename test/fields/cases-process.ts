// Declarations of what a container runs, over images that bring defaults of their own.

import { type Case, CHECK, SECOND, secret } from './case.ts';

export const PROCESS: readonly Case[] = [
  { says: 'nothing', image: 'plain', declared: {} },
  { says: 'nothing over an entrypoint', image: 'entry', declared: {} },
  { says: 'nothing over an image with everything', image: 'full', declared: {} },
  { says: 'nothing over an image without a healthcheck', image: 'unhealthy', declared: {} },
  { says: 'a command', image: 'plain', declared: { command: ['sleep', '2000'] } },
  { says: 'a command for the image entrypoint', image: 'entry', declared: { command: ['2000'] } },
  {
    says: 'an entrypoint, which clears the command',
    image: 'entry',
    declared: { entrypoint: ['sleep', '50'] },
  },
  {
    says: 'an entrypoint and a command',
    image: 'full',
    declared: { entrypoint: ['sh', '-c'], command: ['sleep 50'] },
  },
  { says: 'an empty entrypoint', image: 'entry', declared: { entrypoint: [], command: ['sleep', '50'] } },
  { says: 'an empty entrypoint alone', image: 'entry', declared: { entrypoint: [] }, neverStarted: true },
  { says: 'an empty command', image: 'plain', declared: { command: [] } },
  {
    says: 'a command with a secret',
    image: 'plain',
    declared: { command: ['sleep', secret('1', '0'), secret({ secret: 'x/P' })] },
    neverStarted: true,
  },
  {
    says: 'variables',
    image: 'plain',
    declared: { env: { A: '1', EMPTY: '', EQ: 'a=b', SPACE: ' x ', LINES: 'a\nb', DOLLAR: '$HOME' } },
  },
  {
    says: 'variables over the image',
    image: 'full',
    declared: { env: { FROM_IMAGE: 'no', MORE: '1', PATH: '/bin' } },
  },
  { says: 'a variable taken away', image: 'full', declared: { env: { FROM_IMAGE: null } } },
  {
    says: 'secret variables',
    image: 'plain',
    declared: { env: { URL: secret('db://u:', { secret: 'x/P' }, '@h'), P: secret({ secret: 'x/P' }) } },
  },
  {
    says: 'labels',
    image: 'full',
    declared: {
      labels: { 'org.example.image': 'mine', 'org.example.more': '', t: secret({ secret: 'x/T' }) },
    },
  },
  { says: 'a user', image: 'full', declared: { user: '0:0' } },
  { says: 'a working directory', image: 'full', declared: { workingDir: '/tmp' } },
  { says: 'host and domain name', image: 'plain', declared: { hostname: 'db', domainname: 'example.org' } },
  { says: 'a terminal', image: 'plain', declared: { tty: true, openStdin: true } },
  {
    says: 'a stop signal and time',
    image: 'full',
    declared: { stopSignal: 'SIGQUIT', stopTimeoutSeconds: 90 },
  },
  { says: 'stopping at once', image: 'plain', declared: { stopTimeoutSeconds: 0 } },
  {
    says: 'a healthcheck',
    image: 'plain',
    declared: {
      healthcheck: {
        ...CHECK,
        intervalNs: 30 * SECOND,
        timeoutNs: SECOND,
        startPeriodNs: SECOND,
        startIntervalNs: SECOND,
        retries: 2,
      },
    },
  },
  {
    says: 'a healthcheck over the image',
    image: 'full',
    declared: { healthcheck: { ...CHECK, retries: 9 } },
  },
  {
    says: 'times of the image healthcheck',
    image: 'full',
    declared: { healthcheck: { ...CHECK, test: [], intervalNs: 60 * SECOND } },
  },
  {
    says: 'times without any healthcheck',
    image: 'plain',
    declared: { healthcheck: { ...CHECK, test: [], intervalNs: 60 * SECOND } },
  },
  { says: 'no healthcheck', image: 'full', declared: { healthcheck: null } },
  { says: 'no healthcheck where there is none', image: 'plain', declared: { healthcheck: null } },
  {
    says: 'a healthcheck with a secret',
    image: 'plain',
    declared: { healthcheck: { ...CHECK, test: ['CMD', 'true', secret({ secret: 'x/P' })] } },
  },
];
