// What declarations of people and policies say of each other, of fleet.yaml and of instances.

import type { Declarations } from '../model/declaration.ts';
import type { Fleet } from '../model/fleet.ts';
import type { Problem } from '../model/problem.ts';

/** What is wrong between declarations of people and policies; any error keeps all of them from force. */
export function checkPeople(_declarations: Declarations, _fleet: Fleet): readonly Problem[] {
  return [];
}
