// What a run of vitest came to, from its JSON report. A run that cannot be counted has failed.

import { readFileSync } from 'node:fs';

export type Count = { readonly passed: number; readonly failed: number };

/** The part of vitest's JSON report that is looked at here. */
export type Report = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  /** Skipped ones. */
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
};

/** The report in a file; undefined when there is none that can be read. */
export function readReport(file: string): Report | undefined {
  try {
    const report: Report = JSON.parse(readFileSync(file, 'utf8'));
    return report;
  } catch {
    return undefined;
  }
}

/**
 * Counts tests. Besides those that failed, a file that could not be loaded counts as one, and so does a
 * run that ended badly for a reason outside of every test (`exitedWell` false).
 */
export function countOf(
  report: Report | undefined,
  exitedWell: boolean,
): Count & { readonly skipped: number } {
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((each) => each.status === 'failed'),
  );
  const failed = report.numFailedTests + unloaded.length;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !exitedWell ? 1 : failed,
    skipped: report.numPendingTests,
  };
}
