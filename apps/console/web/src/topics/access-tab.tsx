import { EmptyState } from '@sinergi/web';
import type { TopicDetail } from '../../../contract/topics';
import { useAgencyName } from '../links/use-agency-name';
import { type DataColumn, DataTable } from '../widgets/data-table';
import { useWords } from '../words/use-words';

type Row = TopicDetail['access'][number];

/** Which principal may do what, as the profiles say. */
export function AccessTab({ topic, label }: { topic: TopicDetail; label: string }) {
  const { t } = useWords();
  const nameOf = useAgencyName();
  const columns: DataColumn<Row>[] = [
    {
      id: 'principal',
      isHead: true,
      header: t('topics.accessRow.principal'),
      cell: ({ principal }) => nameOf(principal),
    },
    {
      id: 'operation',
      header: t('topics.accessRow.operation'),
      cell: ({ operation }) => t(`topics.operation.${operation}`, operation),
    },
  ];
  if (topic.access.length === 0) return <EmptyState>{t('topics.noAccess')}</EmptyState>;
  return (
    <DataTable
      captionIsHidden
      caption={label}
      columns={columns}
      rows={topic.access}
      keyOf={(row) => `${row.principal} ${row.operation}`}
      minWidth={360}
    />
  );
}
