import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useMoment, useWords } from '@sinergi/web';
import { IconDownload, IconFile, IconPhoto } from '@tabler/icons-react';
import { useState } from 'react';
import type { Ground } from '../../../contract/ground';
import type { Entity } from '../api/entities';
import { type Attachment, attachmentsOf } from '../api/files';
import { useAgencyName } from '../api/ground';
import { useCan } from '../api/me';
import { useValueWords } from '../words/use-value-words';
import { FetchFile } from './fetch-file';
import { fileSize } from './file-size';

interface FileListProps {
  ground: Ground;
  flow: string;
  id: string;
  entity: Entity;
  /** all versions, oldest first: who named a file, and when */
  history: readonly Entity[];
}

/** The files of an entity: what each is, who added it and when, and the way to fetch it. */
export function FileList({ ground, flow, id, entity, history }: FileListProps) {
  const { t } = useWords();
  const files = attachmentsOf(entity);
  if (files.length === 0)
    return (
      <Text fz="sm" c="dimmed">
        {t('files.none')}
      </Text>
    );
  return (
    <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {files.map((file) => (
        <li key={file.attachmentId}>
          <OneFile
            {...{ ground, flow, id, file }}
            owner={entity.owner}
            from={since(history, file)}
          />
        </li>
      ))}
    </Stack>
  );
}

/** Returns the version that named a file first. */
const since = (history: readonly Entity[], { attachmentId }: Attachment): Entity | undefined =>
  history.find((version) =>
    attachmentsOf(version).some((file) => file.attachmentId === attachmentId),
  );

interface OneFileProps extends Omit<FileListProps, 'entity' | 'history'> {
  file: Attachment;
  owner: string;
  from: Entity | undefined;
}

function OneFile({ ground, flow, id, file, owner, from }: OneFileProps) {
  const { t, language } = useWords();
  const { short } = useMoment();
  const can = useCan();
  const nameOf = useAgencyName();
  const wordOf = useValueWords();
  const [isAsked, setAsked] = useState(false);
  const Icon = file.type.startsWith('image/') ? IconPhoto : IconFile;
  const kind = wordOf('kind', file.kind);
  return (
    <Paper withBorder p="sm" data-testid="file">
      <Group justify="space-between" gap="xs">
        <Group gap="sm" wrap="nowrap">
          <Icon size={24} aria-hidden style={{ flexShrink: 0 }} />
          <Stack gap={0}>
            <Text fw={600}>{kind}</Text>
            <Text fz="sm" c="dimmed">
              {t(`files.type.${file.type.split('/')[1]}`, file.type)} ·{' '}
              {fileSize(file.size, language)}
            </Text>
            {from ? (
              <Text fz="sm" c="dimmed">
                {String(from['officer'] ?? '')}, {nameOf(from.owner)} · {short(from.recordedAt)}
              </Text>
            ) : null}
          </Stack>
        </Group>
        {can(flow, 'open') ? (
          <Button
            className="target"
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
            aria-expanded={isAsked}
            aria-label={t('files.fetchOf', { kind })}
            onClick={() => setAsked(!isAsked)}
          >
            {t('files.fetch')}
          </Button>
        ) : (
          <Text fz="sm">{t('files.mayNot')}</Text>
        )}
      </Group>
      {isAsked ? <FetchFile {...{ ground, flow, id, file, owner }} /> : null}
    </Paper>
  );
}
