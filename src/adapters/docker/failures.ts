// The engine's refusals and the trouble on the way, in our words and codes. Pure. The engine says what
// went wrong mostly in prose, the same over versions; the prose is matched here and nowhere else.

import { Failure, type Retry } from '../../model/failure.ts';
import { safeLine } from '../../model/safe-text.ts';

type Kind = { readonly code: string; readonly retry: Retry; readonly hint: string };

/** First match wins. `status`: only answers with this one. `of`: only to what is done so. */
const REFUSALS: readonly (Kind & {
  readonly says: RegExp;
  readonly status?: number;
  readonly of?: RegExp;
})[] = [
  {
    says: /no space left on device|disk quota exceeded/i,
    code: 'engine/no-space',
    retry: 'after-change',
    hint: 'make room on the disk of the engine',
  },
  {
    says: /container name .* is already in use|network with name .* already exists/i,
    code: 'engine/name-taken',
    retry: 'after-change',
    hint: 'remove or rename what has this name, or take it over with `adopt`',
  },
  {
    says: /port is already allocated|address already in use|ports are not available/i,
    code: 'engine/port-taken',
    retry: 'after-change',
    hint: 'free the host port, or declare another one or `auto`',
  },
  {
    says: /pool overlaps|could not find an available.* (?:address pool|IPv4)|all predefined address pools/i,
    code: 'engine/subnet-taken',
    retry: 'after-change',
    hint: 'declare a free subnet for the network, or remove networks that nobody uses',
  },
  {
    says: /toomanyrequests|rate limit/i,
    code: 'engine/rate-limited',
    retry: 'later',
    hint: 'the registry asks to wait',
  },
  {
    // Docker Hub says `pull access denied` of names that do not exist, too.
    says: /unauthorized|no basic auth credentials|authentication required|pull access denied|denied: |status:? 40[13]/i,
    of: /^(?:pull|build) /,
    code: 'engine/registry-denied',
    retry: 'after-change',
    hint: 'the registry lets this account not pull the image, or there is no such image',
  },
  {
    says: /no such image|manifest .*(?:unknown|not found)|pull access denied|repository does not exist|name unknown|no matching manifest/i,
    code: 'engine/image-not-found',
    retry: 'after-change',
    hint: 'check the image name and tag, and that the engine may pull it',
  },
  {
    // Docker 26 and later; those before make the container and warn.
    says: /does not match the specified platform/i,
    code: 'engine/refused',
    retry: 'after-change',
    hint: 'the engine has the image for another platform only: pull it for this one, or change `platform`',
  },
  {
    // Files are read through the mounts as they are on the host now; one whose source is gone blocks them all.
    says: /^mount .*flags: 0x/i,
    code: 'engine/mount-broken',
    retry: 'after-change',
    hint: 'a folder or file mounted into the container is gone from the host, or is of another kind now',
  },
  {
    says: /marked read-only/i,
    code: 'engine/refused',
    retry: 'after-change',
    hint: 'it is mounted read-only',
  },
  {
    says: /executable file not found|exec format error|permission denied: unknown|no such file or directory: unknown|OCI runtime|failed to create (?:shim )?task/i,
    code: 'engine/cannot-start',
    retry: 'after-change',
    hint: 'the image cannot run what is declared: check command, entrypoint, mounts and platform',
  },
  {
    says: /server gave HTTP response|dial tcp|i\/o timeout|TLS handshake|connection refused|EOF$/i,
    status: 500,
    code: 'engine/registry-unreachable',
    retry: 'later',
    hint: 'the engine cannot reach the registry',
  },
];

const BY_STATUS: Readonly<Record<number, Kind>> = {
  400: { code: 'engine/refused', retry: 'after-change', hint: 'the engine does not accept these settings' },
  401: { code: 'engine/denied', retry: 'after-change', hint: 'check the credentials for this engine' },
  403: { code: 'engine/conflict', retry: 'soon', hint: 'the object is in use, or the engine forbids this' },
  404: { code: 'engine/not-found', retry: 'soon', hint: 'it is gone from the engine; plan again' },
  409: { code: 'engine/conflict', retry: 'soon', hint: 'it is in another state now; plan again' },
  429: { code: 'engine/rate-limited', retry: 'later', hint: 'the engine asks to wait' },
  501: { code: 'engine/refused', retry: 'after-change', hint: 'this engine cannot do that' },
  503: { code: 'engine/unavailable', retry: 'later', hint: 'the engine is busy, or part of a swarm' },
};

const OTHER: Kind = { code: 'engine/failed', retry: 'later', hint: "see the engine's own log" };

/** The failure for an answer that is none of those the call expects. `secrets` never reach the message. */
export function refusal(
  what: string,
  status: number,
  said: string,
  secrets: readonly string[] = [],
): Failure {
  const words = safeLine(redact(said, secrets));
  const refused = REFUSALS.find(
    ({ says, status: only, of = /^/ }) =>
      says.test(said) && (only === undefined || only === status) && of.test(what),
  );
  const kind = refused ?? BY_STATUS[status] ?? OTHER;
  return new Failure(kind.code, `cannot ${what}: ${words === '' ? `status ${status}` : words}`, {
    hint: kind.hint,
    retry: kind.retry,
  });
}

/** The failure for a line that broke, with the system's own code in the words. */
export function brokenLine(what: string, cause: unknown): Failure {
  if (cause instanceof Failure) return cause;
  const words = safeLine(cause instanceof Error ? cause.message || cause.name : String(cause));
  return new Failure('engine/unreachable', `cannot ${what}: no answer from the engine: ${words}`, {
    hint: 'check that the docker engine runs and that this user may talk to it',
    retry: 'later',
    cause,
  });
}

/** The failure for a call whose time is up. */
export function timedOut(what: string, ms: number): Failure {
  return new Failure('engine/timeout', `cannot ${what}: no answer from the engine in ${ms / 1000} s`, {
    hint: 'the engine may be overloaded or hang; whether the call was done is known at the next look',
    retry: 'soon',
  });
}

/** The failure for a call that the caller gave up. */
export function interrupted(what: string, reason: unknown): Failure {
  if (reason instanceof Failure) return reason;
  return new Failure('engine/interrupted', `gave up: ${what}`, { retry: 'soon', cause: reason });
}

/** The failure for an answer that is not what the API promises. */
export function badAnswer(what: string, detail: string): Failure {
  return new Failure('engine/bad-answer', `cannot ${what}: the engine's answer makes no sense: ${detail}`, {
    hint: 'is this address a docker engine?',
    retry: 'later',
  });
}

function redact(text: string, secrets: readonly string[]): string {
  return secrets.reduce((so, secret) => so.replaceAll(secret, '(redacted)'), text);
}
