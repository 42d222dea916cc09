// All screens; the first one is where every session begins. The palette, the help and the key bar know what
// stands here and nothing else.

import type { Screen } from '../state/screen.ts';
import { apiKeys } from './api-keys.ts';
import { audit } from './audit.ts';
import { auditLine } from './audit-line.ts';
import { backup } from './backup.ts';
import { backups } from './backups.ts';
import { events } from './events.ts';
import { fleet } from './fleet.ts';
import { history } from './history.ts';
import { hosts } from './hosts.ts';
import { instance } from './instance.ts';
import { keeps } from './keeps.ts';
import { logs } from './logs.ts';
import { people, person } from './people.ts';
import { plan } from './plan.ts';
import { plans } from './plans.ts';
import { restore } from './restore.ts';
import { restores, restoring } from './restores.ts';
import { run } from './run.ts';
import { sessions } from './sessions.ts';
import { stored } from './stored.ts';
import { templates } from './templates.ts';
import { why } from './why.ts';

export const SCREENS: readonly Screen[] = [
  fleet,
  instance,
  why,
  logs,
  plans,
  plan,
  history,
  run,
  events,
  keeps,
  hosts,
  templates,
  backups,
  stored,
  backup,
  restore,
  restores,
  restoring,
  audit,
  auditLine,
  people,
  person,
  sessions,
  apiKeys,
];
