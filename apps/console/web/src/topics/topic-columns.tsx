import { Text } from '@mantine/core';
import { IconBadge } from '@sinergi/web';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { TopicRow } from '../../../contract/topics';
import { PageAnchor } from '../links/page-anchor';
import { byteSize } from '../numbers/byte-size';
import { exactNumber } from '../numbers/exact-number';
import { Age } from '../widgets/age';
import type { DataColumn } from '../widgets/data-table';
import { useWords } from '../words/use-words';

/** Returns the columns of the list of topics; they change only with the language. */
export function useTopicColumns(): DataColumn<TopicRow>[] {
  const { t, number, language } = useWords();
  // biome-ignore lint/correctness/useExhaustiveDependencies: words change with language alone
  return useMemo(
    () => [
      {
        id: 'topic',
        header: t('topics.column.topic'),
        isHead: true,
        value: ({ topic }) => topic,
        cell: (row) => <TopicName topic={row} />,
      },
      {
        id: 'owner',
        header: t('topics.column.owner'),
        cell: ({ agency, publishers }) =>
          agency ?? (
            <span title={publishers.join(', ')}>
              {t('topics.publishers', { count: publishers.length })}
            </span>
          ),
      },
      {
        id: 'subscribers',
        header: t('topics.column.subscribers'),
        isNumber: true,
        value: ({ subscribers }) => subscribers.length,
        cell: ({ subscribers }) => (
          <span title={subscribers.join(', ')}>{number(subscribers.length)}</span>
        ),
      },
      {
        id: 'records',
        header: t('topics.column.records'),
        isNumber: true,
        value: ({ records }) => (records === null ? null : BigInt(records)),
        cell: ({ records }) =>
          records === null ? t('topics.unknown') : exactNumber(records, language),
      },
      {
        id: 'size',
        header: t('topics.column.size'),
        isNumber: true,
        value: ({ sizeBytes }) => (sizeBytes === null ? null : BigInt(sizeBytes)),
        cell: ({ sizeBytes }) =>
          sizeBytes === null ? (
            t('topics.unknown')
          ) : (
            <span title={exactNumber(sizeBytes, language)}>{byteSize(sizeBytes, language)}</span>
          ),
      },
      {
        id: 'rate',
        header: t('topics.column.rate'),
        isNumber: true,
        value: ({ eventsPerSecond }) => eventsPerSecond,
        cell: ({ eventsPerSecond }) =>
          eventsPerSecond === 0
            ? t('topics.quiet')
            : t('topics.perSecond', { value: number(eventsPerSecond) }),
      },
      {
        id: 'last',
        header: t('topics.column.last'),
        value: ({ lastAppendedAt }) => lastAppendedAt,
        cell: ({ lastAppendedAt }) =>
          lastAppendedAt === null ? t('topics.unknown') : <Age at={lastAppendedAt} />,
      },
      {
        id: 'schema',
        header: t('topics.column.schema'),
        value: ({ recordName }) => recordName,
        cell: ({ recordName, schemaVersion }) => (
          <span className="together">
            {recordName}{' '}
            <Text span inherit c="dimmed">
              {schemaVersion === null
                ? t('topics.unknown')
                : t('topics.version', { version: schemaVersion })}
            </Text>
          </span>
        ),
      },
      {
        id: 'deadLetters',
        header: t('topics.column.deadLetters'),
        isNumber: true,
        value: ({ deadLetters }) => deadLetters,
        cell: (row) => <DeadLetters topic={row} />,
      },
    ],
    [language],
  );
}

function TopicName({ topic: { topic, flow, isCompared, agency } }: { topic: TopicRow }) {
  const { t } = useWords();
  const notes = [
    t(`flow.${flow}`, flow),
    ...(isCompared || agency !== null ? [] : [t('topics.notCompared')]),
  ];
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
