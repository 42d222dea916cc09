// Leaves of a service that say what runs: programs, variables, labels, healthchecks.

import { expect } from 'vitest';
import { type ComposeCase, idle, NONSENSE, row } from './compose-case.ts';

const SECOND = 1e9;
const FILES = { 'one.env': 'K=1\n', 'two.env': 'K=2\n' };
const LABELS = { 'one.labels': 'k=1\n', 'two.labels': 'k=2\n' };
const CHECKED = { s: { healthcheck: { test: ['CMD', 'true'] } } };
const OTHER = { with: { services: { t: { image: 'app:1' } } } };
const ID = expect.stringMatching(/^[0-9a-f]{12}$/);

export const PROCESS: readonly ComposeCase[] = [
  row('services.*.image', ['app:1', 'app:2', NONSENSE], 'Config.Image', [undefined, 'app:1', 'app:2']),
  row('services.*.command', ['run 1', 'run "2 3"', NONSENSE], 'Config.Cmd', [
    ['sh'],
    ['run', '1'],
    ['run', '2 3'],
  ]),
  row('services.*.command[]', ['run', 'walk', NONSENSE], 'Config.Cmd', [['sh'], ['run'], ['walk']]),
  row('services.*.entrypoint', ['run 1', 'run 2', NONSENSE], 'Config.Entrypoint', [
    null,
    ['run', '1'],
    ['run', '2'],
  ]),
  row('services.*.entrypoint[]', ['run', 'walk', NONSENSE], 'Config.Entrypoint', [null, ['run'], ['walk']]),
  row('services.*.environment.*', ['1', 2, NONSENSE], 'Config.Env', [[], ['k=1'], ['k=2']]),
  row('services.*.environment[]', ['K=1', 'K=2', NONSENSE], 'Config.Env', [[], ['K=1'], ['K=2']]),
  row('services.*.env_file', ['one.env', 'two.env', 'three.env'], 'Config.Env', [[], ['K=1'], ['K=2']], {
    files: FILES,
  }),
  row('services.*.env_file[]', ['one.env', 'two.env', 'three.env'], 'Config.Env', [[], ['K=1'], ['K=2']], {
    files: FILES,
  }),
  row(
    'services.*.env_file[].path',
    ['one.env', 'two.env', 'three.env'],
    'Config.Env',
    [[], ['K=1'], ['K=2']],
    { files: FILES },
  ),
  row(
    'services.*.env_file[].format',
    ['raw', 'raw', 'round'],
    'Config.Env',
    [['K=1'], ['K="1"'], ['K="1"']],
    { files: { 'one.env': 'K="1"\n' }, s: { env_file: [{ path: 'one.env' }] } },
  ),
  row('services.*.env_file[].required', [false, 'false', 'perhaps'], 'Config.Env', [undefined, [], []], {
    s: { env_file: [{ path: 'three.env' }] },
  }),
  row(
    'services.*.label_file',
    ['one.labels', 'two.labels', 'three.labels'],
    'Config.Labels.k',
    [null, '1', '2'],
    { files: LABELS },
  ),
  row(
    'services.*.label_file[]',
    ['one.labels', 'two.labels', 'three.labels'],
    'Config.Labels.k',
    [null, '1', '2'],
    { files: LABELS },
  ),
  row('services.*.labels.*', ['1', 2, NONSENSE], 'Config.Labels.k', [null, '1', '2']),
  row('services.*.labels[]', ['k=1', 'k=2', NONSENSE], 'Config.Labels.k', [null, '1', '2']),
  row('services.*.hostname', ['one', 'two', NONSENSE], 'Config.Hostname', [ID, 'one', 'two']),
  row('services.*.domainname', ['one.org', 'two.org', NONSENSE], 'Config.Domainname', [
    '',
    'one.org',
    'two.org',
  ]),
  row('services.*.user', ['1', '2:2', NONSENSE], 'Config.User', ['', '1', '2:2']),
  row('services.*.working_dir', ['/one', '/two', NONSENSE], 'Config.WorkingDir', ['', '/one', '/two']),
  row('services.*.stop_signal', ['SIGINT', 'SIGQUIT', NONSENSE], 'Config.StopSignal', [
    null,
    'SIGINT',
    'SIGQUIT',
  ]),
  row('services.*.stop_grace_period', ['5s', '1m7s', 'soon'], 'Config.StopTimeout', [null, 5, 67]),
  row('services.*.stdin_open', [true, 'false', 'perhaps'], 'Config.OpenStdin', [false, true, false]),
  row('services.*.tty', [true, 'false', 'perhaps'], 'Config.Tty', [false, true, false]),
  row('services.*.init', [true, false, 'perhaps'], 'HostConfig.Init', [
    expect.toBeOneOf([null, false]),
    true,
    false,
  ]),
  row('services.*.restart', ['always', 'on-failure:3', 'sometimes'], 'HostConfig.RestartPolicy', [
    { Name: expect.toBeOneOf(['', 'no']), MaximumRetryCount: 0 },
    { Name: 'always', MaximumRetryCount: 0 },
    { Name: 'on-failure', MaximumRetryCount: 3 },
  ]),
  row('services.*.healthcheck.test', ['true', 'false || true', NONSENSE], 'Config.Healthcheck.Test', [
    null,
    ['CMD-SHELL', 'true'],
    ['CMD-SHELL', 'false || true'],
  ]),
  row(
    'services.*.healthcheck.test[]',
    ['CMD', 'CMD-SHELL', NONSENSE],
    'Config.Healthcheck.Test',
    [
      ['CMD-SHELL', 'true'],
      ['CMD', 'true'],
      ['CMD-SHELL', 'true'],
    ],
    { s: { healthcheck: { test: ['CMD-SHELL', 'true'] } } },
  ),
  row(
    'services.*.healthcheck.interval',
    ['5s', '7s', 'soon'],
    'Config.Healthcheck.Interval',
    [null, 5 * SECOND, 7 * SECOND],
    CHECKED,
  ),
  row(
    'services.*.healthcheck.timeout',
    ['5s', '7s', 'soon'],
    'Config.Healthcheck.Timeout',
    [null, 5 * SECOND, 7 * SECOND],
    CHECKED,
  ),
  row(
    'services.*.healthcheck.start_period',
    ['5s', '7s', 'soon'],
    'Config.Healthcheck.StartPeriod',
    [null, 5 * SECOND, 7 * SECOND],
    CHECKED,
  ),
  idle('services.*.healthcheck.start_interval', ['5s', '7s', 'soon'], CHECKED),
  row(
    'services.*.healthcheck.retries',
    [5, '7', 'many'],
    'Config.Healthcheck.Retries',
    [null, 5, 7],
    CHECKED,
  ),
  row(
    'services.*.healthcheck.disable',
    [true, false, 'perhaps'],
    'Config.Healthcheck.Test',
    [['CMD', 'true'], ['NONE'], ['CMD', 'true']],
    CHECKED,
  ),
  row('services.*.logging.driver', ['local', 'none', NONSENSE], 'HostConfig.LogConfig.Type', [
    'json-file',
    'local',
    'none',
  ]),
  row(
    'services.*.logging.options.*',
    ['1', 2, NONSENSE],
    'HostConfig.LogConfig.Config',
    [{}, { 'max-file': '1' }, { 'max-file': '2' }],
    { keys: ['s', 'max-file'] },
  ),
  // A service's containers are called after instance and service; the name asked for is an alias of theirs.
  row('services.*.container_name', ['one', 'two', '-'], 'NetworkSettings.Networks.a_default.Aliases', [
    expect.not.arrayContaining(['one']),
    expect.arrayContaining(['s', 'one']),
    expect.arrayContaining(['s', 'two']),
  ]),
  row('services.*.scale', [2, '3', 'many'], ({ engine }) => engine.control.containers().length, [1, 2, 3]),
  row('services.*.profiles[]', ['p', 'q', NONSENSE], 'Config.Image', ['app:1', null, null], OTHER),
  row('services.*.platform', ['linux/amd64', 'linux/amd64', NONSENSE], 'Config.Image', [
    'app:1',
    'app:1',
    'app:1',
  ]),
  // What runs is left: a policy is for what is made from then on.
  idle('services.*.pull_policy', ['always', 'never', 'sometimes']),
  idle('services.*.pull_refresh_after', ['1h', '2h', NONSENSE]),
  idle('services.*.attach', [true, false, 'perhaps']),
  row('services.*.extends', ['t', 'u', 'v'], 'Config.Env', [[], ['K=1'], ['K=2']], {
    with: {
      services: {
        t: { image: 'app:1', environment: { K: 1 } },
        u: { image: 'app:1', environment: { K: 2 } },
      },
    },
  }),
  row('services.*.extends.service', ['t', 'u', 'v'], 'Config.Env', [[], ['K=1'], ['K=2']], {
    with: {
      services: {
        t: { image: 'app:1', environment: { K: 1 } },
        u: { image: 'app:1', environment: { K: 2 } },
      },
    },
  }),
  row(
    'services.*.extends.file',
    ['one.yaml', 'two.yaml', 'three.yaml'],
    'Config.Env',
    [['K=0'], ['K=1'], ['K=2']],
    {
      s: { extends: { service: 't' } },
      with: { services: { t: { image: 'app:1', environment: { K: 0 } } } },
      files: {
        'one.yaml': { services: { t: { environment: { K: 1 } } } },
        'two.yaml': { services: { t: { environment: { K: 2 } } } },
      },
    },
  ),
];
