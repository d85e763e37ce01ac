/** Every refusal is one of these, for the API's description. Source: RFC 9457. */
export const PROBLEMS = {
  status: '4XX' as const,
  description: 'A problem: what was expected and what came',
  content: {
    'application/problem+json': {
      schema: {
        type: 'object',
        required: ['type', 'title', 'status', 'detail'],
        properties: {
          type: { type: 'string', format: 'uri' },
          title: { type: 'string' },
          status: { type: 'integer' },
          detail: { type: 'string' },
          instance: { type: 'string' },
          violations: {
            type: 'array',
            items: {
              type: 'object',
              properties: { field: { type: 'string' }, expected: { type: 'string' }, got: { type: 'string' } },
            },
          },
        },
      },
    },
  },
};
