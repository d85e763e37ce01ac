import { Textarea } from '@mantine/core';
import { useWords } from '@sinergi/web';
import type { FormSchema } from '../../../contract/form/flow-form';
import { isRequired } from '../../../contract/form/form-schema';
import { type FieldProps, useField } from './form-state';
import { useFaultWords } from './use-fault-words';
import { useFieldFrame } from './use-field-frame';

/** Tells whether a record is a note: one text and nothing else. */
export const isNote = ({ properties = {} }: FormSchema): boolean =>
  Object.keys(properties).join() === 'text';

/** A note, which is one text. Where it is sealed, the form says so. */
export function NoteField(props: FieldProps) {
  const { schema, path, required } = props;
  const { t } = useWords();
  const { frame } = useFieldFrame(props);
  const text = useField([...path, 'text']);
  const faultOf = useFaultWords();
  const field = schema.properties?.['text'] ?? {};
  const sealed = schema['x-sealed'] ? t('form.sealed') : undefined;
  return (
    <Textarea
      {...frame}
      description={[frame.description, sealed].filter(Boolean).join('. ') || undefined}
      error={frame.error ?? faultOf(text.fault)}
      withAsterisk={required && isRequired(schema, 'text')}
      value={typeof text.value === 'string' ? text.value : ''}
      onChange={({ currentTarget }) => text.set(currentTarget.value)}
      autosize
      minRows={2}
      maxLength={field.maxLength}
    />
  );
}
