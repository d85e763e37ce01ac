import { Environment } from '@marcbachmann/cel-js';

/** Limits for the size and depth of an expression; a larger one is a program. */
const LIMITS = { maxAstNodes: 300, maxDepth: 40, maxListElements: 100, maxMapEntries: 20 };

/**
 * Returns the environment of a filter: the record's own attributes, and the open fields of the
 * payload. CEL has no endless loops. Source: Common Expression Language specification.
 *
 * @param valueType name of the payload's type where its fields are known, else any map
 */
export function filterEnvironment(
  valueType = 'map',
  prepare: (environment: Environment) => Environment = (environment) => environment,
): Environment {
  return prepare(new Environment({ limits: LIMITS }))
    .registerVariable('key', 'string')
    .registerVariable('value', valueType)
    .registerVariable('headers', 'map<string, string>')
    .registerVariable('topic', 'string')
    .registerVariable('partition', 'int')
    .registerVariable('offset', 'int')
    .registerVariable('appendedAt', 'google.protobuf.Timestamp');
}
