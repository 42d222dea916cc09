// Operations about who is logged in by SSH. Ending a login hangs up at once; coming back is what taking the key
// or the person out of force is for.

import { Failure } from '../model/failure.ts';
import { type Ask, act, type Operation, read } from './operation.ts';

const OWN: readonly Ask[] = [{ permission: 'manage:session', on: 'anywhere' }];
const OTHERS: readonly Ask[] = [{ permission: 'manage-any:session', on: {} }];

export const SESSIONS: readonly Operation[] = [
  read({
    name: 'sessions',
    summary: 'who is logged in by SSH; your own, and those of others where you may see them',
    permissions: ['manage:session', 'read:session'],
    input: {},
    asks: () => OWN,
    async run({ parts, may, actor }) {
      const isAny = may('read:session', {});
      return {
        door: parts.logins.door() ?? null,
        sessions: parts.logins.list().filter(({ name }) => isAny || name === actor.name),
      };
    },
  }),
  act({
    name: 'session-end',
    summary: 'end a login by SSH at once',
    permissions: ['manage:session', 'manage-any:session'],
    input: {
      id: {
        type: 'string',
        description: 'the id of a login',
        pattern: '^[A-Za-z0-9_-]{12}$',
        maxLength: 12,
        required: true,
      },
    },
    about: ({ id }) => id,
    asks: ({ id }, { logins }, actor) =>
      logins.find((one) => one.id === id)?.name === actor.name ? OWN : OTHERS,
    async run({ parts, actor, input: { id } }) {
      if (parts.logins.end(id, `ended by ${actor.name}`)) return { id };
      throw new Failure('desk/unknown-session', `there is no login ${id}`, {
        hint: '`shipshape sessions` lists them',
      });
    },
  }),
];
