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

/** For what reads an archive that the engine sent: what is no failure of the line and no stop means that it was none. */
export function badArchive(cause: unknown): unknown {
  if (cause instanceof Failure || (cause instanceof Error && cause.name === 'AbortError')) return cause;
  const said = cause instanceof Error ? cause.message : String(cause);
  return new Failure('engine/bad-answer', `the engine sent something that is no archive: ${said}`, {
    hint: 'is this address a docker engine?',
    retry: 'later',
    cause,
  });
}
