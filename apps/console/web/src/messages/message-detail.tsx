import { Code, Group, Stack } from '@mantine/core';
import { ExerciseBadge, useMoment } from '@sinergi/web';
import type { Message } from '../../../contract/topics';
import { JsonView } from '../json/json-view';
import { PageButton } from '../links/page-anchor';
import { exactNumber } from '../numbers/exact-number';
import { SealedGroups } from '../sealed/sealed-groups';
import { Section } from '../widgets/section';
import { useWords } from '../words/use-words';
import { flowOf } from './flow-of';
import { HeadersTable } from './headers-table';
import { isExercise } from './is-exercise';
import { Pair } from './pair';

/** All parts of a message, with sealed groups sealed. */
export function MessageDetail({ message, agency }: { message: Message; agency: string }) {
  const { t, number, language } = useWords();
  const { full } = useMoment();
  return (
    <Stack gap="md">
      <Group gap="xs">
        <PageButton
          to="/events/$eventId"
          params={{ eventId: message.eventId }}
          search={{ agency }}
          size="compact-sm"
          variant="default"
        >
          {t('messages.openEvent')}
        </PageButton>
        {isExercise(message.value) ? <ExerciseBadge /> : null}
      </Group>
      <dl className="pairs">
        <Pair name={t('messages.field.appendedAt')}>{full(message.appendedAt)}</Pair>
        <Pair name={t('messages.field.appliedAt')}>{full(message.appliedAt)}</Pair>
        <Pair name={t('messages.field.topic')}>{message.topic}</Pair>
        <Pair name={t('messages.field.offset')}>
          {message.partition} / {exactNumber(message.offset, language)}
        </Pair>
        <Pair name={t('messages.field.key')}>
          <Code>{message.key}</Code>
        </Pair>
        <Pair name={t('messages.field.version')}>{message.version}</Pair>
        <Pair name={t('messages.field.schema')}>{message.schemaId}</Pair>
        <Pair name={t('messages.field.size')}>{number(message.sizeBytes)} B</Pair>
      </dl>
      <SealedGroups
        value={message.value}
        agency={agency}
        flow={flowOf(message.topic)}
        entityId={message.entityId}
        version={message.version}
      />
      <Section title={t('messages.value')}>
        <JsonView text={JSON.stringify(message.value, null, 2)} label={t('messages.value')} />
      </Section>
      <Section title={t('messages.headers')}>
        <HeadersTable headers={message.headers} />
      </Section>
    </Stack>
  );
}
