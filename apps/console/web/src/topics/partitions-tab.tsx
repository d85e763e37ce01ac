import type { TopicDetail } from '../../../contract/topics';
import { PageAnchor } from '../links/page-anchor';
import { exactNumber } from '../tables/exact-number';
import { type PlainColumn, PlainTable } from '../tables/plain-table';
import { Age } from '../widgets/age';
import { useWords } from '../words/use-words';

type Row = TopicDetail['partitionRows'][number];

/** Where each partition's log begins and ends. Offsets are 64-bit: their difference is taken as such. */
export function PartitionsTab({ topic, label }: { topic: TopicDetail; label: string }) {
  const { t, language } = useWords();
  const unknown = t('topics.unknown');
  const told = (offset: string | null): string => (offset === null ? unknown : exactNumber(offset, language));
  const columns: PlainColumn<Row>[] = [
    {
      name: 'partition',
      header: t('topics.partition.partition'),
      cell: ({ partition }) => (
        <PageAnchor to="/topics/$topic" params={{ topic: topic.topic }} search={{ partition }} fz="sm">
          {partition}
        </PageAnchor>
      ),
    },
    { name: 'start', header: t('topics.partition.start'), align: 'end', cell: ({ start }) => told(start) },
    { name: 'end', header: t('topics.partition.end'), align: 'end', cell: ({ end }) => told(end) },
    {
      name: 'records',
      header: t('topics.partition.records'),
      align: 'end',
      cell: ({ start, end }) => told(start === null || end === null ? null : String(BigInt(end) - BigInt(start))),
    },
    {
      name: 'last',
      header: t('topics.partition.last'),
      cell: ({ lastAppendedAt }) => (lastAppendedAt === null ? unknown : <Age at={lastAppendedAt} />),
    },
  ];
  return <PlainTable label={label} columns={columns} rows={topic.partitionRows} idOf={({ partition }) => String(partition)} />;
}
