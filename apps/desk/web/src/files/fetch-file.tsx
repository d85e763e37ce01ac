import { Button, Select, Stack, Text, Textarea } from '@mantine/core';
import { ProblemAlert, useWords } from '@sinergi/web';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { Ground } from '../../../contract/ground';
import { purposesOf, REASON } from '../api/disclosures';
import { type Attachment, fetchFile } from '../api/files';
import { useValueWords } from '../words/use-value-words';
import { endingOf, saveFile } from './save-file';

interface FetchFileProps {
  ground: Ground;
  flow: string;
  id: string;
  owner: string;
  file: Attachment;
}

/** Asks why, fetches the file from its owner, and saves it; the agency writes down who asked. */
export function FetchFile({ ground, flow, id, owner, file }: FetchFileProps) {
  const { t } = useWords();
  const wordOf = useValueWords();
  const purposes = purposesOf(ground);
  const [purpose, setPurpose] = useState(purposes[0] ?? '');
  const [reason, setReason] = useState('');
  const isLong = reason.trim().length >= REASON.least;
  const fetching = useMutation({
    mutationFn: () =>
      fetchFile(
        ground,
        { flow, id, owner, attachmentId: file.attachmentId },
        { purpose, reason: reason.trim() },
      ),
    onSuccess: ({ bytes }) => saveFile(bytes, `${file.attachmentId}.${endingOf(file.type)}`),
  });
  const { data, error, isPending, mutate } = fetching;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isLong) mutate();
      }}
    >
      <Stack gap="sm" mt="sm">
        <Text fz="sm">{t('files.written')}</Text>
        <Select
          label={t('form.purpose')}
          data={purposes.map((one) => ({ value: one, label: wordOf('purpose', one) }))}
          value={purpose}
          allowDeselect={false}
          onChange={(chosen) => setPurpose(chosen ?? purpose)}
        />
        <Textarea
          label={t('files.reason')}
          description={t('files.reasonHelp', { least: REASON.least })}
          withAsterisk
          value={reason}
          maxLength={REASON.most}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          autosize
          minRows={2}
        />
        {error ? <ProblemAlert error={error} title={t('files.notFetched')} /> : null}
        {data ? (
          <Text fz="sm" role="status" className="wrapped" data-testid="fetched">
            {t('files.fetched', { number: data.disclosureId })}
          </Text>
        ) : null}
        <Button type="submit" className="target" loading={isPending} disabled={!isLong}>
          {t('files.save')}
        </Button>
      </Stack>
    </form>
  );
}
