import type { operations } from './generated/agency-api.js';

/** An operation of the agencies' API, by its `operationId`. */
export type AgencyOperation = keyof operations;

type Responses<Id extends AgencyOperation> = operations[Id]['responses'];

/** What an agency answers where it does not refuse, as its OpenAPI has it. */
export type AgencyAnswer<Id extends AgencyOperation> = Responses<Id>[keyof Responses<Id>] extends {
  content: { 'application/json': infer Answer };
}
  ? Answer
  : never;
