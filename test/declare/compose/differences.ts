// Every deliberate difference between our reading of a Compose file and the real tool's output.

export type Difference = {
  /** The corpus file. */
  readonly file: string;
  /** The place in the normalised model. */
  readonly path: string;
  readonly reason: string;
};

export const differences: readonly Difference[] = [];
