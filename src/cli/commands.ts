// The table of commands. Each is imported when it is asked for (or when help shows them all), so
// that a short command does not pay for a long one.

import type { Command } from './command.ts';
import type { GROUPS } from './globals.ts';

export type CommandEntry = {
  /** The same as the command's own name; a test compares them. */
  readonly name: string;
  /** Heading in help. */
  readonly group: (typeof GROUPS)[number];
  readonly load: () => Promise<Command>;
};

export const COMMANDS: readonly CommandEntry[] = [
  { name: 'init', group: 'Declare', load: async () => (await import('./init.ts')).init },
  { name: 'validate', group: 'Declare', load: async () => (await import('./validate.ts')).validate },
  { name: 'render', group: 'Declare', load: async () => (await import('./render.ts')).render },
  { name: 'compose config', group: 'Declare', load: async () => (await import('./compose.ts')).compose },
  { name: 'plan', group: 'Change', load: async () => (await import('./plan.ts')).plan },
  { name: 'apply', group: 'Change', load: async () => (await import('./apply.ts')).apply },
  { name: 'adopt', group: 'Change', load: async () => (await import('./adopt.ts')).adopt },
  { name: 'purge', group: 'Change', load: async () => (await import('./purge.ts')).purge },
  { name: 'plans', group: 'Decide', load: async () => (await import('./plans.ts')).plans },
  { name: 'approve', group: 'Decide', load: async () => (await import('./approve.ts')).approve },
  { name: 'reject', group: 'Decide', load: async () => (await import('./reject.ts')).reject },
  { name: 'hold', group: 'Decide', load: async () => (await import('./hold.ts')).hold },
  { name: 'release', group: 'Decide', load: async () => (await import('./hold.ts')).release },
  { name: 'suspend', group: 'Decide', load: async () => (await import('./suspend.ts')).suspend },
  { name: 'resume', group: 'Decide', load: async () => (await import('./suspend.ts')).resume },
  { name: 'rollback', group: 'Decide', load: async () => (await import('./rollback.ts')).rollback },
  { name: 'unpin', group: 'Decide', load: async () => (await import('./rollback.ts')).unpin },
  { name: 'reconcile', group: 'Decide', load: async () => (await import('./reconcile.ts')).reconcile },
  { name: 'accept', group: 'Decide', load: async () => (await import('./reconcile.ts')).accept },
  { name: 'status', group: 'Look', load: async () => (await import('./status.ts')).status },
  { name: 'tree', group: 'Look', load: async () => (await import('./tree.ts')).tree },
  { name: 'trace', group: 'Look', load: async () => (await import('./trace.ts')).trace },
  { name: 'history', group: 'Look', load: async () => (await import('./history.ts')).history },
  { name: 'diff', group: 'Look', load: async () => (await import('./diff.ts')).diff },
  { name: 'get', group: 'Look', load: async () => (await import('./get.ts')).get },
  { name: 'why', group: 'Look', load: async () => (await import('./why.ts')).why },
  { name: 'events', group: 'Look', load: async () => (await import('./events.ts')).events },
  { name: 'logs', group: 'Look', load: async () => (await import('./logs.ts')).logs },
  { name: 'backup run', group: 'Back up', load: async () => (await import('./backup-run.ts')).backupRun },
  {
    name: 'backup cancel',
    group: 'Back up',
    load: async () => (await import('./backup-run.ts')).backupCancel,
  },
  { name: 'backup list', group: 'Back up', load: async () => (await import('./backup.ts')).backupList },
  { name: 'backup show', group: 'Back up', load: async () => (await import('./backup.ts')).backupShow },
  {
    name: 'backup verify',
    group: 'Back up',
    load: async () => (await import('./backup-run.ts')).backupVerify,
  },
  { name: 'backup lock', group: 'Back up', load: async () => (await import('./backup.ts')).backupLock },
  { name: 'backup unlock', group: 'Back up', load: async () => (await import('./backup.ts')).backupUnlock },
  {
    name: 'backup download',
    group: 'Back up',
    load: async () => (await import('./backup.ts')).backupDownload,
  },
  { name: 'backup delete', group: 'Back up', load: async () => (await import('./backup.ts')).backupDelete },
  { name: 'backup prune', group: 'Back up', load: async () => (await import('./backup.ts')).backupPrune },
  { name: 'backup accept', group: 'Back up', load: async () => (await import('./backup.ts')).backupAccept },
  { name: 'backup stats', group: 'Back up', load: async () => (await import('./backup.ts')).backupStats },
  { name: 'backup index', group: 'Back up', load: async () => (await import('./backup.ts')).backupIndex },
  { name: 'restore', group: 'Back up', load: async () => (await import('./restore.ts')).restore },
  { name: 'restores', group: 'Back up', load: async () => (await import('./restore.ts')).restoreList },
  {
    name: 'restore-cancel',
    group: 'Back up',
    load: async () => (await import('./restore.ts')).restoreCancel,
  },
  { name: 'clone', group: 'Back up', load: async () => (await import('./restore.ts')).clone },
  { name: 'drill', group: 'Back up', load: async () => (await import('./backup-run.ts')).drill },
  {
    name: 'destination list',
    group: 'Back up',
    load: async () => (await import('./destination.ts')).destinationList,
  },
  {
    name: 'destination test',
    group: 'Back up',
    load: async () => (await import('./destination.ts')).destinationTest,
  },
  { name: 'source list', group: 'Back up', load: async () => (await import('./destination.ts')).sourceList },
  { name: 'source test', group: 'Back up', load: async () => (await import('./destination.ts')).sourceTest },
  {
    name: 'source databases',
    group: 'Back up',
    load: async () => (await import('./destination.ts')).sourceDatabases,
  },
  { name: 'secret set', group: 'Keep', load: async () => (await import('./secret.ts')).secretSet },
  { name: 'secret encrypt', group: 'Keep', load: async () => (await import('./secret.ts')).secretEncrypt },
  { name: 'secret list', group: 'Keep', load: async () => (await import('./secret.ts')).secretList },
  { name: 'whoami', group: 'People', load: async () => (await import('./whoami.ts')).whoami },
  { name: 'users', group: 'People', load: async () => (await import('./whoami.ts')).users },
  { name: 'key create', group: 'People', load: async () => (await import('./key.ts')).keyCreate },
  { name: 'key list', group: 'People', load: async () => (await import('./key.ts')).keyList },
  { name: 'key revoke', group: 'People', load: async () => (await import('./key.ts')).keyRevoke },
  { name: 'totp enroll', group: 'People', load: async () => (await import('./totp.ts')).totpEnroll },
  { name: 'totp confirm', group: 'People', load: async () => (await import('./totp.ts')).totpConfirm },
  { name: 'totp remove', group: 'People', load: async () => (await import('./totp.ts')).totpRemove },
  { name: 'sessions', group: 'People', load: async () => (await import('./sessions.ts')).sessions },
  { name: 'session end', group: 'People', load: async () => (await import('./sessions.ts')).sessionEnd },
  { name: 'audit list', group: 'People', load: async () => (await import('./audit.ts')).auditList },
  { name: 'audit verify', group: 'People', load: async () => (await import('./audit.ts')).auditVerify },
  { name: 'state export', group: 'Keep', load: async () => (await import('./state.ts')).stateExport },
  { name: 'state import', group: 'Keep', load: async () => (await import('./state.ts')).stateImport },
  {
    name: 'ssh authorized-keys',
    group: 'Shipshape itself',
    load: async () => (await import('./ssh.ts')).sshAuthorizedKeys,
  },
  { name: 'ssh attach', group: 'Shipshape itself', load: async () => (await import('./ssh.ts')).sshAttach },
  { name: 'tui', group: 'Look', load: async () => (await import('./tui.ts')).tui },
  { name: 'serve', group: 'Shipshape itself', load: async () => (await import('./serve.ts')).serve },
  {
    name: 'completion',
    group: 'Shipshape itself',
    load: async () => (await import('./completion.ts')).completionOf(allCommands),
  },
  { name: 'doctor', group: 'Shipshape itself', load: async () => (await import('./doctor.ts')).doctor },
  { name: 'version', group: 'Shipshape itself', load: async () => (await import('./version.ts')).version },
];

/** Every command, in the order of the table. */
export async function allCommands(): Promise<readonly Command[]> {
  return await Promise.all(COMMANDS.map((entry) => entry.load()));
}
