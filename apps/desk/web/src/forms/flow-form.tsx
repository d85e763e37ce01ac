import { Alert, Button, SegmentedControl, Stack } from '@mantine/core';
import { ProblemAlert, useWords } from '@sinergi/web';
import { IconInfoCircle, IconSend } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Fault } from '../../../contract/form/check-form';
import type { FlowForm as Form } from '../../../contract/form/flow-form';
import { type Path, pointerOf, type Values, withValue } from '../../../contract/form/form-values';
import type { Ground } from '../../../contract/ground';
import type { Me } from '../../../contract/me';
import type { Committed, Entity } from '../api/entities';
import { useStepWords } from '../words/use-step-words';
import { AnyField } from './any-field';
import { valuesOver } from './change-values';
import { newKey } from './draft';
import { DraftNote } from './draft-note';
import { FaultList } from './fault-list';
import { FormFields } from './form-fields';
import { FormContext } from './form-state';
import { choicesIn, type FormTask } from './form-task';
import { OvertakenNote } from './overtaken-note';
import { type Outcome, sendForm } from './send-form';
import { useDraft } from './use-draft';

interface FlowFormProps {
  form: Form;
  task: FormTask;
  ground: Ground;
  me: Me;
  /** called once with what the agency answered; the draft is gone then */
  onSent: (committed: Committed) => void;
}

/** A form by the schema of a flow, from the first field to the agency's answer. */
export function FlowForm({ form: opened, task, ground, me, onSent }: FlowFormProps) {
  const { t } = useWords();
  const { stepOf } = useStepWords();
  const [form, setForm] = useState(opened);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const { draft, restoredAt, update, drop } = useDraft(form, task, ground, me);
  const [isChanged, setChanged] = useState(draft.version !== form.version);
  const [overtaken, setOvertaken] = useState<{ before: Entity; now: Entity } | null>(null);
  const { change: chosen, values } = draft;
  const choices = choicesIn(form, task);
  const choice = choices.find(({ change }) => change === chosen) ?? choices[0]!;
  /** Goes on over another version; what was typed stays. */
  const goOnOver = (now: Entity): void => {
    const before = draft.over ?? now;
    setOvertaken({ before, now });
    update((kept) => ({
      ...kept,
      values: valuesOver(kept.values, choice.schema, { before, now }),
      over: now,
      key: newKey(),
    }));
  };
  const sending = useMutation({
    mutationFn: () => sendForm(form, task, draft, ground),
    onSuccess: (outcome: Outcome) => {
      setFaults(outcome.kind === 'faulty' ? outcome.faults : []);
      if (outcome.kind === 'faulty') showAtOnce('faults');
      setChanged(outcome.kind === 'changed');
      if (outcome.kind === 'changed') {
        setForm(outcome.form);
        update((before) => ({ ...before, version: outcome.form.version }));
      }
      if (outcome.kind === 'overtaken') {
        goOnOver(outcome.now);
        showAtOnce('overtaken');
      }
      if (outcome.kind === 'sent') {
        drop();
        onSent(outcome.committed);
      }
    },
  });
  const problem = sending.data?.kind === 'problem' ? sending.data.problem : sending.error;
  const change = (path: Path, value: unknown): void => {
    const field = pointerOf(path);
    setFaults((before) =>
      before.filter((one) => one.field !== field && !one.field.startsWith(`${field}/`)),
    );
    update((before) => ({
      ...before,
      values: withValue(before.values, path, value) as Values,
    }));
  };
  return (
    <FormContext value={{ flow: form.flow, values, faults, change, Field: AnyField }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          sending.mutate();
        }}
      >
        <Stack gap="lg">
          {restoredAt === null ? null : (
            <DraftNote
              savedAt={restoredAt}
              onDrop={() => {
                setFaults([]);
                setOvertaken(null);
                drop();
              }}
            />
          )}
          {isChanged ? (
            <Alert color="yellow" icon={<IconInfoCircle aria-hidden />} role="alert">
              {t('form.changed')}
            </Alert>
          ) : null}
          {overtaken ? <OvertakenNote flow={form.flow} {...overtaken} /> : null}
          {choices.length > 1 ? (
            <SegmentedControl
              size="md"
              aria-label={t('form.what')}
              value={choice.change}
              onChange={(next) => update((before) => ({ ...before, change: next }))}
              data={choices.map((one) => ({
                value: one.change,
                label: stepOf(form.flow, one.change),
              }))}
            />
          ) : null}
          <FaultList flow={form.flow} faults={faults} />
          <FormFields choice={choice} task={task} />
          {problem ? <ProblemAlert error={problem} title={t('form.failed')} /> : null}
          <div className="send-bar">
            <Button
              type="submit"
              size="lg"
              fullWidth
              loading={sending.isPending}
              leftSection={<IconSend size={20} aria-hidden />}
              data-testid="send"
            >
              {t('form.send')}
            </Button>
          </div>
        </Stack>
      </form>
    </FormContext>
  );
}

/** What keeps a form from being sent is announced and shown. */
function showAtOnce(id: string): void {
  requestAnimationFrame(() => {
    const element = document.getElementById(id);
    element?.scrollIntoView({ block: 'center' });
    element?.focus({ preventScroll: true });
  });
}
