import { Code, Group, Text } from '@mantine/core';
import { useMemo } from 'react';
import { Age } from '../widgets/age';
import { type DataColumn, DataTable } from '../widgets/data-table';
import { useWords } from '../words/use-words';
import type { DeadLetterSearch } from './dead-letter-search';
import { GroupButton } from './group-button';
import type { Cause } from './group-by-cause';

interface CauseTableProps {
  causes: Cause[];
  chosen: DeadLetterSearch;
  onOpen: (agency: string, reason: string, topic: string) => void;
}

/** One row per cause: the same bad record at ten agencies is one thing to correct. */
export function CauseTable({ causes, chosen, onOpen }: CauseTableProps) {
  const { t, number, language } = useWords();
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with language alone
  const columns = useMemo<DataColumn<Cause>[]>(
    () => [
      {
        id: 'cause',
        header: t('dead-letters.column.cause'),
        isHead: true,
        value: ({ reason }) => reason,
        cell: ({ reason }) => (
          <>
            <Text fz="sm" fw={600}>
              {t(`dead-letters.reason.${reason}`, reason)}
            </Text>
            <Code>{reason}</Code>
          </>
        ),
      },
      {
        id: 'topic',
        header: t('dead-letters.column.topic'),
        value: ({ topic }) => topic,
        cell: ({ topic }) => topic,
      },
      {
        id: 'count',
        header: t('dead-letters.column.count'),
        isNumber: true,
        value: ({ count }) => count,
        cell: ({ count }) => number(count),
      },
      {
        id: 'oldest',
        header: t('dead-letters.column.oldest'),
        value: ({ oldestAt }) => oldestAt,
        cell: ({ oldestAt }) => <Age at={oldestAt} />,
      },
      {
        id: 'newest',
        header: t('dead-letters.column.newest'),
        value: ({ newestAt }) => newestAt,
        cell: ({ newestAt }) => <Age at={newestAt} />,
      },
      {
        id: 'agencies',
        header: t('dead-letters.column.agencies'),
        cell: ({ reason, topic, agencies }) => (
          <Group gap={6}>
            {agencies.map(({ agency, group }) => (
              <GroupButton
                key={agency}
                agency={agency}
                count={group.count}
                isChosen={
                  chosen.agency === agency && chosen.reason === reason && chosen.topic === topic
                }
                onOpen={() => onOpen(agency, reason, topic)}
              />
            ))}
          </Group>
        ),
      },
    ],
    [language, chosen, onOpen],
  );
  return (
    <DataTable
      caption={t('dead-letters.byCause')}
      captionIsHidden
      columns={columns}
      rows={causes}
      keyOf={({ reason, topic }) => `${reason} ${topic}`}
      minWidth={860}
    />
  );
}
