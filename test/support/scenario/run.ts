// Runs a script and gives its whole transcript: each line as it stands, below it what its user sees.

import { act } from './commands.ts';
import { parseScript, type ScriptLine } from './script.ts';
import { createScenarioWorld, type Reading } from './world.ts';

/** Every scenario begins with these on its engines. */
const IMAGES = ['app:1', 'app:2', 'db:1', 'db:2'];

/** Between two lines of a script; milliseconds. */
const A_WHILE = 60_000;

const TARGETS = /^targets (.+)$/;

/** The transcript of a script. A first line `targets A B` makes several; else there is one, `local`. */
export async function runScenario(script: string, reading: Reading): Promise<string> {
  const lines = parseScript(script);
  const printed: string[] = [];
  const named = lines.flatMap(({ text }) => TARGETS.exec(text)?.[1]?.split(' ') ?? []);
  const say = (text: string) => printed.push(text);
  const mask = createMask();
  let transcript = '';
  await using world = await createScenarioWorld(reading, named.length === 0 ? ['local'] : named, say);
  for (const { control } of world.engines.values()) for (const name of IMAGES) control.addImage(name);
  for (const line of lines) {
    transcript += echoOf(line);
    if (isWords(line)) continue;
    if (!TARGETS.test(line.text)) {
      await act(world, line).catch((cause: unknown) => {
        throw new Error(`line ${line.number}: ${line.text}`, { cause });
      });
    }
    world.clock.advance(A_WHILE);
    const answer = mask(printed.splice(0).join('')).trimEnd();
    transcript += answer === '' ? '\n' : `${answer}\n\n`;
  }
  return `${transcript.trimEnd()}\n`;
}

function isWords({ text }: ScriptLine): boolean {
  return text.startsWith('#');
}

function echoOf(line: ScriptLine): string {
  const first = isWords(line) ? line.text : `> ${line.text}`;
  return [first, ...line.block.map((below) => `  ${below}`), ''].join('\n');
}

/** Ids become numbers in the order of their appearance, full or short; commits are numbers already. */
function createMask(): (text: string) => string {
  const known = new Map<string, number>();
  return (text) =>
    text.replaceAll(/\b[0-9a-f]{12,64}\b/g, (id) => {
      if (/^(\d+?)\1+$/.test(id)) return id;
      const short = id.slice(0, 12);
      known.set(short, known.get(short) ?? known.size + 1);
      return `${known.get(short)}`.padStart(12, '0');
    });
}
