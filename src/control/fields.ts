// Fields that several operations take, said once.

import type { Field } from './input.ts';

/** A DNS label: names of instances and targets. */
const LABEL = '^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$';

export const INSTANCE = {
  type: 'string',
  description: 'the name of an instance',
  pattern: LABEL,
  maxLength: 63,
} as const satisfies Field;

export const TARGET = {
  type: 'string',
  description: 'the name of a target',
  pattern: LABEL,
  maxLength: 63,
} as const satisfies Field;

export const PLAN = {
  type: 'string',
  description: 'the id of a plan: the first 12 hex digits of its digest',
  pattern: '^[0-9a-f]{12}$',
  maxLength: 12,
  required: true,
} as const satisfies Field;

export const REASON = {
  type: 'string',
  description: 'words for those who ask why',
  pattern: '\\S',
  maxLength: 500,
  required: true,
} as const satisfies Field;

export const LIMIT = {
  type: 'integer',
  description: 'how many at most',
  minimum: 1,
  maximum: 1000,
} as const satisfies Field;

export const FOR = {
  type: 'string',
  description: 'a duration: 30m, 2h, 7d',
  pattern: '^[1-9][0-9]{0,6}(?:s|m|h|d|y)$',
  maxLength: 8,
} as const satisfies Field;
