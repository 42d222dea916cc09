// The way in by the system's own sshd: a real one, with a plain key, a certificate, and a security key whose token
// is software. sshd must be started by root, whose user then stands in for the dedicated one.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { until } from '../../serve/sockets.ts';
import { BIN, daemonLab, freePort, makeKey, pane, run, sshWords } from './daemon-lab.ts';
import { softToken } from './soft-token.ts';

const SSHD = '/usr/sbin/sshd';
const hasSshd = existsSync(SSHD) && process.getuid?.() === 0 && isSafe(process.execPath);
const hasTmux = spawnSync('tmux', ['-V']).status === 0;

/** sshd runs a program only when nobody but root could have put it there. */
function isSafe(path: string): boolean {
  const found = spawnSync('stat', ['-c', '%u %a', path], { encoding: 'utf8' }).stdout.trim().split(' ');
  const isOurs = found[0] === '0' && (Number.parseInt(found[1] ?? '777', 8) & 0o022) === 0;
  return isOurs && (path === '/' || isSafe(dirname(path)));
}

async function withSshd(admin?: (place: string) => Promise<string>) {
  // Not below /tmp: sshd follows nothing there.
  const place = join('/run', `shipshape-test-${process.pid}`);
  await mkdir(place, { mode: 0o700 });
  onTestFinished(() => void spawnSync('rm', ['-rf', place]));
  const socket = join(place, 'attach.sock');
  makeKey(join(place, 'ca'));
  const authority = (await readFile(join(place, 'ca.pub'), 'utf8')).trim();
  const extra = await admin?.(place);
  const lab = await daemonLab({
    ...(extra === undefined ? {} : { adminKey: extra }),
    ssh: `, sshd: { socket: ${socket}, authorities: ["${authority}"] }`,
  });
  const port = await freePort();
  makeKey(join(place, 'host'));
  const shipshape = `${process.execPath} ${BIN}`;
  await writeFile(
    join(place, 'config'),
    [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${place}/host`,
      `PidFile ${place}/pid`,
      'UsePAM no',
      'PasswordAuthentication no',
      'KbdInteractiveAuthentication no',
      'PermitRootLogin yes',
      'AuthorizedKeysFile none',
      `AuthorizedKeysCommand ${shipshape} ssh authorized-keys --socket ${socket} %u %t %k`,
      'AuthorizedKeysCommandUser root',
      `ForceCommand ${shipshape} ssh attach --socket ${socket}`,
      'ExposeAuthInfo yes',
      'DisableForwarding yes',
      'AcceptEnv LANG LC_* NO_COLOR COLORTERM',
      '',
    ].join('\n'),
  );
  await mkdir('/run/sshd', { recursive: true });
  const sshd = spawn(SSHD, ['-D', '-e', '-f', join(place, 'config')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => {
    sshd.kill('SIGTERM');
  });
  let said = '';
  sshd.stderr.on('data', (data) => (said += data));
  await until(() => said.includes('Server listening'), 10_000);
  const words = (key: string, command: readonly string[], options: readonly string[] = []) =>
    sshWords(key, port, command, { user: 'root', options });
  return { lab, place, words, said: () => said };
}

test.runIf(hasSshd)(
  'a key, a certificate, strangers, and what is not let through',
  { timeout: 120_000 },
  async () => {
    const { lab, place, words } = await withSshd();
    const ana = lab.key('ana');
    const status = await run('ssh', words(ana, ['status']));
    expect([status.code, status.err]).toEqual([0, expect.stringContaining('as ana')]);
    expect(status.out).toContain('target local');
    expect((await run('ssh', words(ana, ['id']))).code).toBe(2);
    expect((await run('ssh', words(ana, ['status', '--no-such']))).code).toBe(64);
    const bare = await run('ssh', words(ana, []));
    expect([bare.code, bare.err]).toEqual([1, expect.stringContaining('no terminal')]);

    const key = join(place, 'short-lived');
    makeKey(key);
    const before = await run('ssh', words(key, ['whoami']));
    expect(before.code).toBe(255);
    sign(place, key, ['-n', 'ana', '-V', '-1m:+5m']);
    const certified = await run('ssh', words(key, ['whoami']));
    expect([certified.code, certified.out]).toEqual([
      0,
      expect.stringContaining('ssh-certificate of ana by SHA256:'),
    ]);
    for (const not of [['-n', 'ana', '-V', '-2h:-1h'], ['-n', 'nobody'], ['-n', 'ana,root'], []]) {
      sign(place, key, not);
      const expected = not[1] === 'ana,root' ? 0 : 255;
      expect([not, (await run('ssh', words(key, ['whoami']))).code]).toEqual([not, expected]);
    }
    makeKey(join(place, 'other-ca'));
    sign(place, key, ['-n', 'ana'], 'other-ca');
    expect((await run('ssh', words(key, ['whoami']))).code).toBe(255);

    const sftp = await run('ssh', words(ana, ['sftp'], ['-s']));
    expect(sftp.code).not.toBe(0);
    const forward = await run(
      'ssh',
      words(ana, [], ['-N', '-R', '0:127.0.0.1:22', '-o', 'ExitOnForwardFailure=yes']),
    );
    expect(forward.code).not.toBe(0);
    const lines = JSON.parse(lab.shipshape('audit', 'list', '--output', 'json').out).lines as {
      subject: string;
    }[];
    expect(lines.some(({ subject }) => subject === 'sshd')).toBe(true);
  },
);

function sign(place: string, key: string, words: readonly string[], authority = 'ca'): void {
  const made = spawnSync('ssh-keygen', [
    '-q',
    '-s',
    join(place, authority),
    '-I',
    'of ana',
    ...words,
    `${key}.pub`,
  ]);
  expect(made.status).toBe(0);
}

test.runIf(hasSshd && hasTmux)(
  'a screen by sshd: seen, resized, left, and the terminal as it was',
  { timeout: 120_000 },
  async () => {
    const { lab, words } = await withSshd();
    const terminal = pane(lab.folder, ['ssh', ...words(lab.key('ana'), [])]);
    await until(() => terminal.screen().includes('home'), 20_000);
    expect(terminal.state()).toBe('1,0');
    terminal.resize(110, 30);
    await until(
      () =>
        terminal
          .screen()
          .split('\n')
          .some((line) => line.length > 100),
      10_000,
    );
    const { sessions } = JSON.parse(lab.shipshape('sessions', '--output', 'json').out);
    expect(sessions).toMatchObject([{ name: 'ana', door: 'sshd' }]);
    terminal.keys('q');
    await until(() => terminal.screen().includes('ended 0'), 10_000);
    expect(terminal.state()).toBe('0,1');
  },
);

test.runIf(hasSshd)('a security key, made of software', { timeout: 120_000 }, async () => {
  let agent = '';
  const { lab, place, words } = await withSshd(async (folder) => {
    agent = join(folder, 'agent.sock');
    const line = await softToken(agent);
    await writeFile(join(folder, 'token.pub'), `${line}\n`, { mode: 0o600 });
    return line;
  });
  // With IdentitiesOnly and the public half, the client asks the agent for this one key.
  const status = await run('ssh', words(join(place, 'token.pub'), ['whoami']), '', { SSH_AUTH_SOCK: agent });
  expect([status.code, status.err]).toEqual([0, expect.stringContaining('as ana')]);
  expect(status.out).toMatch(/ssh-key SHA256:\S+ from 127\.0\.0\.1/);
  // Our own server cannot check it, and says no.
  const own = await run('ssh', sshWords(join(place, 'token.pub'), lab.port, ['whoami']), '', {
    SSH_AUTH_SOCK: agent,
  });
  expect(own.code).toBe(255);
});
