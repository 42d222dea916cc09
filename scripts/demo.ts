// The main job on a real engine, in a minute or two: a repository from examples/, plan, apply, a change with
// its causes, drift by hand and its repair. Needs no terminal and asks nothing.
//   npm run demo            cleans up at the end
//   npm run demo -- --keep  leaves it running and says how to go on, and how to end it:
//   npm run demo -- --clear FOLDER

import { basename, dirname } from 'node:path';
import process from 'node:process';
import type { Stage } from './demo-stage.ts';
import { clearKept, openStage } from './demo-stage.ts';
import { ensureEngine, type RunningEngine } from './engine.ts';
import { makeImages } from './images.ts';

const WIDTH = 100;

function chapter(title: string, ...words: readonly string[]): void {
  console.log(`\n${'─'.repeat(WIDTH)}\n${title}\n`);
  say(...words);
}

function say(...words: readonly string[]): void {
  for (const line of words) console.log(line);
}

async function declare(stage: Stage): Promise<void> {
  const { prefix } = stage;
  chapter(
    '1. A repository of declarations',
    'examples/first has three stacks: a PostgreSQL made from a template, a web stack of two services with a',
    'mounted config file, and a cache from an unchanged Compose file. They go into a git repository, with',
    'images that were made on this machine, because a demo should not need a registry.',
  );
  await stage.edit('databases/shop-db.yaml', 'name: shop-db', `name: ${prefix}-db`);
  await stage.edit(
    'databases/shop-db.yaml',
    'POSTGRES_DB: shop',
    'POSTGRES_DB: shop\n    IMAGE: shipshape-test/postgres:15',
  );
  await stage.edit('web/instance.yaml', 'name: shop', `name: ${prefix}-shop`);
  await stage.edit(
    'web/instance.yaml',
    '    APP_GREETING',
    '    FRONT_IMAGE: shipshape-test/web:1\n    APP_IMAGE: shipshape-test/web:1\n    APP_GREETING',
  );
  await stage.edit('cache/instance.yaml', 'name: cache', `name: ${prefix}-cache`);
  await stage.edit(
    'cache/instance.yaml',
    '  compose: ./docker-compose.yml\n',
    '  compose: ./docker-compose.yml\n  environment: { CACHE_IMAGE: "shipshape-test/busybox:1" }\n' +
      '  overrides: { services: { cache: { command: [sleep, "100000"] } } }\n',
  );
  await stage.git('init', '--quiet', '--initial-branch=main');
  await stage.commit('Ana Marin', 'Three stacks');
  say(...(await stage.git('ls-files')).split('\n').map((file) => `  ${file}`));
  await stage.shipshape(['validate']);
}

async function start(stage: Stage): Promise<void> {
  chapter(
    '2. What would happen?',
    'A plan names everything that would be made, with the line and the commit that asks for it.',
  );
  await stage.shipshape(['plan', '--out', stage.planFile]);
  chapter('3. Do it', 'Exactly the plan that was read: it would be refused if anything had moved since.');
  await stage.shipshape(['apply', stage.planFile]);
  const database = await stage.container('db', 'db');
  const table = 'create table orders(id int); insert into orders select generate_series(1, 1000)';
  await stage.exec(database, ['psql', '-U', 'postgres', 'shop', '-qc', table]);
  say('', 'The shop writes 1000 orders into its database. And the second run changes nothing:');
  await stage.shipshape(['plan', '--detailed-exitcode']);
}

async function change(stage: Stage): Promise<void> {
  chapter(
    '4. A commit',
    'Ben gives the database a newer image and more memory, and changes a greeting and the mounted config file.',
    'The plan names exactly that, field by field, with file, line, commit and author of each.',
  );
  await stage.edit('databases/shop-db.yaml', 'postgres:15\n', 'postgres:15-2\n');
  await stage.edit('postgres/template.yaml', 'memory: 512m', 'memory: 768m');
  await stage.edit('web/instance.yaml', 'welcome to the shop', 'welcome back');
  await stage.edit('web/front.conf', 'listen 80;', 'listen 80;\n  client_max_body_size 20m;');
  await stage.commit('Ben Okafor', 'Newer database, warmer words');
  await stage.shipshape(['plan', '--out', stage.planFile, '--detailed-exitcode'], [2]);
  await stage.shipshape(['apply', stage.planFile]);
  const database = await stage.container('db', 'db');
  const count = await stage.exec(database, [
    'psql',
    '-U',
    'postgres',
    'shop',
    '-P',
    'pager=off',
    '-Atc',
    'select count(*) from orders',
  ]);
  say('', `The database was replaced; its orders are still there: ${count}.`);
  if (count !== '1000') throw new Error(`there should be 1000 orders, not ${count}`);
}

async function drift(stage: Stage): Promise<void> {
  chapter(
    '5. Drift by hand',
    'Somebody halves the memory of the database with `docker update`, stops the cache, and takes the web',
    'app off its network. No commit says so. Each is seen as what it is, and put right.',
  );
  const mega = 1024 * 1024;
  await (await stage.container('db', 'db')).update({ Memory: 384 * mega, MemorySwap: 768 * mega });
  await (await stage.container('cache', 'cache')).stop({ t: 1 });
  const app = await stage.container('shop', 'app');
  const { Id, NetworkSettings } = await app.inspect();
  for (const network of Object.keys(NetworkSettings.Networks)) {
    await stage.docker.getNetwork(network).disconnect({ Container: Id, Force: true });
  }
  await stage.shipshape(['diff'], [1]);
  await stage.shipshape(['apply', '--yes']);
  say('', 'And nothing is left to do:');
  await stage.shipshape(['plan', '--detailed-exitcode']);
}

async function trace(stage: Stage): Promise<void> {
  chapter(
    '6. Where does it come from?',
    'From a live container to the line, the commit and the author behind it.',
  );
  const { Name } = await (await stage.container('shop', 'app')).inspect();
  await stage.shipshape(['trace', Name.slice(1)]);
}

function leave(stage: Stage, engine: RunningEngine): void {
  chapter(
    '7. It stays',
    `The fleet runs on. Look around with`,
    `  npm run -s shipshape -- status --fleet ${stage.fleetFile}`,
    `change something below ${stage.repository}, commit, plan, apply.`,
    'And when you have seen enough, this removes all of it:',
    `  npm run demo -- --clear ${stage.folder}`,
  );
  const home = dirname(engine.socket);
  if (!basename(home).startsWith('shipshape-engine-')) return;
  say(`The engine was started for this demo; end it last: kill $(cat ${home}/docker.pid)`);
}

async function story(stage: Stage): Promise<void> {
  await declare(stage);
  await start(stage);
  await change(stage);
  await drift(stage);
  await trace(stage);
}

async function main(): Promise<void> {
  const [option, folder] = process.argv.slice(2);
  if (option === '--clear' && folder !== undefined) return await clearKept(folder);
  const keep = option === '--keep';
  const begun = performance.now();
  chapter(
    'Shipshape: a commit becomes running containers',
    'Looking for a Docker engine, and making images for it ...',
  );
  // Ctrl-C ends the command that runs, and so the story; what was made is still removed.
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, () => stop.abort());
  const engine = await ensureEngine();
  let stage: Stage | undefined;
  let isDone = false;
  try {
    await makeImages(engine.socket);
    await makeImages(engine.socket, ['shipshape-test/postgres:15', 'shipshape-test/postgres:15-2']);
    stage = await openStage(engine, stop.signal);
    say(
      `Engine: ${engine.host}. Everything the demo makes is called ${stage.prefix}-…; nothing else is touched.`,
    );
    await story(stage);
    if (keep) leave(stage, engine);
    isDone = true;
  } finally {
    if (!(keep && isDone)) {
      if (isDone) chapter('7. Clean up', 'Everything the demo made is removed. (--keep leaves it running.)');
      await stage?.clear();
      await engine.stop();
    }
  }
  say('', `Done in ${((performance.now() - begun) / 1000).toFixed(0)} s.`);
}

await main().catch((error: unknown) => {
  console.error(`\nThe demo broke off: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
