// How the properties are run: from one fixed seed, so that a test run says the same thing each time.
// Whoever hunts for what nobody thought of sets FC_SEED and PROPERTY_RUNS: see CONTRIBUTING.md.

const SEED = 20_261_120;

/** Parameters of every `fc.assert`. `usual`: how many runs are enough when nobody hunts. */
export function runs(usual = 100): { readonly seed: number; readonly numRuns: number } {
  return { seed: numberOf('FC_SEED') ?? SEED, numRuns: numberOf('PROPERTY_RUNS') ?? usual };
}

function numberOf(name: string): number | undefined {
  const text = process.env[name];
  if (text === undefined || text === '') return undefined;
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new Error(`${name}=${text} is not a whole number`);
  return number;
}
