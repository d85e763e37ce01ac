import { Paper, Skeleton, Stack, Tabs } from '@mantine/core';
import { PageHead, ProblemAlert } from '@sinergi/web';
import { getRouteApi } from '@tanstack/react-router';
import { AgeOf } from '../widgets/age-of';
import { useWords } from '../words/use-words';
import { useAlertBoard } from './alert-board';
import { AlertList } from './alert-list';
import { ALERT_TABS } from './alerts-search';
import { RulesTab } from './rules-tab';
import { SilencesTab } from './silences-tab';
import { WebhooksTab } from './webhooks-tab';

const route = getRouteApi('/alerts');

/**
 * The page of alerts ("Peringatan"): open alerts, who acknowledged them, the silences, and the
 * receivers. Alerts are about the exchange, never about people.
 */
export function AlertsPage() {
  const { t } = useWords();
  const { tab = 'alerts', state = 'open' } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useAlertBoard(state);
  const { data, error, refetch } = query;
  return (
    <Stack gap="md">
      <PageHead title={t('shell.page.alerts')} />
      {error && !data ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      <AgeOf query={query} />
      <Paper withBorder p="sm">
        <Tabs
          value={tab}
          onChange={(next) =>
            void navigate({
              search: { tab: ALERT_TABS.find((name) => name === next) },
              resetScroll: false,
            })
          }
          keepMounted={false}
        >
          <Tabs.List mb="sm">
            {ALERT_TABS.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {t(`alerts.tab.${name}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {data === undefined ? <Skeleton h={320} visible={!error} /> : null}
          {data ? (
            <>
              <Tabs.Panel value="alerts">
                <AlertList alerts={data.alerts} />
              </Tabs.Panel>
              <Tabs.Panel value="silences">
                <SilencesTab silences={data.silences} />
              </Tabs.Panel>
              <Tabs.Panel value="webhooks">
                <WebhooksTab webhooks={data.webhooks} />
              </Tabs.Panel>
              <Tabs.Panel value="rules">
                <RulesTab rules={data.rules} />
              </Tabs.Panel>
            </>
          ) : null}
        </Tabs>
      </Paper>
    </Stack>
  );
}
