import { Fieldset, Stack, Switch, Text } from '@mantine/core';
import { useWords } from '@sinergi/web';
import { isRequired } from '../../../contract/form/form-schema';
import { type FieldProps, useForm } from './form-state';
import { useFieldFrame } from './use-field-frame';

/** Fields that belong together. Where they need not be said, a switch opens them. */
export function RecordField(props: FieldProps) {
  const { schema, path, required } = props;
  const { t } = useWords();
  const { Field } = useForm();
  const { value, set, frame } = useFieldFrame(props);
  const { id, label, description, error } = frame;
  const isOpen = required || (value !== undefined && value !== null);
  return (
    <Fieldset legend={label} id={id} tabIndex={-1} px="sm">
      <Stack gap="md">
        <Text fz="sm" c="dimmed">
          {[description, schema['x-sealed'] ? t('form.sealed') : null].filter(Boolean).join('. ')}
        </Text>
        {required ? null : (
          <Switch
            size="md"
            label={t('form.fillIn')}
            aria-label={t('form.fillInOf', { label })}
            checked={isOpen}
            onChange={({ currentTarget }) => set(currentTarget.checked ? {} : undefined)}
          />
        )}
        {error ? (
          <Text fz="sm" c="var(--mantine-color-error)">
            {error}
          </Text>
        ) : null}
        {isOpen
          ? Object.entries(schema.properties ?? {}).map(([part, field]) => (
              <Field
                key={part}
                schema={field}
                path={[...path, part]}
                required={isRequired(schema, part)}
              />
            ))
          : null}
      </Stack>
    </Fieldset>
  );
}
