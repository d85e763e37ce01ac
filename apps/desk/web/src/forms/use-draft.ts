import { useEffect, useRef, useState } from 'react';
import type { FlowForm } from '../../../contract/form/flow-form';
import type { Ground } from '../../../contract/ground';
import type { Me } from '../../../contract/me';
import { beginValues } from './begin-values';
import { changeValues } from './change-values';
import { type Draft, dropDraft, keepDraft, keptDraft, newKey } from './draft';
import { choicesIn, draftNameOf, type FormTask } from './form-task';
import { lookOf } from './looks';

/** A form as it is begun. */
function newDraft(form: FlowForm, task: FormTask, ground: Ground, me: Me): Draft {
  const [first] = choicesIn(form, task);
  const { officer } = me;
  const usual = lookOf(task.flow, first!.change, task.changed !== undefined)?.usual ?? {};
  const values = task.changed
    ? changeValues(first!.schema, task.changed.entity, officer)
    : beginValues(first!.schema, { ground, officer, usual });
  return {
    values: { ...values, ...task.given },
    change: first!.change,
    version: form.version,
    key: newKey(),
    savedAt: 0,
    ...(task.changed ? { over: task.changed.entity } : {}),
  };
}

/**
 * Keeps a form in this browser while it is filled in, for the officer alone: a lost connection, an
 * ended session or a closed page loses nothing.
 */
export function useDraft(form: FlowForm, task: FormTask, ground: Ground, me: Me) {
  const name = draftNameOf(task);
  const [kept] = useState(() => {
    const found = keptDraft(me.id, name);
    const isKnown = choicesIn(form, task).some(({ change }) => change === found?.change);
    return isKnown ? found : undefined;
  });
  const [draft, setDraft] = useState<Draft>(() => kept ?? newDraft(form, task, ground, me));
  const [isRestored, setRestored] = useState(kept !== undefined);
  const isTouched = useRef(false);
  useEffect(() => {
    if (isTouched.current) keepDraft(me.id, name, { ...draft, savedAt: Date.now() });
  }, [draft, me.id, name]);
  return {
    draft,
    /** when the draft was kept that was restored, epoch ms; null where the form begins anew */
    restoredAt: isRestored ? (kept?.savedAt ?? null) : null,
    update(change: (draft: Draft) => Draft): void {
      isTouched.current = true;
      setDraft(change);
    },
    /** Begins anew, without what was filled in. */
    drop(): void {
      isTouched.current = false;
      dropDraft(me.id, name);
      setRestored(false);
      setDraft(newDraft(form, task, ground, me));
    },
  };
}
