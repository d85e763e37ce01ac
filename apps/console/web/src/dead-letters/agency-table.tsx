import { Group, Text } from '@mantine/core';
import type { DeadLetterAgency } from '../../../contract/dead-letters';
import { useAgencyName } from '../links/use-agency-name';
import { type DataColumn, DataTable } from '../widgets/data-table';
import { useWords } from '../words/use-words';
import type { DeadLetterSearch } from './dead-letter-search';
import { GroupButton } from './group-button';

interface AgencyTableProps {
  agencies: DeadLetterAgency[];
  chosen: DeadLetterSearch;
  onOpen: (agency: string, reason: string, topic: string) => void;
}

/** One row per agency, also where it has no dead letters or nothing is known. */
export function AgencyTable({ agencies, chosen, onOpen }: AgencyTableProps) {
  const { t, number } = useWords();
  const nameOf = useAgencyName();
  const columns: DataColumn<DeadLetterAgency>[] = [
    {
      id: 'agency',
      header: t('agency'),
      isHead: true,
      value: ({ agency }) => nameOf(agency),
      cell: ({ agency }) => nameOf(agency),
    },
    {
      id: 'count',
      header: t('dead-letters.column.count'),
      isNumber: true,
      value: ({ count }) => count,
      cell: ({ count }) => (count === null ? t('dead-letters.countUnknown') : number(count)),
    },
    {
      id: 'causes',
      header: t('dead-letters.column.causes'),
      cell: ({ agency, groups, unavailable }) =>
        groups === null ? (
          <Text fz="sm" c="dimmed">
            {t(`dead-letters.unavailable.${unavailable ?? 'no-answer'}`)}
          </Text>
        ) : (
          <Group gap={6}>
            {groups.map(({ reason, topic, count }) => (
              <GroupButton
                key={`${reason} ${topic}`}
                agency={agency}
                label={`${t(`dead-letters.reason.${reason}`, reason)}, ${topic}`}
                count={count}
                isChosen={
                  chosen.agency === agency && chosen.reason === reason && chosen.topic === topic
                }
                onOpen={() => onOpen(agency, reason, topic)}
              />
            ))}
          </Group>
        ),
    },
  ];
  return (
    <DataTable
      caption={t('dead-letters.byAgency')}
      captionIsHidden
      columns={columns}
      rows={agencies}
      keyOf={({ agency }) => agency}
      minWidth={620}
    />
  );
}
