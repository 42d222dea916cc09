// Calls to an S3 service: each has a deadline, each fails in words. What the service says of a request is told by
// its code alone: its sentences may quote what was sent.

import { S3Client } from '@aws-sdk/client-s3';
import { Failure, type Retry } from '../../model/failure.ts';
import { timedOut } from './failures.ts';

export type S3Options = {
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  /** Without slashes at its ends; may be empty. */
  readonly prefix: string;
  readonly pathStyle: boolean;
  readonly checksums: 'auto' | 'off';
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly bytesPerSecond: number | undefined;
  /** A connection on which nothing moves for so long is given up; 30 s by default. */
  readonly idleMs?: number;
  /** Smallest size of a part, 8 MiB by default; services refuse less than 5 MiB. */
  readonly partBytes?: number;
};

export type Calls = {
  readonly client: S3Client;
  /** Names the place in messages: `s3 bucket backups at https://…`. */
  readonly place: string;
  /** `work` gets the signal of the call: aborted with the given one, or after `ms`. */
  readonly call: <T>(
    what: string,
    signal: AbortSignal,
    work: (abortSignal: AbortSignal) => Promise<T>,
    ms?: number,
  ) => Promise<T>;
};

const IDLE_MS = 30_000;
/** A small call with its repetitions. */
const CALL_MS = 90_000;
const ATTEMPTS = 3;

export function idleOf({ idleMs }: Pick<S3Options, 'idleMs'>): number {
  return idleMs ?? IDLE_MS;
}

export function openClient(options: S3Options): Calls {
  const checksum = options.checksums === 'off' ? 'WHEN_REQUIRED' : 'WHEN_SUPPORTED';
  const idleMs = idleOf(options);
  const client = new S3Client({
    endpoint: options.endpoint,
    region: options.region,
    forcePathStyle: options.pathStyle,
    credentials: { accessKeyId: options.accessKeyId, secretAccessKey: options.secretAccessKey },
    requestChecksumCalculation: checksum,
    responseChecksumValidation: checksum,
    maxAttempts: ATTEMPTS,
    requestHandler: { connectionTimeout: Math.min(10_000, idleMs), socketTimeout: idleMs },
  });
  const place = `s3 bucket ${options.bucket} at ${options.endpoint}`;
  return {
    client,
    place,
    async call(what, signal, work, ms = CALL_MS) {
      signal.throwIfAborted();
      const deadline = AbortSignal.timeout(ms);
      try {
        return await work(AbortSignal.any([signal, deadline]));
      } catch (error) {
        if (signal.aborted) throw signal.reason;
        if (deadline.aborted) throw timedOut(`${what} in ${place}`, ms);
        throw s3Failure(`${what} in ${place}`, error, idleMs);
      }
    },
  };
}

type Words = readonly [code: string, words: string, hint: string, retry: Retry];

/** A failure for what the SDK threw; failures stay as they are. */
export function s3Failure(what: string, error: unknown, idleMs: number): Failure {
  if (error instanceof Failure) return error;
  const name = nameOf(error);
  if (name === 'TimeoutError') return timedOut(what, idleMs);
  const [code, words, hint, retry] = wordsFor(name, statusOf(error));
  return new Failure(code, `cannot ${what}: ${words}`, { hint, retry, cause: error });
}

const REFUSED: Readonly<Record<string, string>> = {
  AccessDenied: 'allow the key to list, read, write and delete there',
  InvalidAccessKeyId: 'see whether the access key is the right one',
  SignatureDoesNotMatch: 'see whether the secret key and the region are the right ones',
  RequestTimeTooSkewed: 'set the clock of this machine right',
};

function wordsFor(name: string, status: number | undefined): Words {
  const said = status === undefined ? name : `${name} (${status})`;
  const refused = REFUSED[name] ?? (status === 401 || status === 403 ? REFUSED['AccessDenied'] : undefined);
  if (refused !== undefined) return ['artefact/refused', said, refused, 'after-change'];
  if (name === 'NoSuchBucket') {
    return [
      'artefact/no-folder',
      'there is no such bucket',
      'make the bucket, or name the right one',
      'after-change',
    ];
  }
  if (status === 507 || /quota|storagefull/i.test(name)) {
    return ['artefact/full', said, 'make room there, or raise the quota', 'later'];
  }
  if (status !== undefined && status < 500 && status >= 300) {
    return ['artefact/refused', said, 'see whether endpoint, region and pathStyle are right', 'after-change'];
  }
  return [
    'artefact/unreachable',
    said,
    'see whether the service is up and can be reached from here',
    'later',
  ];
}

/** `NoSuchKey`, `ECONNREFUSED`: the service's code, or the system's. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const system = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return system !== undefined && /^E[A-Z]+$/.test(system) ? system : error.name;
}

export function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('$metadata' in error)) return undefined;
  const { $metadata: metadata } = error;
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) return undefined;
  return typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined;
}
