// What the guard found in a payload that would be sent to an engine. Found by admit/, judged by approve/.

import type { AdmissionException, AdmissionLevel } from './policy.ts';
import type { Address, InstanceName } from './ref.ts';

/** One rule that a create or update of this plan breaks. Levels `off` and what an exception lifts leave no finding. */
export type AdmissionFinding = {
  /** `privileged`, `host-path`, `unknown-key`: ids of admit/rules.ts. */
  readonly rule: string;
  /** `deny` keeps the instance, `approval` asks for a person, `warn` is only shown. */
  readonly level: Exclude<AdmissionLevel, 'off'>;
  readonly instance: InstanceName;
  readonly address: Address;
  /** Path in the payload: `HostConfig.Binds.0`. */
  readonly path: string;
  /** The value, safe to print, never a secret. */
  readonly shown: string;
  /** What is wrong and what to do: lower case, no trailing dot. */
  readonly message: string;
  /** An exception that would lift it, had it not run out or were the rule not of the floor. */
  readonly exception?: AdmissionException;
};
