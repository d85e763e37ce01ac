import { Accordion, Stack } from '@mantine/core';
import { useWords } from '@sinergi/web';
import { useEffect, useState } from 'react';
import type { FormChange } from '../../../contract/form/flow-form';
import { isRequired } from '../../../contract/form/form-schema';
import { AnyField } from './any-field';
import { isKnown } from './begin-values';
import { faultsBelow, useForm } from './form-state';
import type { FormTask } from './form-task';
import { lookOf } from './looks';

/** A change of so many fields is shown whole. */
const FEW = 4;

/** The fields of a form: few first, the others folded. What the page gives is not asked for. */
export function FormFields({ choice, task }: { choice: FormChange; task: FormTask }) {
  const { t } = useWords();
  const { values, faults } = useForm();
  const [open, setOpen] = useState<string | null>(null);
  const { change, schema } = choice;
  const look = lookOf(task.flow, change, task.changed !== undefined);
  const names = Object.keys(schema.properties ?? {}).filter(
    (name) => !isKnown(schema, name) && !(name in task.given),
  );
  const isShort = task.changed !== undefined && names.length <= FEW;
  const isFirst = (name: string): boolean =>
    look
      ? look.first.includes(name) && (look.when?.[name]?.(values) ?? true)
      : isShort || (isRequired(schema, name) && name !== 'handling');
  const first = look
    ? look.first.filter((name) => names.includes(name) && isFirst(name))
    : names.filter(isFirst);
  const folded = names.filter((name) => !first.includes(name));
  const isFaultFolded = folded.some((name) => faultsBelow(faults, [name]).length > 0);
  useEffect(() => {
    if (isFaultFolded) setOpen('others');
  }, [isFaultFolded]);
  const shown = (some: readonly string[]) =>
    some.map((name) => (
      <AnyField
        key={name}
        schema={schema.properties?.[name] ?? {}}
        path={[name]}
        required={isRequired(schema, name)}
      />
    ));
  return (
    <Stack gap="lg">
      {shown(first)}
      {folded.length === 0 ? null : (
        <Accordion variant="contained" value={open} onChange={setOpen}>
          <Accordion.Item value="others">
            <Accordion.Control>{t('form.others', { count: folded.length })}</Accordion.Control>
            <Accordion.Panel>
              {open === 'others' ? <Stack gap="lg">{shown(folded)}</Stack> : null}
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
      )}
    </Stack>
  );
}
