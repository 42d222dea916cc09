// The HTTP interface described from the table of operations (OpenAPI 3.1). Pure: docs/reference/openapi.json
// is made of it, and the daemon answers with the same.

import { fieldSchema, jsonSchema } from '../control/input.ts';
import type { Operation } from '../control/operation.ts';

type Json = Readonly<Record<string, unknown>>;

const ERROR = { $ref: '#/components/responses/error' } as const;

/** `version`: of shipshape. */
export function openApi(operations: readonly Operation[], version: string): Json {
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: 'Shipshape',
      version,
      description:
        'Reads and actions of the reconciler. Every call needs an API key (`shipshape key create`) and has the ' +
        'permissions of its user, cut to the scope of the key. No API key approves, rejects or manages keys.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ apiKey: [] }],
    paths: Object.fromEntries(operations.map((one) => [`/${one.name}`, path(one)])),
    components: {
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', bearerFormat: 'shs_<id>_<secret>' } },
      responses: {
        error: {
          description: 'what is wrong and what to do',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/error' } } },
        },
      },
      schemas: {
        error: {
          type: 'object',
          required: ['code', 'message'],
          properties: {
            code: { type: 'string', description: 'stable: `area/what`' },
            message: { type: 'string' },
            hint: { type: 'string' },
          },
        },
      },
    },
  };
}

/** Reads and streams are got, acts are posted. */
export function methodOf({ kind }: Operation): 'GET' | 'POST' {
  return kind === 'act' ? 'POST' : 'GET';
}

function path(operation: Operation): Json {
  const { name, summary, permissions, input, kind } = operation;
  const fields = Object.entries(input);
  const body = {
    required: fields.some(([, { required }]) => required === true),
    content: { 'application/json': { schema: jsonSchema(input) } },
  };
  const query = fields.map(([field, spec]) => ({
    name: field,
    in: 'query',
    required: spec.required === true,
    description: spec.description,
    schema: fieldSchema(spec),
  }));
  const type = kind === 'stream' ? 'application/x-ndjson' : 'application/json';
  const described = {
    operationId: name,
    summary,
    description: `Needs ${permissions.map((one) => `\`${one}\``).join(' or ')}, by what it is about.`,
    responses: {
      200: {
        description: kind === 'stream' ? 'one JSON value per line' : 'the answer',
        content: { [type]: {} },
      },
      ...Object.fromEntries([400, 401, 403, 404, 409, 429].map((status) => [status, ERROR])),
    },
  };
  return kind === 'act'
    ? { post: { ...described, ...(fields.length === 0 ? {} : { requestBody: body }) } }
    : { get: { ...described, ...(fields.length === 0 ? {} : { parameters: query }) } };
}
