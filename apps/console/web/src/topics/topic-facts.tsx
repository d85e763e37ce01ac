import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { TopicDetail } from '../../../contract/topics';
import { PageAnchor } from '../links/page-anchor';
import { byteSize } from '../numbers/byte-size';
import { exactNumber } from '../numbers/exact-number';
import { Age } from '../widgets/age';
import { useWords } from '../words/use-words';
import './topics.css';

/** The main facts about a topic, shown before its messages. */
export function TopicFacts({ topic }: { topic: TopicDetail }) {
  const { t, number, language } = useWords();
  const {
    records,
    sizeBytes,
    eventsPerSecond,
    lastAppendedAt,
    partitions,
    agency,
    publishers,
    deadLetters,
  } = topic;
  const unknown = t('topics.unknown');
  const writers =
    agency ??
    (publishers.length > 4
      ? t('topics.publishers', { count: publishers.length })
      : publishers.join(', '));
  const letters =
    deadLetters === null ? (
      unknown
    ) : deadLetters === 0 ? (
      '0'
    ) : (
      <PageAnchor to="/dead-letters" search={{ topic: topic.topic }} inherit>
        {number(deadLetters)}
      </PageAnchor>
    );
  return (
    <dl className="facts">
      <Fact name={t('topics.fact.records')}>
        {records === null ? unknown : exactNumber(records, language)}
      </Fact>
      <Fact name={t('topics.fact.size')}>
        {sizeBytes === null ? unknown : byteSize(sizeBytes, language)}
      </Fact>
      <Fact name={t('topics.fact.rate')}>
        {eventsPerSecond === 0
          ? t('topics.quiet')
          : t('topics.perSecond', { value: number(eventsPerSecond) })}
      </Fact>
      <Fact name={t('topics.fact.last')}>
        {lastAppendedAt === null ? unknown : <Age at={lastAppendedAt} />}
      </Fact>
      <Fact name={t('topics.fact.partitions')}>{partitions}</Fact>
      <Fact name={t('topics.fact.writers')}>{writers}</Fact>
      <Fact name={t('topics.fact.deadLetters')}>{letters}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <Text component="dt" fz="xs" c="dimmed">
        {name}
      </Text>
      <Text component="dd" m={0} fw={600} className="tabular">
        {children}
      </Text>
    </div>
  );
}
