// What is known of the daemon, and how old it is: silence, loss and return, seen by whoever sits in front of it.

import { expect, test } from 'vitest';
import { fleetStatus, instanceStatus } from '../../support/status.ts';
import { person, testWorld } from './world.ts';

test('with the daemon stopped every screen says within 5 s how old its data is, and no action can be started', async () => {
  const world = testWorld();
  const terminals = [await world.open(), await world.open({ columns: 120, rows: 40 })] as const;
  await terminals[1].type('\r');
  world.line.stall(true);
  await world.timers.advance(5_000);
  for (const terminal of terminals) {
    await terminal.type('');
    expect(terminal.lines().at(-2)).toMatch(
      /the data is \d s old: nothing can be started until the daemon is heard/,
    );
    await terminal.type('H');
    expect(terminal.text()).not.toContain('for how long');
  }
  await world.timers.advance(10_000);
  await terminals[0].type('');
  expect(terminals[0].lines().at(-2)).toMatch(/the data is 1\d s old/);
  world.line.stall(false);
  await world.timers.advance(3_000);
  await terminals[0].type('');
  expect(terminals[0].lines().at(-2)).toMatch(/live$/);
});

test('a question that was open when the daemon fell silent cannot be said yes to', async () => {
  const world = testWorld();
  const terminal = await world.open();
  await terminal.type('H');
  await world.timers.advance(400);
  await terminal.type('\rwhy not\r');
  world.line.stall(true);
  await world.timers.advance(6_000);
  await terminal.type('y');
  expect(terminal.text()).toContain('nothing can be started');
  expect(world.line.calls.map(({ op }) => op)).not.toContain('hold');
  world.line.stall(false);
  await world.timers.advance(3_000);
  await terminal.type('y');
  await world.timers.advance(1_000);
  expect(world.line.calls.map(({ op }) => op)).toContain('hold');
});

test('a lost line says so, comes back by itself with the place kept, and shows what changed meanwhile', async () => {
  const many = Array.from({ length: 50 }, (_, at) => instanceStatus(`app-${String(at).padStart(2, '0')}`));
  const world = testWorld({ status: fleetStatus(many) });
  const terminal = await world.open();
  await terminal.type('/app-1\rjjj');
  expect(terminal.text()).toContain('> = app-13');
  world.line.cut();
  await world.timers.advance(1_000);
  await terminal.type('');
  expect(terminal.lines().at(-2)).toMatch(
    /the data is \d s old \(no daemon listens\): nothing can be started/,
  );
  expect(terminal.text()).toContain('> = app-13');
  world.setStatus(fleetStatus(many.with(13, instanceStatus('app-13', { reason: 'Failed' }))));
  world.line.mend();
  await world.timers.advance(6_000);
  await terminal.type('');
  expect(terminal.lines().at(-2)).toMatch(/live$/);
  expect(terminal.lines()[1]).toContain('filter: app-1');
  expect(terminal.text()).toContain('> x app-13');
});

test('while the daemon is away it is asked ever more rarely, at least every five seconds', async () => {
  const world = testWorld();
  const terminal = await world.open();
  world.line.cut();
  let tries = 0;
  const { connect } = world.line;
  world.line.connect = async (signal) => {
    tries += 1;
    return await connect(signal);
  };
  const again = await world.open({ person: person('operator') });
  await world.timers.advance(60_000);
  expect(tries).toBeLessThan(20);
  world.line.mend();
  await world.timers.advance(6_000);
  await terminal.type('');
  expect(terminal.lines().at(-2)).toMatch(/live$/);
  expect(again.lines().at(-2)).toMatch(/live$/);
});

test('who is let in no more is told so and sent away within seconds', async () => {
  const world = testWorld();
  const terminal = await world.open({ person: person('operator') });
  await world.change((state) => {
    const { inForce } = state;
    if (inForce === undefined) return state;
    const users = new Map(inForce.people.users);
    const operator = users.get('operator');
    if (operator !== undefined) users.set('operator', { ...operator, disabled: true });
    return { ...state, inForce: { ...inForce, people: { ...inForce.people, users } } };
  });
  world.tell({ kind: 'instance.changed', status: instanceStatus('crm') });
  await world.timers.advance(3_000);
  expect(terminal.ends).toEqual([expect.objectContaining({ kind: 'ended' })]);
  expect(terminal.ends[0]?.words).toContain('lets you in no more');
});

test('who may not follow events sees the fleet all the same, as it is asked for', async () => {
  const world = testWorld();
  const terminal = await world.open({ person: person('guest') });
  expect(terminal.text()).toContain('! shop');
  world.setStatus(fleetStatus([instanceStatus('shop', { reason: 'Failed' })]));
  await world.timers.advance(5_000);
  await terminal.type('');
  expect(terminal.text()).toContain('x shop');
});

test('people see what they may see: sessions of different people share nothing', async () => {
  const world = testWorld();
  const root = await world.open();
  const guest = await world.open({ person: person('guest') });
  expect(root.lines()[0]).toContain('root');
  expect(guest.lines()[0]).toContain('guest');
  expect(guest.lines().at(-1)).not.toContain('logs');
});

test('instances that come and go, targets and the source move the picture', async () => {
  const world = testWorld();
  const terminal = await world.open();
  const [target] = fleetStatus().targets;
  world.tell({ kind: 'instance.changed', status: instanceStatus('newcomer') });
  if (target !== undefined)
    world.tell({ kind: 'instance.gone', target: target.target, instance: instanceStatus('crm').instance });
  const { source } = fleetStatus();
  world.tell({
    kind: 'source.changed',
    status: {
      ...source,
      refused: { commit: source.head ?? 'x', code: 'source/rewritten', reason: 'x' } as never,
    },
  });
  await world.timers.advance(1_000);
  await terminal.type('');
  expect(terminal.text()).toContain('newcomer');
  expect(terminal.text()).not.toContain('= crm');
  expect(terminal.lines()[1]).toContain('newer one refused');
});
