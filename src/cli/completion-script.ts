// Completion scripts as text, from the table of commands and nothing else.
// What goes into them comes from our own declarations: plain words without quotes.

import type { Argument, Command, Option } from './command.ts';
import { FAMILIES, GLOBAL_OPTIONS } from './globals.ts';

/** The script for a shell; ends with a line end. */
export function completionScript(shell: 'bash' | 'zsh', commands: readonly Command[]): string {
  return shell === 'bash' ? bashScript(commands) : zshScript(commands);
}

function bashScript(commands: readonly Command[]): string {
  const valued = unique(
    optionsOf(commands)
      .filter((option) => option.value !== undefined)
      .flatMap(flags),
  );
  return `# bash completion for shipshape
_shipshape() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} line='' word='' skip=''
  COMPREPLY=()
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    if [[ -n $skip ]]; then skip=''; continue; fi
    case $word in
      ${valued.join('|')}) skip=1 ;;
      -*) ;;
      *) line="\${line:+$line }$word" ;;
    esac
  done
  case $previous in
${bashValues(optionsOf(commands))}
  esac
  case $line in
${[...commands].sort(longestFirst).map(bashCommand).join('\n')}
${families(commands)
  .map(
    (family) =>
      `    '${family}') COMPREPLY=($(compgen -W '${members(family, commands).join(' ')}' -- "$current")) ;;`,
  )
  .join('\n')}
    '') COMPREPLY=($(compgen -W '${[...firstWords(commands), ...GLOBAL_OPTIONS.flatMap(flags)].join(' ')}' -- "$current")) ;;
  esac
}
complete -o filenames -F _shipshape shipshape
`;
}

function bashCommand(command: Command): string {
  const words = [...command.options, ...GLOBAL_OPTIONS].flatMap(flags);
  const choices = command.arguments.flatMap((argument) => argument.choices ?? []);
  const files = command.arguments.some(isFile) ? ' $(compgen -f -- "$current")' : '';
  const list = [...choices, ...words].join(' ');
  return `    '${command.name}'*) COMPREPLY=($(compgen -W '${list}' -- "$current")${files}) ;;`;
}

function bashValues(options: readonly Option[]): string {
  const seen = new Set<string>();
  const lines: string[] = [];
  for (const option of options) {
    if (option.value === undefined || seen.has(option.name)) continue;
    seen.add(option.name);
    const reply = bashReply(option);
    lines.push(`    ${flags(option).join('|')}) ${reply}return ;;`);
  }
  return lines.join('\n');
}

function bashReply(option: Option): string {
  if (option.choices) return `COMPREPLY=($(compgen -W '${option.choices.join(' ')}' -- "$current")); `;
  if (option.value === 'FILE') return 'COMPREPLY=($(compgen -f -- "$current")); ';
  if (option.value === 'DIR') return 'COMPREPLY=($(compgen -d -- "$current")); ';
  return '';
}

function zshScript(commands: readonly Command[]): string {
  const plain = commands.filter((command) => !command.name.includes(' '));
  const first = [
    ...plain.map((command) => `    ${zshDescribed(command.name, command.summary)}`),
    ...families(commands).map((family) => `    ${zshDescribed(family, FAMILIES[family] ?? family)}`),
  ].sort();
  return `#compdef shipshape
# zsh completion for shipshape
_shipshape() {
  local line state
  local -a first=(
${first.join('\n')}
  )
  _arguments -C ${GLOBAL_OPTIONS.flatMap(zshOption).join(' ')} '1: :->first' '*:: :->rest' && return
  case $state in
    first) _describe 'command' first ;;
    rest)
      case $line[1] in
${plain.map((command) => `        ${command.name}) ${zshArguments(command)} ;;`).join('\n')}
${families(commands)
  .map((family) => zshFamily(family, commands))
  .join('\n')}
      esac ;;
  esac
}
_shipshape "$@"
`;
}

function zshFamily(family: string, commands: readonly Command[]): string {
  const own = commands.filter((command) => command.name.startsWith(`${family} `));
  const cases = own.map((each) => `            ${lastWord(each)}) ${zshArguments(each)} ;;`).join('\n');
  const words = own.map((each) => zshDescribed(lastWord(each), each.summary)).join(' ');
  return `        ${family})
          local -a second=(${words})
          _arguments -C '1: :->second' '*:: :->third' && return
          if [[ $state == second ]]; then _describe 'command' second; return; fi
          case $line[1] in
${cases}
          esac ;;`;
}

function zshArguments(command: Command): string {
  const options = [...command.options, ...GLOBAL_OPTIONS].flatMap(zshOption);
  const positions = command.arguments.map((argument, index) => {
    const place = argument.many ? '*' : String(index + 1);
    return `'${place}:${argument.name}:${zshAction(argument)}'`;
  });
  return ['_arguments', ...options, ...positions].join(' ');
}

function zshOption(option: Option): readonly string[] {
  const repeat = option.many ? '*' : '';
  const value = option.value === undefined ? '' : `:${option.value}:${zshAction(option)}`;
  return flags(option).map((flag) => `'${repeat}${flag}[${zshText(option.description)}]${value}'`);
}

function zshAction(from: Argument | Option): string {
  if (from.choices) return `(${from.choices.join(' ')})`;
  if ('value' in from && from.value === 'DIR') return '_files -/';
  return isFile(from) ? '_files' : '';
}

function zshDescribed(word: string, summary: string): string {
  return `'${word}:${zshText(summary).replaceAll(':', '\\:')}'`;
}

/** Text inside single quotes and square brackets. */
function zshText(text: string): string {
  return text.replaceAll("'", "'\\''").replaceAll('[', '(').replaceAll(']', ')');
}

function isFile(from: Argument | Option): boolean {
  return 'value' in from ? from.value === 'FILE' : /file|folder/.test(from.name);
}

function flags(option: Option): readonly string[] {
  return option.short === undefined ? [`--${option.name}`] : [`--${option.name}`, `-${option.short}`];
}

function optionsOf(commands: readonly Command[]): readonly Option[] {
  return [...GLOBAL_OPTIONS, ...commands.flatMap((command) => command.options)];
}

function families(commands: readonly Command[]): readonly string[] {
  return unique(commands.filter(({ name }) => name.includes(' ')).map(firstWord));
}

function members(family: string, commands: readonly Command[]): readonly string[] {
  return commands.filter((command) => command.name.startsWith(`${family} `)).map(lastWord);
}

function firstWords(commands: readonly Command[]): readonly string[] {
  return unique([...commands.map(firstWord), 'help'].sort());
}

function firstWord(command: Command): string {
  return command.name.split(' ')[0] ?? command.name;
}

function lastWord(command: Command): string {
  return command.name.split(' ').at(-1) ?? command.name;
}

function longestFirst(a: Command, b: Command): number {
  return b.name.length - a.name.length;
}

function unique(words: readonly string[]): readonly string[] {
  return [...new Set(words)];
}
