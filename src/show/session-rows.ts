// Who is logged in by SSH, as a table. Pure.

import type { Login, SshDoor } from '../model/login.ts';
import { safeLine } from '../model/safe-text.ts';
import { columns } from './columns.ts';
import { time } from './obstacle-words.ts';

export function sessionsText(door: SshDoor | null, sessions: readonly Login[]): string {
  if (door === null) return 'Nobody can log in by SSH: fleet.yaml has no listeners.ssh.';
  const where = `SSH on ${door.address}, host key ${door.hostKey}${door.isUp ? '' : ': not up, see the log'}`;
  if (sessions.length === 0) return `${where}\nNobody is logged in.`;
  const rows = sessions.map(({ id, name, how, door: by, since }) => [
    safeLine(id),
    safeLine(name),
    by,
    time(since),
    safeLine(how),
  ]);
  return `${where}\n\n${columns([['ID', 'WHO', 'DOOR', 'SINCE', 'HOW'], ...rows])}`;
}
