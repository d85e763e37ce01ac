import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { agencyUrn, isKnownAt, stateSchema } from '@sinergi/contracts';
import type { Boundaries } from '@sinergi/domain';
import type { AgencyProfile } from '@sinergi/settings';
import { entityFlows } from '../entity/entity-flow.js';
import { feedEventSchema } from '../feed/feed-event-schema.js';
import { SOFTWARE } from '../ground/software.js';
import { OAUTH2 } from '../http/needs-scope.js';
import { flowNames, ownScopes } from '../http/own-scopes.js';
import { problemSchema, withProblemResponses } from '../http/problem-responses.js';
import { webhookDescription } from '../webhook/webhook-description.js';
import { addExamples } from './add-examples.js';
import { ownOperations } from './own-operations.js';
import { withoutUnknown } from './without-unknown.js';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

/** The facts that an agency's description depends on beside its routes. */
export interface ApiContext {
  profile: AgencyProfile;
  /** every participant of the exchange: owners are filtered by their codes */
  profiles: readonly AgencyProfile[];
  boundaries: Boundaries;
  /** the token endpoint (RFC 6749, 3.2) */
  tokenUrl: string;
  /** epoch ms: examples use today's dates */
  now: number;
}

const DOORS: [name: string, description: string][] = [
  ['intake', 'Many entities of any flows at once: batches, CloudEvents, bulk imports'],
  ['attachments', 'Files of cases, operations and meetings: uploaded here, kept by their owner'],
  ['feed', 'The events that this agency has applied, in its order, and which agencies have them'],
  ['webhook', 'Receiving events by HTTP calls instead of asking for them (Standard Webhooks)'],
  ['inbox', 'What waits for this agency, by due time, and which officer works on it'],
  ['clocks', 'By when something is due, computed from what this agency holds and the law'],
  ['disclosures', 'The ledger: who opened what, for what and why, as a chain of hashes'],
  ['directory', 'Changes of the directory: proposals, what each gives and takes, and approvals'],
  ['messages', "Records as this agency's copy holds them, for the operators of the exchange"],
  [
    'problems',
    'What each refusal means and what to do. Every problem has a page here; `/problems` ' +
      'lists them all. A method that a path does not have is answered 405, with `Allow`.',
  ],
  ['keys', "This agency's keys: which it has, their next ones, and their end"],
  ['sync', "Whether this agency's copy is in order, and how an operator can repair it"],
];
const SCOPE_SAYS: Readonly<Record<string, string>> = {
  read: 'Read and follow the events that this agency holds of',
  write: 'Begin and change the entities that this agency owns of',
  open: 'Open sealed groups of',
  operate: "Check this agency's copy and repair it",
  reset: "In addition to operate: read this agency's copy anew from the beginning",
  webhook: "Register this client's webhooks",
  ledger: "Read this agency's ledger: who opened what",
};

/** Describes the routes of every flow; called once. */
export function describedRoutes(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setVersion(SOFTWARE)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/', 'The server that sent this description');
  for (const { descriptor, begins } of entityFlows)
    config.addTag(descriptor.flow, String(begins[0]!.schema['description']));
  for (const door of DOORS) config.addTag(...door);
  return SwaggerModule.createDocument(app, config.build());
}

/**
 * Describes one agency's API: only what this agency may do. Source: OpenAPI Specification 3.1.0.
 */
export function apiDocument(routes: OpenAPIObject, context: ApiContext): OpenAPIObject {
  const { profile, tokenUrl } = context;
  const scopes = ownScopes(profile);
  const own = withoutUnknown(structuredClone(routes), (flow) => isKnownAt(profile, flow));
  const { paths, tags } = ownOperations(own, context, scopes);
  const refusable = withProblemResponses(paths);
  const document: OpenAPIObject = {
    ...routes,
    info: {
      ...routes.info,
      title: `Sinergi: ${profile.nameEn}`,
      description: description(profile),
    },
    tags,
    paths: refusable.paths,
    ...{ webhooks: webhookDescription },
    components: {
      schemas: usedSchemas(refusable.paths),
      responses: refusable.responses,
      securitySchemes: { [OAUTH2]: oauth2(profile, tokenUrl, scopes) },
    },
  };
  addExamples(document, context);
  return document;
}

const description = ({ code, publishes, subscribes }: AgencyProfile): string =>
  [
    `The API of ${code}, for its own systems: begin and change the entities it owns, one by one or`,
    'in bulk; read and follow what it receives; open the sealed groups it is entitled to.',
    `It publishes ${flowNames(publishes)} and receives ${flowNames(subscribes)}. Other`,
    'flows are not described here; requests for them are refused with `not-entitled`.',
    'The events are described by /asyncapi.json, every refusal by /problems.',
  ].join(' ');

function oauth2({ code }: AgencyProfile, tokenUrl: string, scopes: ReadonlySet<string>) {
  const said = [...scopes].map((scope): [string, string] => {
    const [flow, right] = scope.split(':') as [string, string | undefined];
    return [scope, right === undefined ? SCOPE_SAYS[flow]! : `${SCOPE_SAYS[right]} ${flow}`];
  });
  return {
    type: 'oauth2' as const,
    description:
      'Client credentials (RFC 6749, 4.4) of a system of this agency, for this agency: ' +
      `resource=${agencyUrn(code)} (RFC 8707). The token is a JWT (RFC 9068), sent as bearer.`,
    flows: { clientCredentials: { tokenUrl, scopes: Object.fromEntries(said) } },
  };
}

/** Keeps the schemas that something refers to. */
function usedSchemas(paths: OpenAPIObject['paths']): Schemas {
  const said = JSON.stringify(paths);
  const states = entityFlows.map(({ descriptor: { flow, recordName } }) => [
    recordName,
    stateSchema(flow),
  ]);
  const all = {
    ...Object.fromEntries(states),
    FeedEvent: feedEventSchema,
    Problem: problemSchema,
  } as Schemas;
  return Object.fromEntries(
    Object.entries(all).filter(
      ([name]) => name === 'Problem' || said.includes(`"#/components/schemas/${name}"`),
    ),
  );
}
