import { Alert, Code, Group, Modal, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CellDetail, CellPartition } from '../../../contract/overview';
import { readJson } from '../api/read-json';
import { StatusMark } from '../widgets/status-mark';
import { useMoment } from '../words/use-moment';
import { useWords } from '../words/use-words';

const REFRESH_MS = 2_000;

interface CellDetailDialogProps {
  /** null while closed */
  cell: { agency: string; flow: string } | null;
  name: string;
  onClose: () => void;
}

/** What one cell's status stands on: partition by partition, where the copy is and how its digest compares. */
export function CellDetailDialog({ cell, name, onClose }: CellDetailDialogProps) {
  const { t, reason } = useWords();
  const isSmall = useMediaQuery('(max-width: 48em)') ?? false;
  const { data, error } = useQuery({
    queryKey: ['cell', cell?.agency, cell?.flow],
    queryFn: () => readJson<CellDetail>(`/api/agencies/${cell?.agency}/flows/${cell?.flow}`),
    enabled: cell !== null,
    refetchInterval: REFRESH_MS,
    placeholderData: keepPreviousData,
  });
  const title = `${name} · ${cell ? t(`flow.${cell.flow}`, cell.flow) : ''}`;
  return (
    <Modal
      opened={cell !== null}
      onClose={onClose}
      title={title}
      size="70rem"
      fullScreen={isSmall}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {error && !data ? <Alert color="red">{error.message}</Alert> : null}
      {data ? (
        <Stack>
          <Group gap="xs">
            <StatusMark status={data.status} />
            {data.reason ? <Text fz="sm">{reason(data.reason)}</Text> : null}
          </Group>
          <Partitions detail={data} />
        </Stack>
      ) : (
        <Skeleton h={180} visible={!error} />
      )}
    </Modal>
  );
}

function Partitions({ detail }: { detail: CellDetail }) {
  const { t } = useWords();
  if (detail.partitions.length === 0) return <Text fz="sm">{t('noPartitions')}</Text>;
  const columns = ['partition', 'position', 'logEnd', 'pending', 'records', 'entityCount', 'digest', 'compared', 'lastRecord'] as const;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard
    <section className="grid-scroll" aria-label={t('partitionsOf', { topic: detail.topic })} tabIndex={0}>
      <Table className="tabular" miw={900} captionSide="bottom" fz="sm">
        <Table.Caption ta="start">{t('partitionsOf', { topic: detail.topic })}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th scope="col" key={column}>
                {t(`partitionColumn.${column}`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {detail.partitions.map((partition) => (
            <PartitionRow key={partition.partition} partition={partition} />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  );
}

function PartitionRow({ partition }: { partition: CellPartition }) {
  const { t, number } = useWords();
  const { full } = useMoment();
  const { comparison, comparedAt, agreeing, compared, logEnd, pending, lastAppendedAt } = partition;
  return (
    <Table.Tr>
      <Table.Th scope="row">{partition.partition}</Table.Th>
      <Table.Td>{number(partition.nextOffset)}</Table.Td>
      <Table.Td>{logEnd === null ? '–' : number(logEnd)}</Table.Td>
      <Table.Td>{pending === null ? '–' : number(pending)}</Table.Td>
      <Table.Td>{number(partition.records)}</Table.Td>
      <Table.Td>{number(partition.entities)}</Table.Td>
      <Table.Td>
        <Code>{partition.digest}</Code>
      </Table.Td>
      <Table.Td>{t(`comparison.${comparison}`, { agreeing, compared, offset: number(comparedAt ?? 0) })}</Table.Td>
      <Table.Td>{lastAppendedAt === null ? '–' : full(lastAppendedAt)}</Table.Td>
    </Table.Tr>
  );
}
