// How keys are written for people.

import { type SafeText, safeText } from '../../src/show/safe.ts';

/** `ctrl-l`, `PgDn`, `j`. */
export function keyWord(name: string): SafeText {
  return safeText(name === 'pagedown' ? 'PgDn' : name === 'pageup' ? 'PgUp' : name);
}
