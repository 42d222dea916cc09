// docs/reference/openapi.json and docs/reference/metrics.md from the operations and the metrics themselves;
// `--check` fails when one is stale.
//   node scripts/generate-api.ts [--check]

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { ownVersion } from '../src/cli/version.ts';
import { OPERATIONS } from '../src/control/operations.ts';
import { createMetrics } from '../src/serve/metrics.ts';
import { openApi } from '../src/serve/openapi.ts';

const REFERENCE = join(import.meta.dirname, '../docs/reference');

/** The description of the HTTP interface as text. */
export function apiText(): string {
  return `${JSON.stringify(openApi(OPERATIONS, ownVersion()), null, 2)}\n`;
}

/** The page of metrics as markdown. */
export function metricsPage(): string {
  const nobody = () => {
    throw new Error('nothing is measured here');
  };
  const rows = createMetrics({ status: nobody, followers: nobody, work: nobody }).described.map(
    ({ name, type, labels, help }) =>
      `| \`${name}\` | ${type} | ${labels.map((label) => `\`${label}\``).join(' ') || '-'} | ${help} |`,
  );
  return `${[
    '# Metrics',
    'Made by `scripts/generate-api.ts` from the metrics themselves. `GET /metrics` of the listener `http` of fleet.yaml\nanswers with them in the text format of Prometheus, to whoever has an API key of scope `read`\n(`shipshape key create prometheus --as NAME`; `authorization: {credentials_file: …}` in the scrape configuration), or to\neverybody who reaches the address with `listeners.http.metrics: open`.',
    'Names and shapes follow Flux (`gotk_reconcile_duration_seconds`) and Argo CD (`argocd_app_info`). No label holds a\ncommit or a digest, and series of what is gone go with it. Besides these there are those of the process and of Node\n(`process_*`, `nodejs_*`).',
    ['| name | type | labels | what it is |', '|---|---|---|---|', ...rows].join('\n'),
    'Worth an alert: `shipshape_instance_ready == 0` for longer than your approvals take, `shipshape_source_stale == 1`,\n`shipshape_target_stale == 1`, `shipshape_work_still_seconds > 900`, `shipshape_source_refusing == 1`, `increase(shipshape_drift_detected_total[1h]) > 3`.',
  ].join('\n\n')}\n`;
}

function main(): void {
  const isCheck = process.argv.includes('--check');
  const pages = [
    ['openapi.json', apiText()],
    ['metrics.md', metricsPage()],
  ] as const;
  for (const [name, text] of pages) {
    const path = join(REFERENCE, name);
    if (!isCheck) writeFileSync(path, text);
    else if (readFileSync(path, 'utf8') !== text) {
      console.error(`docs/reference/${name} is stale: run npm run generate`);
      process.exitCode = 1;
    }
  }
}

if (import.meta.main) main();
