import type { TopicDetail } from '../../../contract/topics';
import { PageAnchor } from '../links/page-anchor';
import { exactNumber } from '../numbers/exact-number';
import { Age } from '../widgets/age';
import { type DataColumn, DataTable } from '../widgets/data-table';
import { useWords } from '../words/use-words';

type Row = TopicDetail['partitionRows'][number];

/**
 * The beginning and the end of each partition's log. Offsets are 64-bit, and so is the arithmetic
 * with them.
 */
export function PartitionsTab({ topic, label }: { topic: TopicDetail; label: string }) {
  const { t, language } = useWords();
  const unknown = t('topics.unknown');
  const told = (offset: string | null): string =>
    offset === null ? unknown : exactNumber(offset, language);
  const columns: DataColumn<Row>[] = [
    {
      id: 'partition',
      isHead: true,
      header: t('topics.partition.partition'),
      cell: ({ partition }) => (
        <PageAnchor
          to="/topics/$topic"
          params={{ topic: topic.topic }}
          search={{ partition }}
          fz="sm"
        >
          {partition}
        </PageAnchor>
      ),
    },
    {
      id: 'start',
      header: t('topics.partition.start'),
      isNumber: true,
      cell: ({ start }) => told(start),
    },
    { id: 'end', header: t('topics.partition.end'), isNumber: true, cell: ({ end }) => told(end) },
    {
      id: 'records',
      header: t('topics.partition.records'),
      isNumber: true,
      cell: ({ start, end }) =>
        told(start === null || end === null ? null : String(BigInt(end) - BigInt(start))),
    },
    {
      id: 'last',
      header: t('topics.partition.last'),
      cell: ({ lastAppendedAt }) =>
        lastAppendedAt === null ? unknown : <Age at={lastAppendedAt} />,
    },
  ];
  return (
    <DataTable
      captionIsHidden
      caption={label}
      columns={columns}
      rows={topic.partitionRows}
      keyOf={({ partition }) => String(partition)}
    />
  );
}
