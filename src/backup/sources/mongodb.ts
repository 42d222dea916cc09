// MongoDB: an archive of all databases, or of one. Written after the manuals and the sources of its tools
// (mongodump 100.x, "archive format"); it can be tried only where an image of it can be had. Pure.

import type { JobProgram } from '../../model/job.ts';
import { path, program, type Server } from './server.ts';

function tool(server: Server, name: string, words: JobProgram['command'], streams: Streams): JobProgram {
  const { host, port, user, password } = server;
  const known = [`--host=${host}`, `--port=${port}`];
  const who = user === '' ? [] : [`--username=${user}`, '--authenticationDatabase=admin'];
  // A password is taken from a settings file, or from argv, which everybody can read.
  const told =
    password === undefined ? [] : [{ stream: 'settings', parts: ['password: |-\n  ', password, '\n'] }];
  return program({
    name,
    image: server.image,
    network: server.network,
    command: [name, ...known, ...who, ...told.map(() => path('settings', '--config=')), ...words],
    told,
    ...streams,
    reads: [...(streams.reads ?? []), ...told.map(({ stream }) => stream)],
  });
}

type Streams = { readonly reads?: readonly string[]; readonly writes?: readonly string[] };

/** To the stream `dump`. Without a database: all of them, users and roles too. */
export function mongoDump(server: Server, database: string): JobProgram {
  const only = database === '' ? [] : [`--db=${database}`];
  return tool(server, 'mongodump', [...only, path('dump', '--archive=')], { writes: ['dump'] });
}

/** From the stream `load`, into a server that has none of it: nothing that is there is dropped. */
export function mongoRestore(server: Server): JobProgram {
  return tool(server, 'mongorestore', ['--stopOnError', path('load', '--archive=')], { reads: ['load'] });
}
