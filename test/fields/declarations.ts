// Declarations of every kind of field, over images of every kind: the table must expect of each
// exactly what an engine shows. Shared by the tests with recorded answers and those on a real engine.

import type { Case } from './case.ts';
import { LIMITS } from './cases-limits.ts';
import { NETWORK } from './cases-network.ts';
import { PRIVILEGES } from './cases-privileges.ts';
import { PROCESS } from './cases-process.ts';
import { STORAGE } from './cases-storage.ts';

export const CASES: readonly Case[] = [...PROCESS, ...STORAGE, ...LIMITS, ...NETWORK, ...PRIVILEGES];
