// The entry of the process of terminals beside the daemon: reads over its input what it needs, serves SSH, says
// good-bye when the input ends. React's own development is switched off before anything loads it.

import process from 'node:process';

process.env['NODE_ENV'] = 'production';

const { runTerminals } = await import('./ssh/run.ts');
const { createHost } = await import('./app/host.ts');
const { openSession } = await import('./app/session.ts');
const { SCREENS } = await import('./screens/all.ts');

const code = await runTerminals((onTrouble) => {
  const timers = {
    now: Date.now,
    after(ms: number, run: () => void) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  };
  const host = createHost({ timers, screens: SCREENS, onTrouble });
  return (identity, door) => openSession(host, identity, door);
});
process.exit(code);
