import type { operations } from './generated/agency-api.js';

/** An operation of the agencies' API, by its `operationId`. */
export type AgencyOperation = keyof operations;

type Responses<Id extends AgencyOperation> = operations[Id]['responses'];

/** An agency's answer that is not a refusal, as its OpenAPI document describes it. */
export type AgencyAnswer<Id extends AgencyOperation> = Responses<Id>[keyof Responses<Id>] extends {
  content: { 'application/json': infer Answer };
}
  ? Answer
  : never;
