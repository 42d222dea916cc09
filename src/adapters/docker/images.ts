// Images over the API: inspect, pull, and the classic builder. Pulls and builds may take as long as
// they speak; silence is what their deadline counts.

import type { EngineId, ImageJson, ImageSummaryJson } from '../../model/engine.ts';
import { Failure } from '../../model/failure.ts';
import { engineId } from '../../model/ref.ts';
import { safeLine } from '../../model/safe-text.ts';
import type { BuildOptions, ImageCalls, Registries } from '../../ports.ts';
import { list, object } from './answers.ts';
import type { Caller } from './call.ts';
import { badAnswer, refusal } from './failures.ts';
import { jsonLines } from './lines.ts';
import { buildLogin, explained, pullLogin } from './registries.ts';

export function imageCalls(caller: Caller, idleMs: number, registries: Registries): ImageCalls {
  async function inspect(reference: string, signal: AbortSignal): Promise<ImageJson | undefined> {
    const what = `inspect image ${reference}`;
    const path = ['images', ...reference.split('/'), 'json'];
    const { status, text } = await caller.text({ method: 'GET', path, what, accepts: [404] }, signal);
    return status === 404 ? undefined : object<ImageJson>(what, text, ['Id', 'Os', 'Architecture', 'Config']);
  }

  return {
    inspect,
    async list(signal) {
      const what = 'list images';
      const { text } = await caller.text({ method: 'GET', path: ['images', 'json'], what }, signal);
      return list<ImageSummaryJson>(what, text, ['Id', 'RepoTags']);
    },
    async pull(reference, platform, onProgress, signal) {
      const what = `pull ${reference}`;
      const query = { ...pullQuery(reference), platform: platform === '' ? undefined : platform };
      const path = ['images', 'create'];
      const login = await pullLogin(registries, reference);
      try {
        const reply = await caller.stream(
          { method: 'POST', path, query, what, stream: true, deadlineMs: idleMs, ...login },
          signal,
        );
        for await (const line of jsonLines(what, reply.pieces)) {
          report(what, line, login.secrets, onProgress);
        }
      } catch (error) {
        throw explained(error, registries, reference);
      }
    },
    async build(options, context, onProgress, signal) {
      const what = `build ${options.tag}`;
      const login = await buildLogin(registries, onProgress);
      const secrets = [...Object.values(options.args).filter((value) => value.length >= 6), ...login.secrets];
      const reply = await caller.stream(
        {
          method: 'POST',
          path: ['build'],
          query: buildQuery(options),
          tar: context,
          what,
          stream: true,
          deadlineMs: idleMs,
          headers: login.headers,
          secrets,
        },
        signal,
      );
      let built: EngineId | undefined;
      for await (const line of jsonLines(what, reply.pieces)) {
        report(what, line, secrets, onProgress);
        built = builtId(line) ?? built;
      }
      const id = built ?? (await inspect(options.tag, signal))?.Id;
      if (id === undefined) throw badAnswer(what, 'it ended without an image');
      return engineId(id);
    },
  };
}

/** `name:tag`, `name@sha256:…` and a bare name; without a tag the engine would pull every tag. */
function pullQuery(reference: string): { readonly fromImage: string; readonly tag: string | undefined } {
  const at = reference.indexOf('@');
  if (at >= 0) return { fromImage: reference.slice(0, at), tag: reference.slice(at + 1) };
  const colon = reference.lastIndexOf(':');
  if (colon <= reference.lastIndexOf('/')) return { fromImage: reference, tag: 'latest' };
  return { fromImage: reference.slice(0, colon), tag: reference.slice(colon + 1) };
}

function buildQuery(options: BuildOptions): Readonly<Record<string, string | readonly string[] | undefined>> {
  return {
    t: options.tag,
    dockerfile: options.dockerfile,
    // The API has no other place for them: build arguments are no place for secrets.
    buildargs: JSON.stringify(options.args),
    labels: JSON.stringify(options.labels),
    target: options.target === '' ? undefined : options.target,
    networkmode: options.network === '' ? undefined : options.network,
    platform: options.platform === '' ? undefined : options.platform,
    nocache: options.noCache ? '1' : '0',
    pull: options.pull ? '1' : undefined,
    extrahosts: options.extraHosts.length === 0 ? undefined : options.extraHosts,
    shmsize: options.shmSize === 0 ? undefined : String(options.shmSize),
    cachefrom: options.cacheFrom.length === 0 ? undefined : JSON.stringify(options.cacheFrom),
    rm: '1',
    forcerm: '1',
  };
}

/** Passes on what a line says; an error inside a stream that began well is a failure all the same. */
function report(
  what: string,
  line: Readonly<Record<string, unknown>>,
  secrets: readonly string[],
  onProgress: (line: string) => void,
): void {
  const error = line['error'];
  if (typeof error === 'string') {
    const failure = refusal(what, 500, error, secrets);
    // A build that fails does so by its own commands: the same again would fail the same way.
    const isBuild = what.startsWith('build ') && failure.code === 'engine/failed';
    throw isBuild
      ? new Failure('engine/build-failed', failure.message, { hint: 'see the build output above' })
      : failure;
  }
  const said = line['stream'] ?? line['status'];
  if (typeof said !== 'string' || said.trim() === '') return;
  const detail = typeof line['progress'] === 'string' ? ` ${line['progress']}` : '';
  const layer = typeof line['id'] === 'string' ? `${line['id']}: ` : '';
  onProgress(safeLine(`${layer}${said}${detail}`));
}

function builtId(line: Readonly<Record<string, unknown>>): EngineId | undefined {
  const aux = line['aux'];
  if (typeof aux !== 'object' || aux === null || !('ID' in aux)) return undefined;
  return typeof aux.ID === 'string' && aux.ID.startsWith('sha256:') ? engineId(aux.ID) : undefined;
}
