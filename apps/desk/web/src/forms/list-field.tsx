import { Button, Fieldset, Group, Stack, Text } from '@mantine/core';
import { useWords } from '@sinergi/web';
import { IconPlus } from '@tabler/icons-react';
import { type FieldProps, useForm } from './form-state';
import { useFieldFrame } from './use-field-frame';

/** Several of one kind, one below the other. */
export function ListField(props: FieldProps) {
  const { schema, path, required } = props;
  const { t } = useWords();
  const { Field } = useForm();
  const { value, set, frame } = useFieldFrame(props);
  const { id, label, description, error } = frame;
  const items = Array.isArray(value) ? value : [];
  return (
    <Fieldset legend={required ? `${label} *` : label} id={id} tabIndex={-1} px="sm">
      <Stack gap="sm">
        <Text fz="sm" c="dimmed">
          {description}
        </Text>
        {error ? (
          <Text fz="sm" c="var(--mantine-color-error)">
            {error}
          </Text>
        ) : null}
        {items.map((_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an item is known by its place alone
          <Group key={at} align="flex-end" wrap="nowrap">
            <Stack gap="sm" flex={1}>
              <Field schema={schema.items ?? {}} path={[...path, at]} required />
            </Stack>
            <Button
              className="target"
              variant="default"
              onClick={() => set(items.filter((_item, other) => other !== at))}
            >
              {t('form.remove')}
            </Button>
          </Group>
        ))}
        <Button
          className="target"
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => set([...items, undefined])}
          disabled={items.length >= (schema.maxItems ?? Number.POSITIVE_INFINITY)}
        >
          {t('form.add')}
        </Button>
      </Stack>
    </Fieldset>
  );
}
