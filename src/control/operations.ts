// The table of everything that people and programs can ask the daemon for. What is not here cannot be asked.

import type { Operation } from './operation.ts';
import { ACCESS } from './operations-access.ts';
import { ANATOMY } from './operations-anatomy.ts';
import { AUDIT } from './operations-audit.ts';
import { BACKUPS } from './operations-backup.ts';
import { DECIDE } from './operations-decide.ts';
import { KEEP } from './operations-keep.ts';
import { LOGS } from './operations-logs.ts';
import { LOOK } from './operations-look.ts';
import { RESTORES } from './operations-restore.ts';
import { SESSIONS } from './operations-sessions.ts';

export const OPERATIONS: readonly Operation[] = [
  ...LOOK,
  ...ANATOMY,
  ...DECIDE,
  ...KEEP,
  ...LOGS,
  ...ACCESS,
  ...SESSIONS,
  ...AUDIT,
  ...BACKUPS,
  ...RESTORES,
];
