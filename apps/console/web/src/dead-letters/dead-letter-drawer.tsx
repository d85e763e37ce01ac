import { Code, Drawer, Skeleton, Stack, Text } from '@mantine/core';
import { readJson } from '@sinergi/web';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { DeadLetterInspection } from '../../../contract/dead-letters';
import { HexView } from '../event/hex-view';
import { JsonView } from '../json/json-view';
import { HeadersTable } from '../messages/headers-table';
import '../messages/messages.css';
import { ProblemAlert, useMoment } from '@sinergi/web';
import { Pair } from '../messages/pair';
import { exactNumber } from '../numbers/exact-number';
import { Section } from '../widgets/section';
import { useWords } from '../words/use-words';
import { coordinatesOf } from './dead-letter-search';
import { DecodeSteps } from './decode-steps';
import { RedriveActions } from './redrive-actions';
import { RedriveJob } from './redrive-job';
import { RemedyList } from './remedy-list';

interface DeadLetterDrawerProps {
  agency: string;
  letter: string | undefined;
  onClose: () => void;
}

/** Why one dead letter cannot be applied, step by step, and what a human can do about it. */
export function DeadLetterDrawer({ agency, letter, onClose }: DeadLetterDrawerProps) {
  const { t } = useWords();
  const coordinates = letter === undefined ? null : coordinatesOf(letter);
  const { topic, partition, offset } = coordinates ?? {};
  const query = useQuery({
    queryKey: ['dead-letter', agency, letter],
    queryFn: ({ signal }) =>
      readJson<DeadLetterInspection>(
        `/api/agencies/${encodeURIComponent(agency)}/dead-letters/${topic}/${partition}/${offset}`,
        signal,
      ),
    enabled: coordinates !== null,
  });
  return (
    <Drawer
      opened={coordinates !== null}
      onClose={onClose}
      position="right"
      size="min(46rem, 100vw)"
      title={
        coordinates
          ? t('dead-letters.one', { partition: coordinates.partition, offset: coordinates.offset })
          : ''
      }
      closeButtonProps={{ 'aria-label': t('close') }}
      overlayProps={{ backgroundOpacity: 0.25 }}
    >
      {query.error && !query.data ? (
        <ProblemAlert
          error={query.error}
          title={t('dead-letters.oneFailed')}
          onRetry={() => void query.refetch()}
        />
      ) : null}
      {query.isLoading ? <Skeleton h={420} /> : null}
      {query.data ? <Inspection key={letter} agency={agency} letter={query.data} /> : null}
    </Drawer>
  );
}

function Inspection({ agency, letter }: { agency: string; letter: DeadLetterInspection }) {
  const { t, number, language } = useWords();
  const { full } = useMoment();
  const [operation, setOperation] = useState<string | null>(null);
  const { topic, partition, offset } = letter;
  return (
    <Stack gap="md">
      <div>
        <Text fw={600}>{t(`dead-letters.reason.${letter.reason}`, letter.reason)}</Text>
        <Text fz="sm">{letter.detail}</Text>
        {letter.saidAgain ? (
          <Text fz="sm">
            {t('dead-letters.saidAgain', {
              offset: exactNumber(letter.saidAgain.offset, language),
              partition: number(letter.saidAgain.partition),
            })}
          </Text>
        ) : null}
      </div>
      <Section title={t('dead-letters.remedies')}>
        <RemedyList agency={agency} letter={letter} />
        <RedriveActions
          agency={agency}
          target={{ topic, partition, offset }}
          onBegun={setOperation}
        />
        {operation ? (
          <RedriveJob agency={agency} operationId={operation} onClose={() => setOperation(null)} />
        ) : null}
      </Section>
      <Section title={t('dead-letters.steps')}>
        {letter.onLog === 'HELD' ? (
          <DecodeSteps steps={letter.steps} />
        ) : (
          <Text fz="sm">{t(`dead-letters.onLog.${letter.onLog}`)}</Text>
        )}
      </Section>
      <dl className="pairs">
        <Pair name={t('messages.field.topic')}>{topic}</Pair>
        <Pair name={t('messages.field.offset')}>
          {partition} / {exactNumber(offset, language)}
        </Pair>
        <Pair name={t('messages.field.key')}>
          {letter.key === null ? t('dead-letters.noKey') : <Code>{letter.key}</Code>}
        </Pair>
        <Pair name={t('messages.field.appendedAt')}>{full(letter.appendedAt)}</Pair>
        <Pair name={t('dead-letters.letter.parked')}>{full(letter.parkedAt)}</Pair>
        <Pair name={t('messages.field.size')}>{number(letter.sizeBytes)} B</Pair>
        <Pair name="SHA-256">
          <Code>{letter.sha256}</Code>
        </Pair>
      </dl>
      {letter.onLog === 'HELD' ? <Content letter={letter} /> : null}
    </Stack>
  );
}

function Content({ letter }: { letter: DeadLetterInspection }) {
  return letter.isShown ? <Payload letter={letter} /> : <NotShown />;
}

/**
 * Says that the content is not shown: the right to operate the exchange is not the right to read
 * agencies' events.
 */
function NotShown() {
  const { t } = useWords();
  return (
    <Section title={t('dead-letters.value')}>
      <Text fz="sm">{t('dead-letters.notShown')}</Text>
    </Section>
  );
}

function Payload({ letter }: { letter: DeadLetterInspection }) {
  const { t } = useWords();
  return (
    <>
      <Section title={t('dead-letters.value')}>
        {letter.value === null ? (
          <Text fz="sm">{t('dead-letters.noValue')}</Text>
        ) : (
          <JsonView text={JSON.stringify(letter.value, null, 2)} label={t('dead-letters.value')} />
        )}
      </Section>
      <Section title={t('dead-letters.bytes')}>
        <HexView text={letter.hex} label={t('dead-letters.bytes')} />
      </Section>
      <Section title={t('messages.headers')}>
        <HeadersTable headers={letter.headers} />
      </Section>
    </>
  );
}
