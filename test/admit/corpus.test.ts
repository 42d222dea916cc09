// What the guard says of real Compose files: ordinary stacks live under the baseline, and what reaches for
// the host does not. The folder is named by COMPOSE_CORPUS; without it nothing is compared.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { expect, test } from 'vitest';
import type { AdmissionProfile, AdmissionSettings } from '../../src/model/admission.ts';
import { desiredOf, entriesOf, findingsOf } from './corpus.ts';

const CORPUS = process.env['COMPOSE_CORPUS'];
/** What a fleet with a person's nod to the engine's socket would allow. */
const REACHES_FOR_THE_HOST = new Set([
  ...['socket-mount', 'denied-path', 'devices', 'host-namespace', 'dangerous-capabilities'],
  ...['unconfined', 'sysctls', 'privileged'],
]);

if (CORPUS === undefined) {
  test('the corpus is not here: set COMPOSE_CORPUS to try the guard on real files', ({ annotate }) => {
    expect(CORPUS).toBeUndefined();
    return annotate('COMPOSE_CORPUS is not set, no file was judged').then(() => undefined);
  });
} else {
  test('under the baseline a file in ten at most is denied, and only for reaching for its host', async ({
    annotate,
  }) => {
    const seen = await survey(CORPUS, 'baseline');
    await annotate(seen.words);
    const { deny = 0 } = seen.counts;
    expect(deny).toBeLessThan(seen.total / 10);
    expect([...seen.denying].filter((rule) => !REACHES_FOR_THE_HOST.has(rule))).toEqual([]);
    const legacy = await survey(CORPUS, 'legacy');
    expect(Object.keys(legacy.counts).sort()).toEqual(['refused', 'warn']);
  }, 60_000);
}

async function survey(corpus: string, profile: AdmissionProfile) {
  const settings: AdmissionSettings = { profile, rules: {}, hostPaths: [], registries: undefined };
  const counts: Record<string, number> = {};
  const rules = new Map<string, Set<string>>();
  const entries = await entriesOf(corpus);
  const add = (key: string) => {
    counts[key] = (counts[key] ?? 0) + 1;
  };
  for (const entry of entries) {
    const folder = await mkdtemp(join(tmpdir(), 'shipshape-corpus-'));
    try {
      const instance = await desiredOf(folder, corpus, entry);
      if (instance === undefined) {
        add('refused');
        continue;
      }
      const findings = findingsOf(instance, settings);
      const levels = new Set(findings.map(({ level }) => level));
      add((['deny', 'approval', 'warn'] as const).find((level) => levels.has(level)) ?? 'clean');
      for (const { level, rule } of findings) {
        const key = `${level} ${rule}`;
        rules.set(key, (rules.get(key) ?? new Set()).add(entry.file));
      }
    } finally {
      await rm(folder, { recursive: true });
    }
  }
  const lines = [...rules].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, files]) => `${files.size} ${key}`);
  const denying = new Set(
    [...rules.keys()].flatMap((key) => (key.startsWith('deny ') ? [key.slice(5)] : [])),
  );
  return { counts, total: entries.length, denying, words: [JSON.stringify(counts), ...lines].join('\n') };
}
