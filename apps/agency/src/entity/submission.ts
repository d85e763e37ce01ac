import { fromChange, fromIntake, quoted } from '@sinergi/contracts';
import { brokenTexts } from '../http/broken-texts.js';
import { counted } from '../http/counted.js';
import { requireUuid } from '../http/require-uuid.js';
import { Problem } from '../problem/problem.js';
import { type EntityFlow, entityFlow, entityFlows, type RequestableChange } from './entity-flow.js';

/** A submission of an agency's system, from any route. */
export interface Submission {
  flow: string;
  /** undefined begins an entity with its flow's first change */
  change: string | undefined;
  /** null for a new entity */
  entityId: string | null;
  /** the version that the client has read; null for a new entity */
  expectedVersion: number | null;
  /** the fields, sealed groups in the clear */
  data: unknown;
  /**
   * the key that identifies a repeated submission, in its route's own form; undefined where there
   * is none
   */
  key: string | undefined;
}

/** A submission whose form was checked. */
export interface CheckedSubmission {
  flow: EntityFlow;
  change: RequestableChange;
  entityId: string | null;
  expectedVersion: number | null;
  /** the fields of the event that the submission gives */
  fields: Record<string, unknown>;
  key: string | undefined;
  /** the original submission, to tell two uses of one key apart */
  said: Submission;
}

const WHOLE = { expected: 'whole characters', got: 'half of a surrogate pair' };

/**
 * @param isKnown whether this agency may know the flow
 * @throws Problem invalid-request that names the accepted flows
 */
export function requireFlow(name: string, isKnown: (flow: string) => boolean): EntityFlow {
  const flow = entityFlow(name);
  if (flow && isKnown(name)) return flow;
  const known = entityFlows.map(({ descriptor }) => descriptor.flow).filter(isKnown);
  throw new Problem(
    'invalid-request',
    `Expected a flow of ${known.join(', ')}, got ${shown(name)}`,
  );
}

/**
 * Checks the parts that need no entity: the flow, the change, the schema.
 * @throws Problem invalid-request with every violation
 */
export function checkSubmission(submission: Submission): CheckedSubmission {
  const flow = requireFlow(submission.flow, () => true);
  const entityId = submission.entityId === null ? null : requireUuid('id', submission.entityId);
  const change = changeOf(flow, submission, entityId);
  if (entityId !== null && submission.expectedVersion === null)
    throw new Problem('version-missing', 'Expected the version that you change, got none');
  const { descriptor } = flow;
  const body = submission.data;
  const checked = change.check(body);
  if (!checked.ok) {
    const count = counted(checked.violations.length, 'violation');
    throw new Problem(
      'invalid-request',
      `Expected a ${descriptor.flow} that fits its schema, got ${count}`,
      {
        violations: checked.violations,
      },
    );
  }
  const broken = brokenTexts(checked.value);
  if (broken.length > 0)
    throw new Problem(
      'invalid-request',
      `Expected texts of whole characters, got ${counted(broken.length, 'violation')}`,
      { violations: broken.map((field) => ({ field, ...WHOLE })) },
    );
  const isWhole = change.rule === null || change.rule.sets === 'whole';
  const fields = isWhole
    ? fromIntake(descriptor.flow, checked.value)
    : fromChange(descriptor.flow, checked.value);
  return {
    flow,
    change,
    entityId,
    expectedVersion: submission.expectedVersion,
    fields,
    key: submission.key,
    said: submission,
  };
}

function changeOf(
  { descriptor, begins, changes }: EntityFlow,
  { change }: Submission,
  entityId: string | null,
): RequestableChange {
  const possible = entityId === null ? begins : changes;
  const found =
    change === undefined && entityId === null
      ? begins[0]
      : possible.find((candidate) => candidate.change === change);
  if (found) return found;
  const names = possible.map((candidate) => candidate.change).join(', ');
  throw new Problem(
    'invalid-request',
    `Expected a change ${entityId === null ? 'that begins' : 'of'} a ${descriptor.flow} ` +
      `(${names}), got ${change === undefined ? 'none' : shown(change)}`,
    {
      violations: [
        {
          field: '/change',
          expected: `one of ${names}`,
          got: change === undefined ? 'nothing' : shown(change),
        },
      ],
    },
  );
}

const shown = (value: unknown): string =>
  typeof value === 'string' ? quoted(value) : `a ${typeof value}`;
