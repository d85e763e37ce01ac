import type { TopicDetail } from '../../../contract/topics';
import { PageAnchor } from '../links/page-anchor';
import { useAgencyName } from '../links/use-agency-name';
import { exactNumber } from '../tables/exact-number';
import { type PlainColumn, PlainTable } from '../tables/plain-table';
import { EmptyState } from '../widgets/empty-state';
import { useWords } from '../words/use-words';
import { VerdictMark } from './verdict-mark';

type Row = TopicDetail['subscriberRows'][number];

/** Time lag first, records second: a hundred records are nothing in a busy flow and a day in a quiet one. */
export function SubscribersTab({ topic, label }: { topic: TopicDetail; label: string }) {
  const { t, number, language } = useWords();
  const nameOf = useAgencyName();
  const unknown = t('topics.unknown');
  const columns: PlainColumn<Row>[] = [
    {
      name: 'agency',
      header: t('topics.subscriber.agency'),
      cell: ({ agency }) => (
        <PageAnchor to="/agencies/$code" params={{ code: agency }} fz="sm">
          {nameOf(agency)}
        </PageAnchor>
      ),
    },
    { name: 'verdict', header: t('topics.subscriber.verdict'), cell: ({ verdict }) => <VerdictMark verdict={verdict} /> },
    {
      name: 'lag',
      header: t('topics.subscriber.lag'),
      align: 'end',
      cell: ({ lagMs }) =>
        lagMs === null ? unknown : lagMs === 0 ? t('topics.noLag') : t('topics.lagSeconds', { value: number(lagMs / 1_000) }),
    },
    {
      name: 'pending',
      header: t('topics.subscriber.pending'),
      align: 'end',
      cell: ({ pending }) => (pending === null ? unknown : exactNumber(pending, language)),
    },
  ];
  if (topic.subscriberRows.length === 0) return <EmptyState>{t('topics.noSubscribers')}</EmptyState>;
  return <PlainTable label={label} columns={columns} rows={topic.subscriberRows} idOf={({ agency }) => agency} />;
}
