// Who stands at the doors of the daemon without a key, with the wrong one, or with one that may little.

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { challengeText } from '../../../src/access/challenge.ts';
import { createSigner } from '../../../src/adapters/identity/sign.ts';
import { SEARCH_PATH, SIGNAL } from '../../support/git.ts';
import type { Served } from '../../support/served.ts';

export type Door = {
  readonly served: Served;
  /** A plan that waits, and one that was used. */
  readonly plan: string;
  readonly used: string;
  /** A full API key of a root admin, one of a viewer, one that was revoked. */
  readonly keys: { readonly full: string; readonly viewer: string; readonly revoked: string };
};

export type DoorAttack = {
  readonly way: string;
  /** What the door said. */
  readonly attack: (door: Door) => Promise<string>;
  readonly says: RegExp;
  /** In the audit line; undefined: nobody is known who did it, and only the log may grow. */
  readonly audit: RegExp | undefined;
};

async function refusal(answer: Promise<unknown>): Promise<string> {
  return await answer.then(
    (value) => `let in: ${JSON.stringify(value)}`,
    (thrown: unknown) =>
      thrown instanceof Error ? `${'code' in thrown ? thrown.code : ''} ${thrown.message}` : String(thrown),
  );
}

async function approveAs({ served, plan }: Door, as: string, key: string): Promise<string> {
  const { file } = await served.key(key);
  return await refusal(served.ask('approve', { plan }, { as, identity: file }));
}

/** One line of a peer that speaks for itself. */
async function lineOf(socket: Socket, held: { text: string }): Promise<Record<string, unknown>> {
  for (;;) {
    const end = held.text.indexOf('\n');
    if (end >= 0) {
      const line = held.text.slice(0, end);
      held.text = held.text.slice(end + 1);
      return JSON.parse(line);
    }
    const [chunk] = await Promise.race([once(socket, 'data'), once(socket, 'close').then(() => [undefined])]);
    if (chunk === undefined) return { kind: 'closed' };
    held.text += String(chunk);
  }
}

async function conversation(
  { served }: Door,
  door: 'control' | 'people',
  speak: (hello: Record<string, unknown>) => Promise<readonly string[]>,
): Promise<string> {
  const socket = connect(`${served.folder}/run/${door}.sock`);
  socket.on('error', () => undefined);
  const held = { text: '' };
  try {
    const hello = await lineOf(socket, held);
    for (const words of await speak(hello)) socket.write(words);
    const answer = await lineOf(socket, held);
    return JSON.stringify(answer['kind'] === 'welcome' ? await lineOf(socket, held) : answer);
  } finally {
    socket.destroy();
  }
}

const hello = (proof?: unknown) => `${JSON.stringify({ kind: 'hello', protocol: 1, version: '0', proof })}\n`;

/** Signs one challenge as somebody, and gives the answer to another connection. */
async function replayed(door: Door): Promise<string> {
  const { file } = await door.served.key('ada');
  const signer = createSigner({ folder: tmpdir(), env: { PATH: SEARCH_PATH }, isInteractive: false });
  let line = '';
  await conversation(door, 'people', async ({ fleet, purpose, nonce }) => {
    const asked = {
      fleet: String(fleet),
      purpose: purpose === 'people' ? 'people' : 'control',
      nonce: String(nonce),
    };
    const text = challengeText({ ...asked, user: 'ada' } as Parameters<typeof challengeText>[0]);
    line = hello({
      user: 'ada',
      signatures: [await signer.sign(text, { kind: 'file', path: file }, SIGNAL)],
    });
    return [line, '{"kind":"call","id":1,"op":"whoami","input":{}}\n'];
  });
  return await conversation(door, 'people', async () => [line]);
}

export const SOCKETS: readonly DoorAttack[] = [
  {
    way: "an operator's name with another's key",
    attack: (door) => approveAs(door, 'olive', 'vic'),
    says: /access\/signature-refused/,
    audit: /olive: identify olive refused/,
  },
  {
    way: "a root admin's name with another's key",
    attack: (door) => approveAs(door, 'ada', 'vic'),
    says: /access\/signature-refused/,
    audit: /ada: identify ada refused/,
  },
  {
    way: 'somebody whom only a commit knows',
    attack: (door) => approveAs(door, 'mallory', 'mallory'),
    says: /access\/signature-refused/,
    audit: /mallory: identify mallory refused/,
  },
  {
    way: 'somebody who is disabled',
    attack: (door) => approveAs(door, 'dora', 'dora'),
    says: /access\/signature-refused/,
    audit: /dora: identify dora refused/,
  },
  {
    way: 'a viewer approves',
    attack: (door) => approveAs(door, 'vic', 'vic'),
    says: /access\/denied/,
    audit: /vic: approve:plan .* refused/,
  },
  {
    way: 'an operator approves what needs an admin: it does not count',
    attack: (door) => approveAs(door, 'olive', 'olive'),
    says: /"standing":"open","missing":"1 more of: admin/,
    audit: /olive: approve:plan .* allowed/,
  },
  {
    way: 'a used approval again',
    async attack({ served, used }) {
      const identity = (await served.key('ada')).file;
      return await refusal(served.ask('approve', { plan: used }, { as: 'ada', identity }));
    },
    says: /approval\/used/,
    audit: /ada: approve:people .* refused/,
  },
  {
    way: 'an answer to another challenge',
    attack: replayed,
    says: /signature-refused/,
    audit: /ada: identify ada refused/,
  },
  {
    way: "no signature at the people's socket",
    attack: (door) => conversation(door, 'people', async () => [hello()]),
    says: /access\/signature-needed/,
    audit: undefined,
  },
  {
    way: 'a call before a hello',
    attack: (door) =>
      conversation(door, 'people', async () => ['{"kind":"call","id":1,"op":"approve","input":{}}\n']),
    says: /serve\/bad-frame/,
    audit: undefined,
  },
  {
    way: 'a line of 64 MB',
    attack: (door) => conversation(door, 'people', async () => ['x'.repeat(64 * 1024 * 1024)]),
    says: /serve\/too-long|closed/,
    audit: undefined,
  },
  {
    way: 'a hundred thousand brackets',
    attack: (door) => conversation(door, 'people', async () => [`${'['.repeat(100_000)}\n`]),
    says: /serve\/bad-frame/,
    audit: undefined,
  },
  {
    way: 'another version of the protocol, and a prototype',
    attack: (door) =>
      conversation(door, 'people', async () => [
        '{"kind":"hello","__proto__":{"protocol":1},"protocol":99}\n',
      ]),
    says: /serve\/version/,
    audit: undefined,
  },
  {
    way: 'ten thousand signatures',
    attack: (door) =>
      conversation(door, 'people', async () => [hello({ user: 'ada', signatures: Array(10_000).fill('x') })]),
    says: /serve\/bad-frame/,
    audit: undefined,
  },
  {
    way: 'a name of escapes',
    attack: (door) =>
      conversation(door, 'people', async () => [
        hello({ user: '\u001b]0;pwned\u0007ada', signatures: ['x'] }),
      ]),
    says: /signature-refused/,
    audit: /identify .* refused/,
  },
  {
    way: 'an operation that pollutes',
    attack: (door) =>
      conversation(door, 'control', async () => [
        hello(),
        '{"kind":"call","id":1,"op":"__proto__","input":{"__proto__":{"admin":true}}}\n',
      ]),
    says: /desk\/unknown-operation/,
    audit: undefined,
  },
];
