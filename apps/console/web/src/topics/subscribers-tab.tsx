import { EmptyState } from '@sinergi/web';
import type { TopicDetail } from '../../../contract/topics';
import { PageAnchor } from '../links/page-anchor';
import { useAgencyName } from '../links/use-agency-name';
import { exactNumber } from '../numbers/exact-number';
import { type DataColumn, DataTable } from '../widgets/data-table';
import { LagVerdictMark } from '../widgets/lag-verdict-mark';
import { useWords } from '../words/use-words';

type Row = TopicDetail['subscriberRows'][number];

/**
 * Time lag comes first, records second: a hundred records are little in a busy flow and a whole day
 * in a quiet one.
 */
export function SubscribersTab({ topic, label }: { topic: TopicDetail; label: string }) {
  const { t, number, language } = useWords();
  const nameOf = useAgencyName();
  const unknown = t('topics.unknown');
  const columns: DataColumn<Row>[] = [
    {
      id: 'agency',
      isHead: true,
      header: t('topics.subscriber.agency'),
      cell: ({ agency }) => (
        <PageAnchor to="/agencies/$code" params={{ code: agency }} fz="sm">
          {nameOf(agency)}
        </PageAnchor>
      ),
    },
    {
      id: 'verdict',
      header: t('topics.subscriber.verdict'),
      cell: ({ verdict }) => <LagVerdictMark verdict={verdict} />,
    },
    {
      id: 'lag',
      header: t('topics.subscriber.lag'),
      isNumber: true,
      cell: ({ lagMs }) =>
        lagMs === null
          ? unknown
          : lagMs === 0
            ? t('topics.noLag')
            : t('topics.lagSeconds', { value: number(lagMs / 1_000) }),
    },
    {
      id: 'pending',
      header: t('topics.subscriber.pending'),
      isNumber: true,
      cell: ({ pending }) => (pending === null ? unknown : exactNumber(pending, language)),
    },
  ];
  if (topic.subscriberRows.length === 0)
    return <EmptyState>{t('topics.noSubscribers')}</EmptyState>;
  return (
    <DataTable
      captionIsHidden
      caption={label}
      columns={columns}
      rows={topic.subscriberRows}
      keyOf={({ agency }) => agency}
    />
  );
}
