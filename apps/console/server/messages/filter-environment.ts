import { Environment } from '@marcbachmann/cel-js';

/** How large and how deep an expression may be; a longer one is a program. */
const LIMITS = { maxAstNodes: 300, maxDepth: 40, maxListElements: 100, maxMapEntries: 20 };

/**
 * What a filter can speak of: the record around the payload, and of the payload what is open. CEL
 * has no loops that do not end. Source: Common Expression Language specification.
 *
 * @param valueType what the payload is called where its fields are known, else any map
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
