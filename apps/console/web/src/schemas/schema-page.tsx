import { Skeleton, Stack, Tabs, Text } from '@mantine/core';
import { PageHead, ProblemAlert, readJson, ServerProblem } from '@sinergi/web';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { SchemaSubject } from '../../../contract/schemas';
import { PageAnchor } from '../links/page-anchor';
import { AgeOf } from '../widgets/age-of';
import { useWords } from '../words/use-words';
import { CheckTab } from './check-tab';
import { DifferencesTab } from './differences-tab';
import { ReadinessTab } from './readiness-tab';
import { SCHEMA_TABS, type SchemaSearch } from './schema-search';
import { VersionsTab } from './versions-tab';

const route = getRouteApi('/schemas/$subject');

/**
 * One schema: its versions and who uses each, the differences, the agencies that are ready for the
 * latest version, and a check of a next version.
 */
export function SchemaPage() {
  const { t } = useWords();
  const { subject } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery({
    queryKey: ['schemas'],
    queryFn: ({ signal }) => readJson<SchemaSubject[]>('/api/schemas', signal),
  });
  const schema = query.data?.find((row) => row.subject === subject);
  const change = (part: SchemaSearch): void =>
    void navigate({
      search: (before) => ({ ...before, ...part }),
      replace: true,
      resetScroll: false,
    });
  const tab = search.tab ?? 'versions';
  const missing =
    query.data && !schema ? new ServerProblem(404, '', t('schemas.missing', { subject })) : null;
  const error = query.data ? missing : query.error;
  return (
    <Stack gap="md">
      <PageHead title={subject} mark={<AgeOf query={query} />}>
        <PageAnchor to="/schemas" fz="sm">
          {t('schemas.back')}
        </PageAnchor>
      </PageHead>
      {error ? (
        <ProblemAlert
          error={error}
          title={t('schemas.failed')}
          onRetry={() => void query.refetch()}
        />
      ) : null}
      {query.isPending ? <Skeleton h={480} /> : null}
      {schema ? (
        <>
          <Text fz="sm">
            {t('schemas.rule', {
              rule: t(`schemas.compatibility.${schema.compatibility}`, schema.compatibility),
              topics: schema.topics.join(', '),
            })}
          </Text>
          <Tabs
            value={tab}
            onChange={(chosen) =>
              change({
                tab: SCHEMA_TABS.find(
                  (known) => known === chosen && known !== 'versions',
                ) as SchemaSearch['tab'],
              })
            }
            keepMounted={false}
          >
            <Tabs.List aria-label={t('schemas.tabs')} mb="md">
              {SCHEMA_TABS.map((name) => (
                <Tabs.Tab key={name} value={name}>
                  {t(`schemas.tab.${name}`)}
                </Tabs.Tab>
              ))}
            </Tabs.List>
            <Tabs.Panel value="versions">
              <VersionsTab
                schema={schema}
                version={search.version ?? schema.latest}
                onVersion={(version) => change({ version })}
              />
            </Tabs.Panel>
            <Tabs.Panel value="differences">
              <DifferencesTab schema={schema} search={search} onChange={change} />
            </Tabs.Panel>
            <Tabs.Panel value="readiness">
              <ReadinessTab subject={subject} />
            </Tabs.Panel>
            <Tabs.Panel value="check">
              <CheckTab subject={subject} />
            </Tabs.Panel>
          </Tabs>
        </>
      ) : null}
    </Stack>
  );
}
