// Leaves of a Compose file that cannot be done on a Docker engine, and say so.

import { type ComposeCase, refused } from './compose-case.ts';

function hooks(key: 'post_start' | 'pre_stop'): readonly ComposeCase[] {
  const at = `services.*.${key}[]`;
  return [
    refused(`${at}.command`, 'run', { badUp: 2 }),
    refused(`${at}.command[]`, 'run', { badUp: 3 }),
    refused(`${at}.user`, '1', { badUp: 2 }),
    refused(`${at}.privileged`, true, { badUp: 2 }),
    refused(`${at}.working_dir`, '/x', { badUp: 2 }),
    refused(`${at}.environment[]`, 'K=1', { badUp: 3 }),
    refused(`${at}.environment.*`, '1', { badUp: 2 }),
  ];
}

export const REFUSED: readonly ComposeCase[] = [
  refused('services.*.cpu_count', 2),
  refused('services.*.cpu_percent', 50),
  refused('services.*.credential_spec.config', 'x'),
  refused('services.*.credential_spec.file', 'x'),
  refused('services.*.credential_spec.registry', 'x'),
  refused('services.*.use_api_socket', true),
  refused('services.*.provider.type', 'x'),
  refused('services.*.provider.options.*', 'x'),
  refused('services.*.provider.options.*[]', 'x', { badUp: 3 }),
  refused('services.*.models[]', 'k'),
  refused('services.*.models.*.endpoint_var', 'X'),
  refused('services.*.models.*.model_var', 'X'),
  ...hooks('post_start'),
  ...hooks('pre_stop'),
];
