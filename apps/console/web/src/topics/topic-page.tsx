import { Paper, Skeleton, Stack, Tabs, VisuallyHidden } from '@mantine/core';
import { PageHead, ProblemAlert, readJson } from '@sinergi/web';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { TopicDetail } from '../../../contract/topics';
import { PageAnchor } from '../links/page-anchor';
import { MessageBrowser } from '../messages/message-browser';
import { AgeOf } from '../widgets/age-of';
import { useWords } from '../words/use-words';
import { AccessTab } from './access-tab';
import { ConfigTab } from './config-tab';
import { PartitionsTab } from './partitions-tab';
import { SchemaTab } from './schema-tab';
import { SubscribersTab } from './subscribers-tab';
import { TopicFacts } from './topic-facts';
import { TOPIC_TABS, type TopicTab } from './topic-search';

const REFRESH_MS = 5_000;
const route = getRouteApi('/topics/$topic');

/**
 * One topic: its messages first, then its subscribers, its partitions, its schema, its settings and
 * its access list.
 */
export function TopicPage() {
  const { t } = useWords();
  const { topic } = route.useParams();
  const { tab = 'messages' } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery({
    queryKey: ['topics', topic],
    queryFn: () => readJson<TopicDetail>(`/api/topics/${encodeURIComponent(topic)}`),
    refetchInterval: REFRESH_MS,
  });
  const choose = (chosen: string | null): void => {
    const next = TOPIC_TABS.find((known) => known === chosen && known !== 'messages');
    void navigate({ search: (before) => ({ ...before, tab: next }) });
  };
  if (query.error && !query.data) {
    return (
      <Stack>
        <PageHead title={topic} />
        <ProblemAlert
          error={query.error}
          title={t('topics.missing')}
          onRetry={() => void query.refetch()}
        />
        <PageAnchor to="/topics">{t('topics.back')}</PageAnchor>
      </Stack>
    );
  }
  return (
    <Stack gap="md">
      <PageHead title={topic} mark={<AgeOf query={query} />}>
        <PageAnchor to="/topics" fz="sm">
          {t('topics.back')}
        </PageAnchor>
      </PageHead>
      {query.data ? <TopicFacts topic={query.data} /> : <Skeleton h={54} />}
      <Tabs value={tab} onChange={choose} keepMounted={false} activateTabWithKeyboard={false}>
        <Tabs.List aria-label={t('topics.tabs')} mb="md">
          {TOPIC_TABS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`topics.tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {TOPIC_TABS.map((name) => (
          <Tabs.Panel key={name} value={name}>
            {query.data ? <TabContent tab={name} topic={query.data} /> : <Skeleton h={420} />}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Stack>
  );
}

function TabContent({ tab, topic }: { tab: TopicTab; topic: TopicDetail }) {
  const { t } = useWords();
  if (tab === 'messages') return <MessageBrowser topic={topic} />;
  if (tab === 'schema') return <SchemaTab topic={topic} />;
  const label = t(`topics.tab.${tab}`);
  return (
    <Paper withBorder p="xs">
      <VisuallyHidden component="h2">{label}</VisuallyHidden>
      {tab === 'subscribers' ? <SubscribersTab topic={topic} label={label} /> : null}
      {tab === 'partitions' ? <PartitionsTab topic={topic} label={label} /> : null}
      {tab === 'config' ? <ConfigTab topic={topic} label={label} /> : null}
      {tab === 'access' ? <AccessTab topic={topic} label={label} /> : null}
    </Paper>
  );
}
