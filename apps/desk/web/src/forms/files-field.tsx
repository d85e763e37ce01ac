import { Button, Fieldset, Group, Paper, Stack, Text } from '@mantine/core';
import { useWords } from '@sinergi/web';
import { useState } from 'react';
import { UploadButton } from '../files/upload-button';
import { type FieldProps, useForm } from './form-state';
import { useFieldFrame } from './use-field-frame';

interface Named {
  attachmentId: string;
  kind?: string;
}

/** The files of an entity: each is uploaded when it is chosen, and says here what it is. */
export function FilesField(props: FieldProps) {
  const { schema, path } = props;
  const { t } = useWords();
  const { Field } = useForm();
  const { value, set, frame } = useFieldFrame(props);
  const { id, label, error } = frame;
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  const files = (Array.isArray(value) ? value : []) as Named[];
  const kind = schema.items?.properties?.['kind'] ?? {};
  return (
    <Fieldset legend={label} id={id} tabIndex={-1} px="sm">
      <Stack gap="sm">
        {error ? (
          <Text fz="sm" c="var(--mantine-color-error)">
            {error}
          </Text>
        ) : null}
        {files.map((file, at) => (
          <Paper withBorder p="sm" key={file.attachmentId} data-testid="named-file">
            <Group justify="space-between" gap="xs" mb="xs">
              <Text fw={600} className="wrapped" flex={1}>
                {names[file.attachmentId] ?? t('files.numbered', { number: at + 1 })}
              </Text>
              <Button
                className="target"
                variant="default"
                aria-label={t('files.removeOf', { number: at + 1 })}
                onClick={() => set(files.filter((one) => one !== file))}
              >
                {t('form.remove')}
              </Button>
            </Group>
            <Field schema={kind} path={[...path, at, 'kind']} required />
          </Paper>
        ))}
        <UploadButton
          label={label}
          isDisabled={files.length >= (schema.maxItems ?? Number.POSITIVE_INFINITY)}
          onUploaded={({ attachmentId, type }, name) => {
            setNames((before) => ({ ...before, [attachmentId]: name }));
            const known = type.startsWith('image/') ? { kind: 'PHOTO' } : {};
            set([...files, { attachmentId, ...known }]);
          }}
        />
      </Stack>
    </Fieldset>
  );
}
