import type { OpenAPIObject } from '@nestjs/swagger';
import type { AgencyProfile } from '@sinergi/settings';
import { entityFlows, type RequestableChange } from '../entity/entity-flow.js';
import { beginsFor, changesFor } from '../entity/example-bodies.js';
import { OAUTH2 } from '../http/needs-scope.js';

type Json = Record<string, unknown>;
type Paths = OpenAPIObject['paths'];
type Operation = NonNullable<Paths[string]['get']>;

interface Context {
  profile: AgencyProfile;
  profiles: readonly AgencyProfile[];
}

/**
 * Selects the operations that one of the agency's own scopes admits, each with those scopes alone,
 * and the tags of these operations.
 */
export function ownOperations(
  routes: OpenAPIObject,
  { profile, profiles }: Context,
  scopes: ReadonlySet<string>,
): { paths: Paths; tags: NonNullable<OpenAPIObject['tags']> } {
  const paths: Paths = {};
  const used = new Set<string>();
  for (const [path, methods] of Object.entries(routes.paths)) {
    const kept = Object.entries(methods as Record<string, Operation>).flatMap(
      ([method, operation]): [string, Operation][] => {
        const own = ownOf(operation, scopes);
        return own === null ? [] : [[method, own]];
      },
    );
    if (kept.length === 0) continue;
    for (const [, { tags, parameters }] of kept) {
      for (const tag of tags ?? []) used.add(tag);
      for (const parameter of parameters ?? [])
        narrow(parameter as unknown as Json, profiles, scopes);
    }
    paths[path] = Object.fromEntries(kept);
  }
  narrowChanges(paths, profile);
  return { paths, tags: (routes.tags ?? []).filter(({ name }) => used.has(name)) };
}

function ownOf(operation: Operation, scopes: ReadonlySet<string>): Operation | null {
  const { security } = operation;
  if (!security || security.length === 0) return operation;
  const own = security.filter((alternative) =>
    (alternative[OAUTH2] ?? []).every((scope) => scopes.has(scope)),
  );
  return own.length === 0 ? null : { ...operation, security: own };
}

/** Restricts values that depend on the participants, or on what this agency receives. */
function narrow(
  parameter: Json,
  profiles: readonly AgencyProfile[],
  scopes: ReadonlySet<string>,
): void {
  const { name } = parameter;
  if (name === 'owner')
    parameter['schema'] = {
      type: 'string',
      enum: profiles.filter(({ kind }) => kind !== 'OPERATOR').map(({ code }) => code),
    };
  if (name === 'flows') {
    const flows = [...scopes].flatMap((scope) =>
      scope.endsWith(':read') ? [scope.slice(0, -5)] : [],
    );
    const one = `(${flows.join('|')})`;
    parameter['schema'] = { type: 'string', pattern: `^${one}(,${one})*$`, examples: [flows[0]] };
  }
}

/** Removes the changes that are for others: for the identity authority, or for another agency. */
function narrowChanges(paths: Paths, profile: AgencyProfile): void {
  for (const flow of entityFlows) {
    const { flow: name, plural } = flow.descriptor;
    const changes = changesFor(flow, profile);
    const operation = narrowTo(changes, paths[`/${plural}/{id}/changes`]?.post);
    const names = changes.map(({ change }) => change).join(', ');
    if (operation) operation.summary = `Changes a ${name} of this agency: ${names}`;
    const begins = beginsFor(flow, profile);
    if (begins.length < flow.begins.length) narrowTo(begins, paths[`/${plural}`]?.post);
  }
}

function narrowTo(
  changes: readonly RequestableChange[],
  operation: Operation | undefined,
): Operation | undefined {
  const content = (operation?.requestBody as { content?: Record<string, Json> } | undefined)
    ?.content?.['application/json'];
  if (!content) return undefined;
  content['schema'] =
    changes.length === 1 ? changes[0]!.schema : { oneOf: changes.map(({ schema }) => schema) };
  return operation;
}
