import { Paper, Stack, Tabs, Text } from '@mantine/core';
import { hexDump } from '../../../../../libs/bytes/src/index';
import type { EventDetail } from '../../../contract/topics';
import { JsonView } from '../json/json-view';
import { flowOf } from '../messages/flow-of';
import { HeadersTable } from '../messages/headers-table';
import { SealedGroups } from '../sealed/sealed-groups';
import { useWords } from '../words/use-words';
import { EVENT_TABS, type EventTab } from './event-search';
import { HexView } from './hex-view';
import { bytesOf, framedSchemaId } from './raw-bytes';

interface ContentCardProps {
  event: EventDetail;
  agency: string;
  tab: EventTab;
  onTab: (tab: Exclude<EventTab, 'decoded'> | undefined) => void;
}

/** The event's content: decoded, as bytes, and its headers. */
export function ContentCard({ event, agency, tab, onTab }: ContentCardProps) {
  const { t } = useWords();
  const { message } = event;
  return (
    <Paper withBorder p="md" component="section" aria-label={t('event.content')}>
      <Tabs
        value={tab}
        onChange={(chosen) => onTab(chosen === 'raw' || chosen === 'headers' ? chosen : undefined)}
        keepMounted={false}
      >
        <Tabs.List aria-label={t('event.content')} mb="md">
          {EVENT_TABS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`event.tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="decoded">
          <Stack gap="md">
            <SealedGroups
              value={message.value}
              agency={agency}
              flow={flowOf(message.topic)}
              entityId={message.entityId}
              version={message.version}
            />
            <JsonView
              text={JSON.stringify(message.value, null, 2)}
              label={t('event.tab.decoded')}
            />
          </Stack>
        </Tabs.Panel>
        <Tabs.Panel value="raw">
          <Raw raw={event.raw} />
        </Tabs.Panel>
        <Tabs.Panel value="headers">
          <HeadersTable headers={message.headers} />
        </Tabs.Panel>
      </Tabs>
    </Paper>
  );
}

function Raw({ raw }: { raw: string | null }) {
  const { t, number } = useWords();
  if (raw === null) return <Text fz="sm">{t('event.rawTooLarge')}</Text>;
  const bytes = bytesOf(raw);
  const schemaId = framedSchemaId(bytes);
  return (
    <Stack gap="xs">
      <Text fz="sm">
        {t('event.bytes', { count: bytes.length, value: number(bytes.length) })}{' '}
        {schemaId === null ? t('event.notFramed') : t('event.framed', { id: schemaId })}
      </Text>
      <HexView text={hexDump(bytes)} label={t('event.tab.raw')} />
    </Stack>
  );
}
