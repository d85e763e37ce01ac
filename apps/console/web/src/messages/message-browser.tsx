import { Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { EmptyState } from '@sinergi/web';
import { IconLock } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { TopicDetail } from '../../../contract/topics';
import { useMe } from '../api/me';
import { useWords } from '../words/use-words';
import { HIDDEN_WHERE_SMALL } from './message-columns';
import { MessageDrawer } from './message-drawer';
import { MessageGrid } from './message-grid';
import { messageIdOf } from './message-list';
import type { MessageSearch } from './message-search';
import { MessageTools } from './message-tools';
import { readableAgencies } from './readable-agencies';
import { ScanForm } from './scan-form';
import { ScanStatus } from './scan-status';
import { useMessageScan } from './use-message-scan';

const route = getRouteApi('/topics/$topic');

/**
 * The messages of a topic, through the API of an agency that the operator may read, in the
 * operator's own role.
 */
export function MessageBrowser({ topic }: { topic: TopicDetail }) {
  const { t } = useWords();
  const { me } = useMe();
  const { agency } = route.useSearch();
  const readable = me ? readableAgencies(me, topic) : [];
  const chosen = agency ?? readable[0];
  if (!me) return null;
  if (chosen === undefined)
    return <EmptyState Icon={IconLock}>{t('messages.mayReadNone')}</EmptyState>;
  return <Browser topic={topic} agency={chosen} readable={readable} />;
}

interface BrowserProps {
  topic: TopicDetail;
  agency: string;
  readable: readonly string[];
}

function Browser({ topic, agency, readable }: BrowserProps) {
  const asked = route.useSearch();
  const navigate = route.useNavigate();
  const isSmall = useMediaQuery('(max-width: 48em)') ?? false;
  const search: MessageSearch =
    isSmall && asked.hide === undefined ? { ...asked, hide: HIDDEN_WHERE_SMALL } : asked;
  const [attempt, setAttempt] = useState(0);
  const { scan, state } = useMessageScan(topic.topic, agency, search, attempt);
  const change = (part: MessageSearch, isStep = false): void =>
    void navigate({
      search: (before) => ({ ...before, ...part }),
      replace: !isStep,
      resetScroll: false,
    });
  const opened =
    search.open === undefined
      ? undefined
      : state.list.items.find((message) => messageIdOf(message) === search.open);
  return (
    <Stack gap="sm">
      <ScanForm
        key={`${search.from} ${search.filter}`}
        topic={topic}
        agency={agency}
        readable={readable}
        search={search}
        onChange={(part) => change({ ...part, open: undefined }, true)}
        onAgain={() => setAttempt((count) => count + 1)}
      />
      <ScanStatus
        state={state}
        isLive={search.live === true}
        onStop={scan.stop}
        onGoOn={scan.start}
      >
        <MessageTools topic={topic.topic} agency={agency} search={search} onChange={change} />
      </ScanStatus>
      <MessageGrid
        messages={state.list.items}
        dropped={state.list.dropped}
        phase={state.phase}
        search={search}
        onOpen={(message) => change({ open: messageIdOf(message) }, search.open === undefined)}
      />
      <MessageDrawer
        messageId={search.open}
        message={opened}
        agency={agency}
        isReading={state.phase === 'opening' || state.phase === 'scanning'}
        onClose={() => change({ open: undefined })}
        onReadAt={(partition, offset) =>
          change({ from: `offset:${offset}`, partition, live: undefined, filter: undefined }, true)
        }
      />
    </Stack>
  );
}
