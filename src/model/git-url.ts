// Where git may fetch from, and what a branch may be called. A url goes to a program that runs with our
// rights, so only four plain forms pass: https, ssh, scp-like ssh, file. Never with credentials in it.

export type GitUrl = { readonly kind: 'https' | 'ssh' | 'file'; readonly url: string };
export type BadGitUrl = { readonly kind: 'bad'; readonly message: string; readonly hint: string };

const HOST = '(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+\\])';
const PATH = '[A-Za-z0-9._~+@%:,=/-]+';
const USER = '[A-Za-z0-9_][A-Za-z0-9_.-]*';
const HTTPS = new RegExp(`^https://${HOST}(?::[0-9]{1,5})?/${PATH}$`);
const SSH = new RegExp(`^ssh://(?:${USER}@)?${HOST}(?::[0-9]{1,5})?/${PATH}$`);
const SCP = new RegExp(`^(?:${USER}@)?${HOST}:(?!/?-)(?!//)${PATH}$`);
const FILE = new RegExp(`^file:///${PATH}$`);

/** The url when it has one of the allowed forms; otherwise why not. Messages never repeat the url. */
export function gitUrl(url: string): GitUrl | BadGitUrl {
  if (HTTPS.test(url)) return hasUserInfo(url) ? CREDENTIALS : { kind: 'https', url };
  if (SSH.test(url)) return { kind: 'ssh', url };
  if (FILE.test(url) && !/%(?![2-9A-Fa-f][0-9A-Fa-f])/.test(url)) return { kind: 'file', url };
  if (!url.includes('://') && !url.includes('::') && SCP.test(url)) return { kind: 'ssh', url };
  if (hasUserInfo(url)) return CREDENTIALS;
  return {
    kind: 'bad',
    message: `the url is not one that git may fetch from${schemeWords(url)}`,
    hint: 'use https://host/path, ssh://user@host/path, user@host:path or file:///path',
  };
}

const CREDENTIALS: BadGitUrl = {
  kind: 'bad',
  message: 'the url holds credentials',
  hint: 'remove them from the url and name a file under `credentials.tokenFile`',
};

function hasUserInfo(url: string): boolean {
  return /^[a-z+]+:\/\/[^/]*:[^/]*@/i.test(url) || /^https?:\/\/[^/]*@/i.test(url);
}

function schemeWords(url: string): string {
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]{0,20})(?:::|:\/\/)/.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined || ['https', 'ssh', 'file'].includes(scheme)) return '';
  return `: \`${scheme}\` is not allowed`;
}

/** A branch as `git check-ref-format` allows it, that is neither an option, nor HEAD, nor a full ref. */
export function isBranchName(name: string): boolean {
  return (
    name.length <= 255 &&
    /^[A-Za-z0-9._/+@#%=-]+$/.test(name) &&
    !/^[-/.]|[/.]$|\/\.|\/\/|\.\.|@\{|\.lock(?:\/|$)|^refs\//.test(name) &&
    name !== 'HEAD' &&
    name !== '@'
  );
}
