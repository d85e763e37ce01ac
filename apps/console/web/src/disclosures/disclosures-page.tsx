import { Group, NativeSelect, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { EmptyState, PageHead, ProblemAlert } from '@sinergi/web';
import { getRouteApi } from '@tanstack/react-router';
import { useMe } from '../api/me';
import { holdersIn, useOverview } from '../live/overview-feed';
import { SearchField } from '../widgets/search-field';
import { useWords } from '../words/use-words';
import { type DisclosuresSearch, VIEWS } from './disclosures-search';
import { LedgerTable } from './ledger-table';
import { NoticeTable } from './notice-table';
import { OpeningLimits } from './opening-limits';

const route = getRouteApi('/disclosures');

/**
 * The page of disclosures ("Pembukaan"): who opened what at an agency, and who opened the agency's
 * data elsewhere.
 */
export function DisclosuresPage() {
  const { t, nameOf } = useWords();
  const { me } = useMe();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { overview, error, isLoading, retry } = useOverview();
  const agencies = holdersIn(overview);
  const mayRead = agencies.filter(({ code }) => me?.can?.[code]?.includes('unmask'));
  const agency = search.agency ?? mayRead[0]?.code;
  const view = search.view ?? 'made';
  const [who] = useDebouncedValue(search.who, 300);
  const change = (changed: Partial<DisclosuresSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...changed }), replace: true });
  return (
    <Stack gap="md">
      <PageHead title={t('shell.page.disclosures')} />
      <Text fz="sm">{t(`disclosures.hint.${view}`)}</Text>
      {error && !overview ? (
        <ProblemAlert error={error} title={t('failed')} onRetry={retry} />
      ) : null}
      {overview === undefined ? <Skeleton h={320} visible={isLoading} /> : null}
      {me && overview && agency === undefined ? (
        <EmptyState>{agencies.length === 0 ? t('empty') : t('disclosures.mayNot')}</EmptyState>
      ) : null}
      {overview === undefined || agency === undefined ? null : (
        <>
          <Group gap="sm" align="flex-end">
            <SegmentedControl
              aria-label={t('disclosures.which')}
              value={view}
              onChange={(chosen) =>
                change({ view: VIEWS.find((name) => name === chosen), who: undefined })
              }
              data={VIEWS.map((name) => ({ value: name, label: t(`disclosures.view.${name}`) }))}
            />
            <NativeSelect
              aria-label={t('agency')}
              value={agency}
              onChange={(event) => change({ agency: event.currentTarget.value })}
              data={mayRead.map((row) => ({ value: row.code, label: nameOf(row) }))}
            />
            <SearchField
              label={t(`disclosures.who.${view}`)}
              value={search.who ?? ''}
              onChange={(text) => change({ who: text || undefined })}
              w={240}
            />
          </Group>
          {view === 'made' ? (
            <>
              <OpeningLimits agency={agency} />
              <LedgerTable agency={agency} officer={who} />
            </>
          ) : (
            <NoticeTable agency={agency} opener={who} />
          )}
        </>
      )}
    </Stack>
  );
}
