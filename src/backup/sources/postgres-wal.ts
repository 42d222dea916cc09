// PostgreSQL's changes as they are made: what is asked of the server, the copy of its files that they go on
// from, and the program that receives them. Pure.

import type { JobProgram } from '../../model/job.ts';
import { pgLiteral } from './postgres.ts';
import { program, type Server } from './server.ts';

/** Settings that decide whether changes can be kept, where they are now, and who the server is. */
export const PG_WAL_FACTS = `SELECT json_build_object('walLevel', current_setting('wal_level'),
  'maxSlotWalKeepSize', (SELECT setting FROM pg_settings WHERE name = 'max_slot_wal_keep_size'),
  'maxWalSenders', current_setting('max_wal_senders'), 'maxReplicationSlots', current_setting('max_replication_slots'),
  'mayReplicate', (SELECT (rolreplication OR rolsuper)::text FROM pg_roles WHERE rolname = current_user),
  'systemIdentifier', (SELECT system_identifier::text FROM pg_control_system()),
  'segmentBytes', (SELECT setting FROM pg_settings WHERE name = 'wal_segment_size'),
  'serverVersion', current_setting('server_version'),
  'dataDirectory', current_setting('data_directory'),
  'segment', pg_walfile_name(pg_current_wal_lsn()),
  'now', to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'));
`;

/**
 * A commit of nothing, and when it was: a recovery up to a moment needs one behind it to know that it has come so
 * far. Gives the moment, and the position that a receiver must have reached to have it.
 */
export const PG_HEARTBEAT = `BEGIN;
SELECT json_build_array(txid_current()::text);
COMMIT;
SELECT json_build_object('now', to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'position', pg_current_wal_insert_lsn()::text);
BEGIN;
SELECT json_build_array(txid_current()::text);
COMMIT;
`;

/** How far a slot's receiver is behind a position, in bytes, and how the server sees the slot; no row: there is none. */
export function pgBehind(slot: string, position: string): string {
  return `SELECT json_build_object('bytes', greatest(0, pg_wal_lsn_diff(${pgLiteral(position)}::pg_lsn, r.flush_lsn))::bigint::text,
  'status', coalesce(s.wal_status, ''), 'active', s.active::text)
FROM pg_replication_slots s LEFT JOIN pg_stat_replication r ON r.pid = s.active_pid WHERE s.slot_name = ${pgLiteral(slot)};
`;
}

export function pgMakeSlot(slot: string): string {
  return `SELECT json_build_array(slot_name) FROM (SELECT (pg_create_physical_replication_slot(${pgLiteral(slot)}, true)).slot_name
  WHERE NOT EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = ${pgLiteral(slot)})) made;
`;
}

/** Without its receiver nothing holds back the server's log any more. */
export function pgDropSlot(slot: string): string {
  return `SELECT json_build_array(pg_terminate_backend(active_pid)) FROM pg_replication_slots
WHERE slot_name = ${pgLiteral(slot)} AND active_pid IS NOT NULL;
SELECT json_build_array(count(pg_drop_replication_slot(slot_name))) FROM pg_replication_slots
WHERE slot_name = ${pgLiteral(slot)} AND NOT active;
`;
}

/** All files of the server as one tar, with the log that makes them whole, to its standard output. */
export function pgBaseBackup(server: Server): JobProgram {
  return program({
    name: 'pg_basebackup',
    image: server.image,
    network: server.network,
    environment: replicating(server),
    command: [
      'pg_basebackup',
      '--no-password',
      '--pgdata=-',
      '--format=tar',
      '--wal-method=fetch',
      '--checkpoint=fast',
      '--label=shipshape',
    ],
    stdout: 'base',
  });
}

/** Where the receiver writes to in its container. */
export const WAL_FOLDER = '/wal.shipshape';

/** Receives for a slot, each piece flushed before the server is told so; goes on by itself when it is cut off. */
export function pgReceive(slot: string): readonly string[] {
  return ['pg_receivewal', '--no-password', '--synchronous', `--slot=${slot}`, `--directory=${WAL_FOLDER}`];
}

/** How a client of the replication protocol reaches the server. */
export function replicating(server: Server): JobProgram['environment'] {
  return {
    PGHOST: server.host,
    PGPORT: String(server.port),
    PGUSER: server.user,
    PGAPPNAME: 'shipshape',
    PGCONNECT_TIMEOUT: '15',
    ...(server.password === undefined ? {} : { PGPASSWORD: server.password }),
  };
}

/** Settings of a server that is brought forward to a moment: `folder` has the segments. */
export function recoveryWords(folder: string, toTime: string): readonly string[] {
  return [
    ...['-c', `restore_command=cp "${folder}/%f" "%p"`],
    // Names of time zones are not known yet when the server reads its settings, `Z` neither.
    ...['-c', `recovery_target_time=${toTime.replace('T', ' ').replace('Z', '+00')}`],
    ...['-c', 'recovery_target_action=promote', '-c', 'recovery_target_timeline=current'],
  ];
}
