import type { FlowForm, FormChange } from '../../../contract/form/flow-form';
import type { Values } from '../../../contract/form/form-values';
import type { Entity } from '../api/entities';

/** What a form is for: it begins an entity, or it changes one. */
export interface FormTask {
  flow: string;
  /** what is said; undefined: the officer chooses what the entity begins with */
  change?: string | undefined;
  /** what the page knows, and nobody fills in, such as the alert that is answered */
  given: Values;
  /** the entity that is changed, as the page read it; absent where one is begun */
  changed?: { id: string; entity: Entity };
}

/** Returns what the officer may say with a form; none where the agency does not know the change. */
export function choicesIn(form: FlowForm, { change, changed }: FormTask): readonly FormChange[] {
  const all = changed ? form.changes : form.begins;
  return change === undefined ? all : all.filter((one) => one.change === change);
}

/** Returns the name under which a draft is kept: one for each thing that an officer may say. */
export function draftNameOf({ flow, change, given, changed }: FormTask): string {
  if (changed) return [flow, changed.id, change].join('.');
  const about = Object.values(given).filter((value) => typeof value === 'string');
  return [flow, ...about].join('.');
}
