// The reference of admission as markdown, from the table of rules.

import { RULES, type Rule } from '../src/admit/rules.ts';

export function admissionReference(): string {
  const rules: readonly (readonly [string, Rule])[] = Object.entries(RULES);
  return [
    '# Admission',
    '',
    '<!-- Written by scripts/generate.ts from src/admit/rules.ts. Do not edit. -->',
    '',
    'Every call that brings settings to an engine (creating a container, a network or a volume, updating a',
    'container, connecting it, building and pulling images) is judged by these rules: in the plan, over all',
    'that its steps and their undoing would send, and again right before each call, over the very body that',
    'is sent.',
    '',
    '- `deny`: the whole instance stays as it is; its neighbours go on.',
    '- `approval`: shown in the plan, and part of what a person says yes to. What was applied with it before is',
    '  a warning.',
    '- `warn`: only shown.',
    '',
    'Levels begin with `admission.profile` in `fleet.yaml`, which may set each rule under `admission.rules`.',
    'A `ChangePolicy` in force can make rules stricter, and except instances from those that are not of the',
    'floor, with a reason and an end. An exception never holds for the commit that brings it.',
    '',
    '| rule | looks at | baseline | restricted | legacy | floor |',
    '|---|---|---|---|---|---|',
    ...rules.map(
      ([name, { looks, levels, isFloor }]) =>
        `| \`${name}\` | ${cell(looks)} | ${levels.baseline} | ${levels.restricted} | ${levels.legacy} | ${isFloor ? 'yes' : ''} |`,
    ),
    '',
    'What each one says, and what to do:',
    '',
    ...rules.map(([name, { words, hint }]) => `- \`${name}\`: ${words}; ${hint}`),
    '',
    '## Paths of the host',
    '',
    'Data folders and delivered files of the instance itself may always be mounted. Everything else has to be',
    'in a folder of `admission.hostPaths`; sockets, devices and what is denied have to be named there',
    'themselves, or by a folder inside of what is denied. A folder that holds a denied path counts as that',
    'path, unless it is named exactly. Paths are compared after `.`, `..`, doubled and trailing slashes are gone.',
    '',
    'On a target behind a local socket (`unix://`) symbolic links are followed, when the plan is made and again',
    'right before a container is created; a link that leads out of what is allowed is denied, also one inside',
    'of a data folder. **On a target that is another machine nobody can ask where a link leads**: there the',
    'owner of the host has to see to it that nobody but root can make links in folders of',
    '`admission.hostPaths`. Neither check can see a link that is made in the moment between it and the engine.',
    '',
    'What a Dockerfile takes (`FROM`) is not known before it is built: `image-registry` judges what is pulled,',
    'run, mounted and used as cache.',
    '',
  ].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
