// Networks over the API, by full id only. The engine allows two networks of one name unless it is
// asked to check: it always is.

import type { NetworkJson } from '../../model/engine.ts';
import { Failure } from '../../model/failure.ts';
import type { NetworkCalls } from '../../ports.ts';
import { answeredId, filters, fullId, list, object } from './answers.ts';
import type { Caller } from './call.ts';

export function networkCalls(caller: Caller): NetworkCalls {
  return {
    async list(filter, signal) {
      const what = 'list networks';
      const query = { filters: filters({ label: filter.label }) };
      const { text } = await caller.text({ method: 'GET', path: ['networks'], query, what }, signal);
      return list<NetworkJson>(what, text, ['Id', 'Name', 'Driver', 'IPAM']);
    },
    async inspect(id, signal) {
      const what = `inspect network ${id.slice(0, 12)}`;
      const path = ['networks', fullId(id)];
      const { status, text } = await caller.text({ method: 'GET', path, what, accepts: [404] }, signal);
      return status === 404 ? undefined : object<NetworkJson>(what, text, ['Id', 'Name', 'Driver', 'IPAM']);
    },
    async create(body, signal) {
      const what = `create network ${String(body['Name'])}`;
      const path = ['networks', 'create'];
      const checked = { ...body, CheckDuplicate: true };
      const { text } = await caller.text({ method: 'POST', path, body: checked, what }, signal);
      return answeredId(what, object<{ Id: unknown }>(what, text, ['Id']).Id);
    },
    async remove(id, signal) {
      const what = `remove network ${id.slice(0, 12)}`;
      await caller.text({ method: 'DELETE', path: ['networks', fullId(id)], what, accepts: [404] }, signal);
    },
    async connect(id, container, endpoint, signal) {
      const what = `connect container ${container.slice(0, 12)} to network ${id.slice(0, 12)}`;
      const path = ['networks', fullId(id), 'connect'];
      const body = { Container: fullId(container), EndpointConfig: endpoint };
      await caller.text({ method: 'POST', path, body, what }, signal);
    },
    async disconnect(id, container, signal) {
      const what = `disconnect container ${container.slice(0, 12)} from network ${id.slice(0, 12)}`;
      const path = ['networks', fullId(id), 'disconnect'];
      const body = { Container: fullId(container), Force: false };
      try {
        await caller.text({ method: 'POST', path, body, what }, signal);
      } catch (error) {
        if (!(error instanceof Failure && /is not connected to (?:the )?network/.test(error.message)))
          throw error;
      }
    },
  };
}
