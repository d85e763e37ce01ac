import { Code, Stack, Text } from '@mantine/core';
import { IconBadge } from '@sinergi/web';
import {
  IconCircleCheck,
  IconCircleMinus,
  IconCirclePlus,
  IconFileAlert,
  IconMailOff,
  IconPencil,
  IconSignatureOff,
} from '@tabler/icons-react';
import type { ComparedKey, ComparedPartition } from '../../../contract/operations';
import { topicPartitionId } from '../keys/topic-partition-id';
import { PageAnchor } from '../links/page-anchor';
import { DataTable } from '../widgets/data-table';
import { useWords } from '../words/use-words';

const LOOK = {
  MISSING: { colour: 'red', Icon: IconCircleMinus },
  SET_ASIDE: { colour: 'blue', Icon: IconMailOff },
  CHANGED: { colour: 'red', Icon: IconPencil },
  HEADERS: { colour: 'red', Icon: IconSignatureOff },
  EXTRA: { colour: 'yellow', Icon: IconCirclePlus },
  STATE: { colour: 'red', Icon: IconFileAlert },
} as const;

interface DifferingKey extends ComparedKey {
  topic: string;
  partition: number;
}

/** The keys whose rows differ from the log: the log's fingerprint beside the copy's. */
export function ComparedKeys({ partitions }: { partitions: readonly ComparedPartition[] }) {
  const { t, number } = useWords();
  const rows = partitions.flatMap(({ topic, partition, keys }) =>
    keys.map((key): DifferingKey => ({ ...key, topic, partition })),
  );
  const differing = partitions.reduce((sum, partition) => sum + partition.differing, 0);
  const read = partitions.reduce((sum, { recordsRead }) => sum + recordsRead, 0);
  if (differing === 0) {
    return (
      <IconBadge colour="teal" Icon={IconCircleCheck} data-testid="compared-equal">
        {t('operations.noDifference', { records: number(read) })}
      </IconBadge>
    );
  }
  return (
    <Stack gap={4} data-testid="compared-keys">
      <Text fz="sm">
        {t('operations.differing', {
          count: differing,
          value: number(differing),
          records: number(read),
        })}
      </Text>
      {rows.some(({ difference }) => difference === 'SET_ASIDE') ? (
        <Text fz="sm">
          {t('operations.setAside')}{' '}
          <PageAnchor to="/dead-letters" fz="sm">
            {t('shell.page.dead-letters')}
          </PageAnchor>
        </Text>
      ) : null}
      {rows.length < differing ? (
        <Text fz="sm">{t('operations.differingShown', { value: number(rows.length) })}</Text>
      ) : null}
      <DataTable
        caption={t('operations.differingCaption')}
        rows={rows}
        keyOf={(row) => `${topicPartitionId(row)}/${row.key}/${row.version}/${row.difference}`}
        minWidth={720}
        columns={[
          {
            id: 'key',
            header: t('operations.key'),
            isHead: true,
            value: ({ key }) => key,
            cell: ({ key }) => <Code>{key}</Code>,
          },
          {
            id: 'difference',
            header: t('operations.difference'),
            value: ({ difference }) => difference,
            cell: ({ difference }) => (
              <IconBadge {...LOOK[difference]}>{t(`operations.differs.${difference}`)}</IconBadge>
            ),
          },
          {
            id: 'log',
            header: t('operations.inLog'),
            cell: ({ logHash }) => <Fingerprint hash={logHash} />,
          },
          {
            id: 'copy',
            header: t('operations.inCopy'),
            cell: ({ copyHash }) => <Fingerprint hash={copyHash} />,
          },
          {
            id: 'partition',
            header: t('partitionColumn.partition'),
            isNumber: true,
            value: ({ partition }) => partition,
            cell: ({ partition }) => partition,
          },
          {
            id: 'offset',
            header: t('partitionColumn.position'),
            isNumber: true,
            value: ({ offset }) => BigInt(offset),
            cell: ({ offset }) => number(offset),
          },
          {
            id: 'version',
            header: t('operations.version'),
            isNumber: true,
            value: ({ version }) => version,
            cell: ({ version }) => number(version),
          },
        ]}
      />
    </Stack>
  );
}

function Fingerprint({ hash }: { hash: string | null }) {
  const { t } = useWords();
  return hash === null ? t('operations.nothing') : <Code>{hash}</Code>;
}
