import {
  changeSchema,
  type FlowDescriptor,
  flows,
  type Intake,
  intakeCheck,
  intakeSchema,
} from '@sinergi/contracts';
import { type ChangeRule, type FlowRules, flowRulesOf } from '@sinergi/domain';

type JsonSchema = Record<string, unknown>;

/** A change that a request may ask for, with the schema of its body. */
export interface RequestableChange {
  change: string;
  /** null where the change begins an entity */
  rule: ChangeRule | null;
  /** JSON Schema 2020-12 of the body, `change` included */
  schema: JsonSchema;
  check(body: unknown): Intake;
}

/**
 * A flow as the routes of this service know it: its descriptor, its rules, and every change with
 * its schema.
 */
export interface EntityFlow {
  descriptor: FlowDescriptor;
  rules: FlowRules;
  begins: readonly RequestableChange[];
  changes: readonly RequestableChange[];
}

/**
 * Every flow whose entities the agencies' systems begin and change: the flows with rules. A new
 * flow needs a schema and rules, and no change here.
 */
export const entityFlows: readonly EntityFlow[] = flows.flatMap((descriptor) => {
  const rules = flowRulesOf(descriptor.flow);
  return rules ? [entityFlowOf(descriptor, rules)] : [];
});

export const entityFlow = (flow: string): EntityFlow | undefined =>
  entityFlows.find(({ descriptor }) => descriptor.flow === flow);

/** @throws TypeError for a flow without rules: a mistake in the code, never in a request */
export function requireEntityFlow(flow: string): EntityFlow {
  const found = entityFlow(flow);
  if (!found) throw new TypeError(`Expected a flow with rules, got ${flow}`);
  return found;
}

function entityFlowOf(descriptor: FlowDescriptor, rules: FlowRules): EntityFlow {
  const { flow } = descriptor;
  const begins = rules.begins.map((change): RequestableChange => {
    const whole = intakeSchema(flow);
    return {
      change,
      rule: null,
      schema: tagged(whole, change, rules.begins.length > 1),
      check: intakeCheck(flow, whole),
    };
  });
  const changes = Object.entries(rules.changes).map(([change, rule]): RequestableChange => {
    const schema =
      rule.sets === 'whole'
        ? intakeSchema(flow)
        : changeSchema(flow, rule.sets, rule.requires ?? []);
    return { change, rule, schema: tagged(schema, change, true), check: intakeCheck(flow, schema) };
  });
  return { descriptor, rules, begins, changes };
}

/** Returns the schema of the body with the change's name in it. */
function tagged(schema: JsonSchema, change: string, isRequired: boolean): JsonSchema {
  const { $schema: _, ...rest } = schema;
  return {
    ...rest,
    title: `${String(schema['title'] ?? '')}${change}`,
    properties: { change: { const: change }, ...(schema['properties'] as object) },
    required: [
      ...(isRequired ? ['change'] : []),
      ...((schema['required'] as string[] | undefined) ?? []),
    ],
  };
}
