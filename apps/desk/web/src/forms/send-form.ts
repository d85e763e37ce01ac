import { queries, ServerProblem } from '@sinergi/web';
import { checkForm, type Fault } from '../../../contract/form/check-form';
import type { FlowForm } from '../../../contract/form/flow-form';
import { bodyOf } from '../../../contract/form/form-values';
import type { Ground } from '../../../contract/ground';
import {
  beginEntity,
  type Committed,
  changeEntity,
  type Entity,
  entityQuery,
  type Sending,
} from '../api/entities';
import { changeBody } from './change-values';
import type { Draft } from './draft';
import { formQuery } from './form-query';
import { choicesIn, type FormTask } from './form-task';

/** What became of a form that somebody sent. */
export type Outcome =
  | { kind: 'sent'; committed: Committed }
  | { kind: 'faulty'; faults: Fault[] }
  /** the agency has another form by now */
  | { kind: 'changed'; form: FlowForm }
  /** somebody else changed the entity in the meantime */
  | { kind: 'overtaken'; now: Entity }
  | { kind: 'problem'; problem: unknown };

/**
 * Sends a form: checks it here, asks whether the form is still the one that was filled in, has the
 * agency try it, and only then says it. What was begun is never lost: each way but `sent` leaves
 * the draft as it is.
 */
export async function sendForm(
  form: FlowForm,
  task: FormTask,
  draft: Draft,
  ground: Ground,
): Promise<Outcome> {
  const { flow, changed } = task;
  const choices = choicesIn(form, task);
  const { change, schema } = choices.find((one) => one.change === draft.change) ?? choices[0]!;
  const { over } = draft;
  const fields = over ? changeBody(draft.values, schema, over) : bodyOf(draft.values, schema);
  const faults = checkForm(schema, fields);
  if (faults.length > 0) return { kind: 'faulty', faults };
  const isNamed = changed !== undefined || form.begins.length > 1;
  const body = isNamed ? { change, ...fields } : fields;
  const say = (sending: Sending): Promise<Committed> =>
    changed && over
      ? changeEntity(ground, { flow, id: changed.id, version: over.version }, body, sending)
      : beginEntity(ground, flow, body, sending);
  try {
    const now = await queries.fetchQuery({ ...formQuery(flow), staleTime: 0 });
    if (now.version !== form.version) return { kind: 'changed', form: now };
    await say({ key: draft.key, dryRun: true });
    return { kind: 'sent', committed: await say({ key: draft.key, dryRun: false }) };
  } catch (problem) {
    const refused = faultsOf(problem);
    if (refused.length > 0) return { kind: 'faulty', faults: refused };
    const isOvertaken = problem instanceof ServerProblem && problem.code === 'version-conflict';
    return isOvertaken && changed
      ? readAnew(ground, flow, changed.id)
      : { kind: 'problem', problem };
  }
}

async function readAnew(ground: Ground, flow: string, id: string): Promise<Outcome> {
  try {
    const query = { ...entityQuery(ground, flow, id), staleTime: 0 };
    return { kind: 'overtaken', now: await queries.fetchQuery(query) };
  } catch (problem) {
    return { kind: 'problem', problem };
  }
}

/** Returns the agency's violations as faults of their fields. */
const faultsOf = (problem: unknown): Fault[] =>
  problem instanceof ServerProblem
    ? problem.violations.map(({ field, expected, got }) => ({
        ...{ field, code: 'refused' as const },
        params: { expected, got },
      }))
    : [];
