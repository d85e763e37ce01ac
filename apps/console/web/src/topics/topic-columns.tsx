import { Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { createColumnHelper } from '@tanstack/react-table';
import { useMemo } from 'react';
import type { TopicRow } from '../../../contract/topics';
import { PageAnchor } from '../links/page-anchor';
import { byCount, byValue } from '../tables/compare';
import { exactNumber } from '../tables/exact-number';
import type { Sortable } from '../tables/table-features';
import { Age } from '../widgets/age';
import { IconBadge } from '../widgets/icon-badge';
import { useWords } from '../words/use-words';

const helper = createColumnHelper<Sortable, TopicRow>();

/** The columns of the list of topics, made anew only for another language. */
export function useTopicColumns() {
  const { t, number, language } = useWords();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language alone
  return useMemo(
    () =>
      helper.columns([
        helper.accessor('topic', {
          header: t('topics.column.topic'),
          sortFn: byValue,
          meta: { isRowHead: true },
          cell: ({ row: { original } }) => <TopicName topic={original} />,
        }),
        helper.accessor(({ agency, publishers }) => agency ?? publishers.length, {
          id: 'owner',
          header: t('topics.column.owner'),
          enableSorting: false,
          cell: ({ row: { original } }) =>
            original.agency ?? (
              <span title={original.publishers.join(', ')}>{t('topics.publishers', { count: original.publishers.length })}</span>
            ),
        }),
        helper.accessor(({ subscribers }) => subscribers.length, {
          id: 'subscribers',
          header: t('topics.column.subscribers'),
          sortFn: byValue,
          meta: { align: 'end' },
          cell: ({ row: { original } }) => <span title={original.subscribers.join(', ')}>{number(original.subscribers.length)}</span>,
        }),
        helper.accessor('records', {
          header: t('topics.column.records'),
          sortFn: byCount,
          meta: { align: 'end' },
          cell: ({ row: { original } }) => (original.records === null ? t('topics.unknown') : exactNumber(original.records, language)),
        }),
        helper.accessor('eventsPerSecond', {
          id: 'rate',
          header: t('topics.column.rate'),
          sortFn: byValue,
          meta: { align: 'end' },
          cell: ({ row: { original } }) =>
            original.eventsPerSecond === 0 ? t('topics.quiet') : t('topics.perSecond', { value: number(original.eventsPerSecond) }),
        }),
        helper.accessor('lastAppendedAt', {
          id: 'last',
          header: t('topics.column.last'),
          sortFn: byValue,
          cell: ({ row: { original } }) => (original.lastAppendedAt === null ? t('topics.unknown') : <Age at={original.lastAppendedAt} />),
        }),
        helper.accessor('schemaVersion', {
          id: 'schema',
          header: t('topics.column.schema'),
          enableSorting: false,
          cell: ({ row: { original } }) => (
            <>
              {original.recordName}{' '}
              <Text span inherit c="dimmed">
                {original.schemaVersion === null ? t('topics.unknown') : t('topics.version', { version: original.schemaVersion })}
              </Text>
            </>
          ),
        }),
        helper.accessor('deadLetters', {
          header: t('topics.column.deadLetters'),
          sortFn: byValue,
          meta: { align: 'end' },
          cell: ({ row: { original } }) => <DeadLetters topic={original} />,
        }),
      ]),
    [language],
  );
}

function TopicName({ topic: { topic, flow, isMustered, agency } }: { topic: TopicRow }) {
  const { t } = useWords();
  const notes = [t(`topics.flow.${flow}`, flow), ...(isMustered || agency !== null ? [] : [t('topics.notMustered')])];
  return (
    <>
      <PageAnchor to="/topics/$topic" params={{ topic }} fz="sm" fw={600}>
        {topic}
      </PageAnchor>
      <Text fz="xs" c="dimmed">
        {notes.join(' · ')}
      </Text>
    </>
  );
}

function DeadLetters({ topic: { topic, deadLetters } }: { topic: TopicRow }) {
  const { t, number } = useWords();
  if (deadLetters === null) return t('topics.unknown');
  if (deadLetters === 0) return '0';
  return (
    <PageAnchor to="/dead-letters" search={{ topic }} underline="never">
      <IconBadge colour="red" Icon={IconAlertTriangle} iconSize={14}>
        {number(deadLetters)}
      </IconBadge>
    </PageAnchor>
  );
}
