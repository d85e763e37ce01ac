import { Button, Fieldset, Stack, Text } from '@mantine/core';
import { useWords } from '@sinergi/web';
import { IconPlus } from '@tabler/icons-react';
import { isRequired } from '../../../contract/form/form-schema';
import { type FieldProps, useForm } from './form-state';
import { useFieldFrame } from './use-field-frame';

interface Item {
  itemId: string;
  status?: string;
}

/** Nobody fills it in: a new item gets one of its own. */
const ID = 'itemId';

/** The work programme: what is to be done, by whom and by when; rows are added and removed. */
export function WorkItemsField(props: FieldProps) {
  const { schema, path } = props;
  const { t } = useWords();
  const { Field } = useForm();
  const { value, set, frame } = useFieldFrame(props);
  const { id, label, error } = frame;
  const items = (Array.isArray(value) ? value : []) as Item[];
  const row = schema.items ?? {};
  const parts = Object.entries(row.properties ?? {}).filter(([name]) => name !== ID);
  return (
    <Fieldset legend={label} id={id} tabIndex={-1} px="sm">
      <Stack gap="md">
        {error ? (
          <Text fz="sm" c="var(--mantine-color-error)">
            {error}
          </Text>
        ) : null}
        {items.map((item, at) => (
          <Fieldset
            key={item.itemId}
            legend={t('team.item', { number: at + 1 })}
            px="sm"
            data-testid="work-item"
          >
            <Stack gap="md">
              {parts.map(([name, part]) => (
                <Field
                  key={name}
                  schema={part}
                  path={[...path, at, name]}
                  required={isRequired(row, name)}
                />
              ))}
              <Button
                className="target"
                variant="default"
                aria-label={t('team.removeItem', { number: at + 1 })}
                onClick={() => set(items.filter((one) => one !== item))}
              >
                {t('form.remove')}
              </Button>
            </Stack>
          </Fieldset>
        ))}
        <Button
          className="target"
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => set([...items, { itemId: crypto.randomUUID(), status: 'OPEN' }])}
          disabled={items.length >= (schema.maxItems ?? Number.POSITIVE_INFINITY)}
        >
          {t('team.addItem')}
        </Button>
      </Stack>
    </Fieldset>
  );
}
