import { Paper, Skeleton, Stack, Tabs } from '@mantine/core';
import { PageHead, ProblemAlert, ServerProblem } from '@sinergi/web';
import { getRouteApi } from '@tanstack/react-router';
import { useAgencies } from '../live/overview-feed';
import { AgeOf } from '../widgets/age-of';
import { StatusMark } from '../widgets/status-mark';
import { useWords } from '../words/use-words';
import { AgencyActions } from './agency-actions';
import { AgencyEvaluation } from './agency-evaluation';
import { useAgency } from './agency-query';
import { AGENCY_TABS } from './agency-search';
import { CourseTab } from './course-tab';
import { OperationsTab } from './operations-tab';
import { PartitionsTab } from './partitions-tab';
import { PublishingTab } from './publishing-tab';
import { ReceiptsTab } from './receipts-tab';

const route = getRouteApi('/agencies/$code');

/**
 * One agency: an evaluation in words first, then time, then offsets, and the operations on its
 * copy.
 */
export function AgencyPage() {
  const { t, nameOf } = useWords();
  const { code } = route.useParams();
  const { tab = 'course' } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useAgency(code);
  const { data, error, refetch } = query;
  // The live overview has the name before this page's own data has been read.
  const known = useAgencies().find((agency) => agency.code === code) ?? data?.agency;
  if (error instanceof ServerProblem && error.status === 404) {
    return (
      <Stack gap="md">
        <PageHead title={code} />
        <ProblemAlert error={error} title={t('agencies.unknown')} />
      </Stack>
    );
  }
  return (
    <Stack gap="md">
      <PageHead
        title={known ? nameOf(known) : code}
        mark={known ? <StatusMark status={known.status} /> : null}
      />
      {error && !data ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      <AgeOf query={query} />
      {data ? <AgencyEvaluation detail={data} /> : <Skeleton h={132} visible={!error} />}
      <AgencyActions code={code} detail={data} />
      <Paper withBorder p="sm">
        <Tabs
          value={tab}
          onChange={(next) =>
            void navigate({
              search: { tab: AGENCY_TABS.find((name) => name === next) },
              resetScroll: false,
            })
          }
          keepMounted={false}
        >
          <Tabs.List mb="sm">
            {AGENCY_TABS.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {t(`agencies.tab.${name}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="course">
            <CourseTab code={code} />
          </Tabs.Panel>
          <Tabs.Panel value="partitions">
            <PartitionsTab detail={data} />
          </Tabs.Panel>
          <Tabs.Panel value="publishing">
            <PublishingTab detail={data} />
          </Tabs.Panel>
          <Tabs.Panel value="receipts">
            <ReceiptsTab code={code} detail={data} />
          </Tabs.Panel>
          <Tabs.Panel value="operations">
            <OperationsTab code={code} />
          </Tabs.Panel>
        </Tabs>
      </Paper>
    </Stack>
  );
}
