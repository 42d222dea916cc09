// What went wrong in the world (engine, git, disk, secrets): the only thing we throw on purpose.

/** When trying again may help. `after-change`: not before a person or a commit acts. */
export type Retry = 'soon' | 'later' | 'never' | 'after-change';

/**
 * A failure of the world, with words for the person who must act.
 * `message` says what failed and where, `hint` what to do; neither ever holds a secret.
 */
export class Failure extends Error {
  /** `area/what`, kebab case, stable: `engine/unreachable`, `git/unknown-ref`. */
  readonly code: string;
  readonly retry: Retry;
  readonly hint: string | undefined;

  constructor(
    code: string,
    message: string,
    options: { hint?: string; retry?: Retry; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'Failure';
    this.code = code;
    this.retry = options.retry ?? 'after-change';
    this.hint = options.hint;
  }
}
