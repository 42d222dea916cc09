// The engine's HTTP API without any code of ours in between: what tests use to prepare, to tamper
// and to tidy up.

import { request } from 'node:http';

export type Raw = (method: string, path: string, body?: unknown) => Promise<unknown>;

/** The engine that the environment names. */
export function testHost(): string {
  const socket = process.env['SHIPSHAPE_TEST_SOCKET'];
  if (socket !== undefined && socket !== '') return socket.includes('://') ? socket : `unix://${socket}`;
  return process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock';
}

/** Calls on that engine; an answer of 400 and more is an error with the engine's words. */
export function rawEngine(host: string = testHost()): Raw {
  const url = new URL(host);
  const place =
    url.protocol === 'unix:' ? { socketPath: url.pathname } : { host: url.hostname, port: url.port };
  return (method, path, body) =>
    new Promise((resolve, reject) => {
      const headers = body === undefined ? {} : { 'content-type': 'application/json' };
      const call = request({ ...place, method, path, headers }, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => {
          text += chunk;
        });
        answer.on('error', reject);
        answer.on('end', () => {
          const status = answer.statusCode ?? 0;
          if (status >= 400) reject(new Error(`${method} ${path}: ${status} ${text}`));
          else resolve(text === '' ? undefined : JSON.parse(text));
        });
      });
      call.on('error', reject);
      call.end(body === undefined ? undefined : JSON.stringify(body));
    });
}
