// A small fleet for pictures of the terminal UI: something well, something unwell that shouts escape sequences,
// something held, a plan that waits for a person, a person that waits for approval. On a real engine.

import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { openServed, type Served } from '../test/support/served.ts';

export const FLEET = 'shipshape-test-harbor';
const COMPOSE = (services: string, more = '') => `services:\n${services}${more}`;

function instance(name: string, compose: string, more = ''): string {
  return [
    'apiVersion: shipshape.dev/v1',
    'kind: Instance',
    `metadata: { name: ${name}${more} }`,
    'spec:',
    '  compose:',
    ...compose.split('\n').map((line) => `    ${line}`),
    '',
  ].join('\n');
}

/** Writes a line each second, every tenth of them full of what a terminal would obey. */
const CHATTER = [
  'n=0; while true; do n=$$((n+1));',
  'echo "checkpoint $$n complete: wrote $$((n*7)) buffers";',
  "if [ $$((n%10)) = 0 ]; then printf '\\033]0;pwned\\007\\033[2J\\033[31mred words of a program\\033[0m\\n'; fi;",
  'sleep 1; done',
].join(' ');

/** Well once it is eight seconds old: long enough to watch a run. */
const SLOW = '[ $$(( $$(date +%s) - $$(stat -c %Y /tmp/began) )) -ge 8 ]';

function crm(image: string, memory: string): string {
  return instance(
    'harbor-crm',
    COMPOSE(
      [
        '  db:',
        `    image: ${image}`,
        `    command: ["sh", "-c", ${JSON.stringify(`touch /tmp/began; ${CHATTER}`)}]`,
        '    volumes: [data:/var/lib/data]',
        '    mem_limit: 64m',
        '    cpus: 0.5',
        `    healthcheck: { test: ${JSON.stringify(SLOW)}, interval: 1s, timeout: 2s, retries: 30 }`,
        '    stop_grace_period: 1s',
        '  web:',
        '    image: shipshape-test/web:1',
        `    mem_limit: ${memory}`,
        '    depends_on: [db]',
      ].join('\n'),
      '\nvolumes: { data: {} }',
    ),
    ', team: sales',
  );
}

const UNWELL = COMPOSE(
  [
    '  app:',
    '    image: shipshape-test/busybox:1',
    '    command: ["sh", "-c", "trap \'exit 0\' TERM; sleep 100000 & wait"]',
    `    healthcheck: { test: ${JSON.stringify("printf '\\033[2J\\033]0;pwned\\007no answer from upstream\\n'; exit 1")}, interval: 1s, retries: 1 }`,
  ].join('\n'),
);

const PLAIN = COMPOSE(
  '  app: { image: shipshape-test/busybox:1, command: ["sh", "-c", "trap \'exit 0\' TERM; echo started; sleep 100000 & wait"] }',
);

const TEMPLATE = [
  'apiVersion: shipshape.dev/v1',
  'kind: Template',
  'metadata: { name: idle }',
  'spec:',
  '  description: a program that waits, for pictures',
  '  parameters:',
  '    IMAGE: { default: "shipshape-test/busybox:1", description: image with its tag }',
  '    GREETING: { default: started, description: what it says first }',
  '  compose:',
  '    services:',
  '      app: { image: "${IMAGE}", command: ["sh", "-c", "trap \'exit 0\' TERM; echo ${GREETING}; sleep 100000 & wait"] }',
  '',
].join('\n');

function made(name: string): string {
  return [
    'apiVersion: shipshape.dev/v1',
    'kind: Instance',
    `metadata: { name: ${name} }`,
    'spec: { template: idle }',
    '',
  ].join('\n');
}

function user(name: string, key: string): string {
  return [
    'apiVersion: shipshape.dev/v1',
    'kind: User',
    `metadata: { name: ${name} }`,
    `spec: { sshKeys: ["${key}"], roles: [operator], emails: [${name}@example.com] }`,
    '',
  ].join('\n');
}

export type Harbor = {
  readonly served: Served;
  /** The private key of ana, a root admin. */
  readonly key: string;
  readonly sshPort: number;
  close(): Promise<void>;
};

/** Brings the fleet up, and into the state that the pictures show. */
export async function openHarbor(engine: string): Promise<Harbor> {
  const sshPort = 20_000 + (process.pid % 20_000);
  let ana = '';
  const served = await openServed({
    name: FLEET,
    engine,
    async fleet({ key }) {
      const { file, line } = await key('ana');
      ana = file;
      return [
        `  admins: [{ name: ana, sshKeys: ["${line}"], emails: [ana@example.com] }]`,
        `  listeners: { ssh: { address: "127.0.0.1:${sshPort}" } }`,
        '  drift: { sweep: 2s }',
      ].join('\n');
    },
  });
  try {
    await arrange(served);
  } catch (thrown) {
    const said = served.log().slice(-3_000);
    await served.close();
    throw new Error(`the fleet did not come up: ${said}`, { cause: thrown });
  }
  return {
    served,
    key: ana,
    sshPort,
    close: () => served.close(),
  };
}

async function arrange(served: Served): Promise<void> {
  await served.push({
    'crm.yaml': crm('shipshape-test/busybox:1', '32m'),
    'wiki.yaml': instance('harbor-wiki', UNWELL),
    'blog.yaml': instance('harbor-blog', PLAIN),
    'idle.yaml': TEMPLATE,
    'docs.yaml': made('harbor-docs'),
    'auth.yaml': made('harbor-auth'),
  });
  await served.start();
  await served.until(
    ({ instances }) =>
      instances.length === 5 &&
      instances.every(({ containers }) => containers.length > 0) &&
      instances.filter(({ isReady }) => isReady).length >= 4,
    120_000,
  );
  await served.ask('hold', { instance: 'harbor-blog', for: '2h', reason: 'restoring by hand' });
  const bob = await served.key('bob');
  // A new image for a container with data is a person's word; so is a new person.
  await served.push(
    { 'crm.yaml': crm('shipshape-test/busybox:2', '48m'), 'bob.yaml': user('bob', bob.line) },
    'A newer database for the CRM; Bob joins',
  );
  await served.until(({ waiting }) => waiting.length >= 1, 60_000);
  await wait(3_000);
}
