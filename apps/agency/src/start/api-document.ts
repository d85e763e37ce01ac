import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { stateSchema } from '@sinergi/contracts';
import { BEARER } from '../door/needs-scope.js';
import { problemSchema, UNAVAILABLE } from '../door/problem-responses.js';
import { entityFlows } from '../entity/entity-flow.js';
import { feedEventSchema } from '../feed/feed-event-schema.js';
import { SOFTWARE } from '../software.js';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

const DOORS: [name: string, description: string][] = [
  ['intake', 'Many entities of any flows at once: batches, CloudEvents, bulk imports'],
  ['feed', 'What this agency has applied, in its order, and who else has it'],
  ['webhook', 'Being told of events instead of asking for them (Standard Webhooks)'],
  ['messages', "Records as this agency's copy holds them, for people who look after the exchange"],
  ['problems', 'What a refusal means, and what to do: the `type` of every problem leads here'],
  ['muster', "Whether this agency's copy is in order, and what an operator can do where it is not"],
];

/** An agency's API as its controllers say it. Source: OpenAPI Specification 3.1.0. */
export function apiDocument(app: INestApplication, name: string): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(`Sinergi: ${name}`)
    .setDescription(
      'Begin and change the entities this agency owns, one by one or in bulk; read and follow what every agency of Timpora shares; open what this agency is entitled to. The events themselves are described by /asyncapi.json.',
    )
    .setVersion(SOFTWARE)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/', 'Where this description was read')
    .addBearerAuth(
      {
        type: 'http',
        scheme: 'bearer',
        bearerFormat: 'JWT',
        description: 'Client credentials (RFC 6749, 4.4) for this agency (RFC 8707)',
      },
      BEARER,
    )
    .addGlobalResponse(UNAVAILABLE);
  for (const { descriptor, begins } of entityFlows)
    config.addTag(descriptor.flow, String(begins[0]!.schema['description']));
  for (const door of DOORS) config.addTag(...door);
  const document = SwaggerModule.createDocument(app, config.build());
  return {
    ...document,
    components: {
      ...document.components,
      schemas: { ...document.components?.schemas, ...namedSchemas() },
    },
  };
}

function namedSchemas(): Schemas {
  const states = entityFlows.map(({ descriptor: { flow, recordName } }) => [
    recordName,
    stateSchema(flow),
  ]);
  return {
    ...Object.fromEntries(states),
    FeedEvent: feedEventSchema,
    Problem: problemSchema,
  } as Schemas;
}
