// Every effect of the program as a small type. Functions take exactly the ports that they use;
// src/wire.ts is the only file that builds the real ones. Each call fails with a `Failure`.

import type { RealPath } from './model/admission.ts';
import type { AppliedTarget } from './model/applied.ts';
import type {
  ContainerJson,
  ContainerSummaryJson,
  CreateContainerJson,
  EndpointJson,
  EngineId,
  EventJson,
  ImageJson,
  ImageSummaryJson,
  InfoJson,
  NetworkJson,
  StatsJson,
  StringMap,
  VersionJson,
  VolumeJson,
} from './model/engine.ts';
import type { Problem } from './model/problem.ts';
import type { Commit, TargetName } from './model/ref.ts';
import type { JournalEntry } from './model/run.ts';
import type { SecretFacts, SecretNeed } from './model/secret.ts';
import type { Author, Blame, Revision, SourceTree } from './model/source.ts';
import type { FingerprintOf, SecretName } from './model/text.ts';

/** A Docker engine. Every call has a deadline of its own besides `signal`. */
export type Engine = {
  readonly system: SystemCalls;
  readonly containers: ContainerCalls;
  readonly networks: NetworkCalls;
  readonly volumes: VolumeCalls;
  readonly images: ImageCalls;
  close(): void;
};

export type SystemCalls = {
  version(signal: AbortSignal): Promise<VersionJson>;
  info(signal: AbortSignal): Promise<InfoJson>;
  /** Events from `since` (seconds, with fraction) on; ends when the signal does, throws when the stream breaks. */
  events(
    options: { readonly since?: number; readonly types?: readonly string[] },
    signal: AbortSignal,
  ): AsyncIterable<EventJson>;
};

/** `label`: `key` or `key=value`; all must match. Ids are always full. */
export type ContainerCalls = {
  /** All containers, running or not. Never asks for sizes. */
  list(
    filter: { readonly label?: readonly string[] },
    signal: AbortSignal,
  ): Promise<readonly ContainerSummaryJson[]>;
  /** Undefined: the engine says there is none. Every other trouble throws. */
  inspect(id: EngineId, signal: AbortSignal): Promise<ContainerJson | undefined>;
  /** Fails with `engine/name-taken` when the name is in use. */
  create(
    name: string,
    platform: string,
    body: CreateContainerJson,
    signal: AbortSignal,
  ): Promise<{ readonly id: EngineId; readonly warnings: readonly string[] }>;
  /** Starting what runs, stopping what is stopped and removing what is gone count as done. */
  start(id: EngineId, signal: AbortSignal): Promise<void>;
  stop(id: EngineId, timeoutSeconds: number, signal: AbortSignal): Promise<void>;
  pause(id: EngineId, signal: AbortSignal): Promise<void>;
  unpause(id: EngineId, signal: AbortSignal): Promise<void>;
  rename(id: EngineId, name: string, signal: AbortSignal): Promise<void>;
  update(
    id: EngineId,
    body: CreateContainerJson,
    signal: AbortSignal,
  ): Promise<{ readonly warnings: readonly string[] }>;
  /** Removes a stopped container and nothing else: no force, never its volumes. */
  remove(id: EngineId, signal: AbortSignal): Promise<void>;
  /** The last lines of stdout and stderr, oldest first, undecorated and unsanitised. */
  logs(id: EngineId, lines: number, signal: AbortSignal): Promise<readonly string[]>;
  /**
   * The same, and then each line as it is written; ends when the container stops or the signal aborts. A line
   * beyond 16 KiB comes in parts.
   */
  follow(id: EngineId, lines: number, signal: AbortSignal): AsyncIterable<string>;
  /** What it uses at this moment. Undefined: the engine says there is none. */
  stats(id: EngineId, signal: AbortSignal): Promise<StatsJson | undefined>;
  /**
   * What its programs write from now on, as they write it and no faster than it is taken (1: stdout, 2: stderr);
   * subscribed when this returns, for a container that was made without a terminal and is not started yet. Ends
   * when the container stops, and when the line is cut: the end says nothing.
   */
  attach(
    id: EngineId,
    signal: AbortSignal,
  ): Promise<AsyncIterable<{ readonly stream: number; readonly bytes: Uint8Array }>>;
  /** Extracts a tar archive at `path`, which must exist in the container. */
  putArchive(id: EngineId, path: string, tar: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<void>;
  /** A tar of `path`; undefined when there is no such path. */
  getArchive(id: EngineId, path: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array> | undefined>;
};

export type NetworkCalls = {
  list(filter: { readonly label?: readonly string[] }, signal: AbortSignal): Promise<readonly NetworkJson[]>;
  inspect(id: EngineId, signal: AbortSignal): Promise<NetworkJson | undefined>;
  create(body: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<EngineId>;
  remove(id: EngineId, signal: AbortSignal): Promise<void>;
  connect(id: EngineId, container: EngineId, endpoint: EndpointJson, signal: AbortSignal): Promise<void>;
  disconnect(id: EngineId, container: EngineId, signal: AbortSignal): Promise<void>;
};

export type VolumeCalls = {
  list(filter: { readonly label?: readonly string[] }, signal: AbortSignal): Promise<readonly VolumeJson[]>;
  inspect(name: string, signal: AbortSignal): Promise<VolumeJson | undefined>;
  /** Why a list may lack volumes: drivers that do not answer, in the engine's words. */
  troubles(signal: AbortSignal): Promise<readonly string[]>;
  create(
    body: {
      readonly Name: string;
      readonly Driver: string;
      readonly DriverOpts: StringMap;
      readonly Labels: StringMap;
    },
    signal: AbortSignal,
  ): Promise<VolumeJson>;
  /** Only for `purge`. */
  remove(name: string, signal: AbortSignal): Promise<void>;
};

export type ImageCalls = {
  /** Every image with a name or an id, without layers of other images. */
  list(signal: AbortSignal): Promise<readonly ImageSummaryJson[]>;
  /** By reference or id; undefined when the engine has none. */
  inspect(reference: string, signal: AbortSignal): Promise<ImageJson | undefined>;
  pull(
    reference: string,
    platform: string,
    onProgress: (line: string) => void,
    signal: AbortSignal,
  ): Promise<void>;
  /** Classic builder; `context` is a tar. Secrets travel in headers and body only. */
  build(
    options: BuildOptions,
    context: AsyncIterable<Uint8Array>,
    onProgress: (line: string) => void,
    signal: AbortSignal,
  ): Promise<EngineId>;
};

export type BuildOptions = {
  readonly tag: string;
  readonly dockerfile: string;
  readonly args: StringMap;
  readonly target: string;
  readonly labels: StringMap;
  readonly network: string;
  readonly platform: string;
  readonly noCache: boolean;
  readonly pull: boolean;
  readonly extraHosts: readonly string[];
  readonly shmSize: number;
  readonly cacheFrom: readonly string[];
};

/** Where declarations come from: a git mirror, or a folder read as it lies on disk. */
export type Source = {
  /** Brings the mirror up to date (folders: nothing to do) and says what the branch points at. */
  fetch(signal: AbortSignal): Promise<Revision>;
  tree(revision: Revision, signal: AbortSignal): Promise<SourceTree>;
  /** The bytes of files by object id, for content that is delivered to a target. */
  read(revision: Revision, path: string, signal: AbortSignal): Promise<Uint8Array>;
  /**
   * Who wrote these lines; nobody for folders that are read as they lie. Lines count from 1; line 0 asks who
   * changed the file (or anything in the folder) last. With `since`, only what is newer than that commit; a
   * commit that the repository does not have any more counts as none.
   */
  blame(
    revision: Revision,
    file: string,
    lines: readonly number[],
    signal: AbortSignal,
    since?: Commit,
  ): Promise<ReadonlyMap<number, Blame>>;
  /** The commit that removed `path`, seen from `revision`; undefined when unknown. */
  removal(revision: Revision, path: string, signal: AbortSignal): Promise<Revision | undefined>;
  /**
   * Everybody who had a hand in what these files and folders became between `since` and `revision`: authors
   * and committers, each once. Without `since`, or when it is not known any more, of all history; no paths,
   * nobody. Nobody for folders that are read as they lie. A commit may name nobody: `{name: '', email: ''}`.
   */
  authors(
    since: Commit | undefined,
    revision: Revision,
    paths: readonly string[],
    signal: AbortSignal,
  ): Promise<readonly Author[]>;
};

/** The other side of a source, for who follows it over time. A folder is its own other side. */
export type Remote = {
  /**
   * What there is now, asked with one call that brings nothing: a text that differs whenever that does (of
   * git the commit); undefined: there is no such branch.
   */
  head(signal: AbortSignal): Promise<string | undefined>;
  /**
   * A commit that is known here, without asking anybody, by its hash or the first 7 digits or more of it;
   * undefined when none or several begin so.
   */
  revision(commit: string, signal: AbortSignal): Promise<Revision | undefined>;
  /** Sees to it that this commit stays known here, whatever happens to the branch. */
  keep(commit: Commit, signal: AbortSignal): Promise<void>;
  /** True when `older` is in the history of `newer`; false also when one of them is not known here. */
  isAncestor(older: Commit, newer: Commit, signal: AbortSignal): Promise<boolean>;
  /**
   * Of the commits after `since` up to `upTo`, those without a good signature by an allowed signer, newest
   * first. Without `since` only `upTo` itself is looked at.
   */
  unsigned(upTo: Commit, since: Commit | undefined, signal: AbortSignal): Promise<readonly Commit[]>;
};

export type FollowedSource = Source & { readonly remote: Remote };

export type Secrets = {
  /** Keyed fingerprint of a plain value; the key never leaves the host. */
  readonly fingerprint: FingerprintOf;
  /** The value; fails with `secret/missing`. Called by executors, and by resolve's fingerprinting only. */
  reveal(name: SecretName): string;
};

/** The secrets of one revision, opened: values in memory only, each read at most once. */
export type OpenSecrets = Secrets & {
  /** Needs that could not be met, each with its declaration's place; their instances are held. */
  readonly problems: ReadonlyMap<SecretName, Problem>;
  /** The same text as long as no value has changed; says nothing about values. */
  readonly revision: string;
};

/** Keeps generated secrets encrypted at rest, and opens those that declarations bring or refer to. */
export type Vault = {
  /**
   * Makes generated secrets that do not exist yet (durable when it returns) and opens all others.
   * Runs before resolve for `plan` as for `apply`: an unused secret in our own store harms nothing.
   */
  ensure(needs: readonly SecretNeed[], signal: AbortSignal): Promise<OpenSecrets>;
  /** Keeps a value given by a person; from now on it stands in for the generated one. */
  set(name: SecretName, value: string, signal: AbortSignal): Promise<void>;
  /** What is kept, by name. */
  list(signal: AbortSignal): Promise<readonly SecretFacts[]>;
  /** An armored age file for a recipient, this host by default; fails with `secret/bad-recipient`. */
  encrypt(value: string, recipient?: string): Promise<string>;
  /** What `encrypt` made for this host; fails with `secret/age-*`. */
  decrypt(file: string): Promise<string>;
  /** The public half of the host's identity: `age1…`. */
  readonly recipient: string;
};

/** Seals our ownership labels with the host's key. */
export type Seal = {
  /** HMAC-SHA256, hex, over the labels' canonical JSON. */
  sign(labels: StringMap): string;
};

/** Accounts at registries, which only what talks to an engine may ask for. */
export type Registries = {
  /** Those with an account; Docker Hub is `docker.io`. */
  readonly hosts: readonly string[];
  /** Undefined: there is none. Fails with `registry/no-password`. The answer must not be kept or logged. */
  accountAt(host: string): Promise<RegistryAccount | undefined>;
};

export type RegistryAccount = {
  readonly registry: string;
  readonly username: string;
  readonly password: string;
};

export type Store = {
  load(target: TargetName): Promise<AppliedTarget | undefined>;
  /** Durable when it returns: written, fsynced, renamed, folder fsynced. */
  save(state: AppliedTarget): Promise<void>;
};

export type Journal = {
  /** Durable when it returns. */
  append(entry: JournalEntry): Promise<void>;
  /** All entries of runs that have no end yet, oldest first. */
  unfinished(target: TargetName): Promise<readonly JournalEntry[]>;
  /** Entries newest first, at most `limit`. */
  recent(target: TargetName, limit: number): Promise<readonly JournalEntry[]>;
};

/** One mutating run per target, over processes. Fails with `lock/held`, naming the holder. */
export type Lock = {
  acquire(target: TargetName): Promise<AsyncDisposable>;
  /** Who changes the target at this moment; undefined: nobody, or it cannot be told. Takes nothing. */
  holder(target: TargetName): Promise<Holder | undefined>;
};

/** `by`: `apply by ana`. `since`: ISO 8601. */
export type Holder = { readonly by: string; readonly process: number; readonly since: string };

export type Access = {
  /** Permission bits. */
  readonly mode: number;
  readonly isOwn: boolean;
  /** False where the disk or the permissions refuse it. */
  readonly canWrite: boolean;
};

/** The machine we run on. Undefined: cannot be told (not there, not allowed). */
export type Host = {
  /** Version of Node. */
  readonly runtime: string;
  freeSpace(
    path: string,
  ): Promise<{ readonly bytes: number; readonly inodes: number | undefined } | undefined>;
  access(path: string): Promise<Access | undefined>;
  /** Where a path leads, links followed; of what is not there, its nearest folder that is. */
  realPath(path: string): Promise<RealPath | undefined>;
  gitVersion(): Promise<string | undefined>;
};

export type Clock = {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(ms: number, signal: AbortSignal): Promise<void>;
};
