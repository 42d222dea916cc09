// Somebody who came in by SSH: one connection, with as many screens as they open in it. In memory only: what
// stays of it is in the audit.

export type LoginId = string;

export type Login = {
  readonly id: LoginId;
  readonly name: string;
  /** `ssh-key SHA256:… from 10.0.0.7`. */
  readonly how: string;
  /** Our own SSH server, or the system's sshd. */
  readonly door: 'ssh' | 'sshd';
  /** RFC 3339. */
  readonly since: string;
};

/** The door of our own SSH server. `hostKey`: `SHA256:…`, to compare with what the client shows. */
export type SshDoor = { readonly address: string; readonly hostKey: string; readonly isUp: boolean };

/** What somebody shows at the door: a public key or a certificate, as `TYPE BASE64`, that they proved to hold. */
export type Shown = {
  readonly key: string;
  /** An IP address. */
  readonly address: string;
  readonly door: Login['door'];
};

/** Whose keys open the door now, by fingerprint; without certificates, which say themselves for whom they are. */
export type KeyHolder = {
  readonly name: string;
  readonly fingerprints: readonly string[];
  /** Whether a one-time code is asked for after the key; `missing`: it would be, and there is none. */
  readonly code: 'none' | 'asked' | 'missing';
};
