// The Remote port: what the branch points at without fetching, whether history goes on from where we were,
// and who signed it. Only exit codes and `%G?` of git count; text of signatures is never parsed.

import { Failure } from '../../model/failure.ts';
import { isBranchName } from '../../model/git-url.ts';
import { type Commit, commit } from '../../model/ref.ts';
import type { Remote } from '../../ports.ts';
import { keyringHome } from './keyring.ts';
import { parseRevision, REVISION_FORMAT } from './listing.ts';
import { type Mirror, refOf } from './mirror.ts';

export type RemoteOptions = {
  readonly url: string;
  readonly branch: string;
  /** Whose signatures count; undefined: none do. */
  readonly signatures:
    | { readonly allowedSignersFile: string | undefined; readonly gpgHome: string | undefined }
    | undefined;
};

export function createRemote(mirror: Mirror, options: RemoteOptions): Remote {
  const { url, branch } = options;
  return {
    async head(signal) {
      if (!isBranchName(branch)) {
        throw new Failure('git/bad-branch', 'the configured name is not the name of a branch');
      }
      const ref = `refs/heads/${branch}`;
      const args = ['ls-remote', '--quiet', '--upload-pack=git-upload-pack', '--end-of-options', url, ref];
      return headIn(await mirror.outside('asking for the branch', args, signal), ref);
    },
    async revision(wanted, signal) {
      if (!/^[0-9a-f]{7,64}$/.test(wanted)) return undefined;
      const args = ['log', '-1', REVISION_FORMAT, wanted, '--'];
      const output = await known(mirror.read('reading the commit', args, signal));
      const revision = output === undefined ? undefined : parseRevision(output, branch);
      // A ref with a name of hex digits would come before the hash.
      return revision?.commit.startsWith(wanted) === true ? revision : undefined;
    },
    async keep(wanted, signal) {
      const ref = refOf(branch).replace('refs/shipshape/', 'refs/shipshape-kept/');
      await mirror.inside('keeping the commit', ['update-ref', '--', ref, idOf(wanted)], {}, signal);
    },
    async isAncestor(older, newer, signal) {
      // What `older` has and `newer` has not: nothing, when the one is in the history of the other.
      const args = ['rev-list', '--max-count=1', idOf(older), `^${idOf(newer)}`, '--'];
      const output = await known(mirror.read('reading the history', args, signal));
      return output?.trim() === '';
    },
    async unsigned(upTo, since, signal) {
      const range = since === undefined ? ['--max-count=1', idOf(upTo)] : [idOf(upTo), `^${idOf(since)}`];
      const args = [...signerConfig(options), 'log', '--format=%H %G?', ...range, '--'];
      const env = await signerEnvironment(mirror, options);
      return badIn(await mirror.inside('checking signatures', args, env, signal));
    },
  };
}

function idOf(wanted: Commit): Commit {
  if (isId(wanted)) return wanted;
  throw new Failure('git/unknown-commit', 'a revision that is no commit of a repository');
}

function isId(text: string): boolean {
  return /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(text);
}

/** Undefined when git has no such object here. */
async function known(output: Promise<string>): Promise<string | undefined> {
  try {
    return await output;
  } catch (error) {
    const isUnknown = error instanceof Failure && UNKNOWN.test(error.message);
    if (isUnknown) return undefined;
    throw error;
  }
}

const UNKNOWN =
  /bad object|bad revision|unknown revision|not a git repository|no git repository|does not exist/i;

/** `<id> TAB <ref>` for each ref that ends so; only the very one counts. */
function headIn(output: string, ref: string): string | undefined {
  for (const line of output.split('\n')) {
    const [id = '', name] = line.split('\t');
    if (name === ref && isId(id)) return id;
  }
  return undefined;
}

/** `G` alone is a good signature of somebody allowed; `U` is good and of nobody we were told about. */
function badIn(output: string): readonly Commit[] {
  return output.split('\n').flatMap((line) => {
    const [id = '', state] = line.split(' ');
    return id === '' || state === 'G' ? [] : [commit(id)];
  });
}

/** Without a file of signers the empty one, so that no configuration of the host can name another. */
function signerConfig({ signatures }: RemoteOptions): readonly string[] {
  const allowed = signatures?.allowedSignersFile ?? '/dev/null';
  return ['-c', `gpg.ssh.allowedSignersFile=${allowed}`, '-c', 'log.showSignature=false'];
}

/** Without a keyring git's own home, which has none: nobody's OpenPGP signature counts. */
async function signerEnvironment(
  { home }: Mirror,
  { signatures }: RemoteOptions,
): Promise<Readonly<Record<string, string>>> {
  const gpgHome = signatures?.gpgHome;
  return gpgHome === undefined ? {} : { GNUPGHOME: await keyringHome(home, gpgHome) };
}
