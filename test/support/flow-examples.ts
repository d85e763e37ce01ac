import { flows } from '@sinergi/contracts';
import { flowsWithRules } from '@sinergi/domain';
import type { AgencyProfile } from '@sinergi/settings';
import { apiOperations } from './fuzz/api-operations.js';
import type { Json } from './fuzz/schema-values.js';

export type ExampleBody = Json & { change: string };

/** What an agency's description gives for a flow: bodies that begin and that change an entity. */
export interface FlowExamples {
  begins: ExampleBody[];
  changes: ExampleBody[];
}

/** Reads the examples of every flow in an agency's own description. @returns them by flow */
export async function flowExamples(apiUrl: string): Promise<Map<string, FlowExamples>> {
  const operations = apiOperations((await (await fetch(`${apiUrl}/openapi.json`)).json()) as Json);
  const of = (path: string): ExampleBody[] => {
    const found = operations.find((one) => one.method === 'POST' && one.path === path);
    return (found?.bodies[0]?.examples ?? []) as ExampleBody[];
  };
  return new Map(
    flows.map(({ flow, plural }) => [
      flow,
      { begins: of(`/${plural}`), changes: of(`/${plural}/{id}/changes`) },
    ]),
  );
}

/**
 * Each flow that agencies' systems begin, with one that may begin it: the identity authority where
 * it may, since it may fill every field.
 */
export const ownedFlows = (profiles: readonly AgencyProfile[]): [flow: string, owner: string][] =>
  flows.flatMap(({ flow }) => {
    const able = profiles.filter(({ publishes }) => publishes.includes(flow));
    const owner = able.find(({ identityAuthority }) => identityAuthority) ?? able[0];
    return owner && flowsWithRules.includes(flow) ? [[flow, owner.code] as [string, string]] : [];
  });
