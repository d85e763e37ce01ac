const header = (name: string, description: string, schema: object) => ({
  name,
  in: 'header' as const,
  required: true,
  description,
  schema,
});

/**
 * The description of the requests that a receiver gets. Source: OpenAPI 3.1.0 (webhooks), Standard
 * Webhooks, CloudEvents HTTP protocol binding 1.0.2 (structured mode).
 */
export const webhookDescription = {
  event: {
    post: {
      operationId: 'receiveEvent',
      tags: ['webhook'],
      summary: 'An applied event, or a test event, posted to a registered address',
      description:
        'Verify before anything else: join `webhook-id`, `webhook-timestamp` and the body as it ' +
        'came with full stops, and verify the Ed25519 signature with the `publicKey` of the ' +
        'webhook. Refuse what is older than five minutes. The same `webhook-id` may come twice; ' +
        'the first one counts. A webhook with `content` NONE gets the type ' +
        '`id.timpora.notification`: its id is that of the event, and nothing else of it is told. ' +
        'A test event has the type `id.timpora.webhook.test` and neither a ' +
        'version nor a place in the log.',
      security: [],
      parameters: [
        header('webhook-id', "The event's id, the same at every attempt", {
          type: 'string',
          format: 'uuid',
        }),
        header('webhook-timestamp', 'When this attempt was made, seconds since 1970-01-01', {
          type: 'string',
          pattern: '^[0-9]+$',
        }),
        header(
          'webhook-signature',
          '`v1a,` and base64 of the Ed25519 signature over ' +
            '`<webhook-id>.<webhook-timestamp>.<body>`',
          { type: 'string', pattern: '^v1a,[A-Za-z0-9+/]+=*$' },
        ),
        header('ce-exercise', 'Whether it is part of a drill, as the body says too', {
          type: 'string',
          enum: ['true', 'false'],
        }),
      ],
      requestBody: {
        required: true,
        content: {
          'application/cloudevents+json': { schema: { $ref: '#/components/schemas/FeedEvent' } },
        },
      },
      responses: {
        '2XX': { description: 'It was taken; the next one follows' },
        '410': { description: 'The receiver wants no more events: the webhook is disabled' },
        default: { description: 'It was not taken: it is sent again, later and later' },
      },
    },
  },
};
