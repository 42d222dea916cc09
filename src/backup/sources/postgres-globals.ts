// The script that pg_dumpall writes, made ready for a server that has some of it already: a role that is
// there is kept and then altered like all others, and whoever loads keeps his own password. Pure.

import { pgLiteral } from './postgres.ts';

/** A role's name as it stands in a script: quoted, or of letters that need no quotes. */
const NAME = `("(?:[^"]|"")+"|[a-z_][a-z0-9_$]*)`;
const CREATE_ROLE = new RegExp(String.raw`^\s*CREATE ROLE ${NAME}\s*$`);
const ALTER_ROLE = new RegExp(String.raw`^\s*ALTER ROLE ${NAME} WITH `);

/** `loader`: the role that loads it. All other statements stay as they are. */
export function readyGlobals(script: string, loader: string): string {
  return statementsOf(script)
    .map((statement, index, { length }) => {
      // What follows the last semicolon is no statement.
      if (index === length - 1) return statement;
      const { head, body } = headOf(statement);
      const created = CREATE_ROLE.exec(body)?.[1];
      if (created !== undefined) return `${head}${unlessThere(body, nameOf(created))}`;
      const altered = ALTER_ROLE.exec(body)?.[1];
      if (altered !== undefined && nameOf(altered) === loader) return `${head}${withoutPassword(body)};`;
      return `${statement};`;
    })
    .join('');
}

/** Names of the roles that a script makes. */
export function rolesIn(script: string): readonly string[] {
  return statementsOf(script).flatMap((statement) => {
    const name = CREATE_ROLE.exec(headOf(statement).body)?.[1];
    return name === undefined ? [] : [nameOf(name)];
  });
}

// A block, not a command of psql: pg_dumpall forbids those within its script, so that no name can be one.
function unlessThere(statement: string, role: string): string {
  const missing = `NOT EXISTS (SELECT FROM pg_roles WHERE rolname = ${pgLiteral(role)})`;
  return `DO ${pgLiteral(`BEGIN IF ${missing} THEN ${statement.trim()}; END IF; END`)};`;
}

function withoutPassword(statement: string): string {
  return statement.replace(/ PASSWORD '(?:[^']|'')*'/, '');
}

function nameOf(text: string): string {
  return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text;
}

/** Comments and commands of psql stand in lines of their own before a statement. */
function headOf(statement: string): { readonly head: string; readonly body: string } {
  const head = /^(?:\s*(?:--[^\n]*|\\[^\n]*)?\n)*/.exec(statement)?.[0] ?? '';
  return { head, body: statement.slice(head.length) };
}

/** Cut at the semicolons that end statements, which are gone then; what follows the last one comes last. */
function statementsOf(script: string): readonly string[] {
  const found: string[] = [];
  // Quoted text, a quoted name, a comment or a command of psql: semicolons in them end nothing.
  const token = /E'(?:[^'\\]|\\.|'')*'|'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|^\\[^\n]*|;/gms;
  let from = 0;
  for (const { 0: text, index } of script.matchAll(token)) {
    if (text !== ';') continue;
    found.push(script.slice(from, index));
    from = index + 1;
  }
  return [...found, script.slice(from)];
}
