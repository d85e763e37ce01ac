import { Select, Skeleton, Stack } from '@mantine/core';
import { EmptyState, PageHead, ProblemAlert, pathWith, readJson } from '@sinergi/web';
import { IconLock } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { EventDetail } from '../../../contract/topics';
import { useMe } from '../api/me';
import { agenciesToRead } from '../links/agencies-to-read';
import { useAgencyName } from '../links/use-agency-name';
import { AgeOf } from '../widgets/age-of';
import { useWords } from '../words/use-words';
import { CausationCard } from './causation-card';
import { ContentCard } from './content-card';
import { EventFacts } from './event-facts';
import type { EventSearch } from './event-search';
import { LineageCard } from './lineage-card';
import { ReceiptMatrix } from './receipt-matrix';
import { ShareButtons } from './share-buttons';
import { WaterfallCard } from './waterfall-card';

const REFRESH_MS = 5_000;
const route = getRouteApi('/events/$eventId');

/**
 * The page of one event ("Peristiwa"): its content, its journey, the agencies that have it, its
 * cause and its effects.
 */
export function EventPage() {
  const { t } = useWords();
  const { me } = useMe();
  const { agency } = route.useSearch();
  const readable = me ? agenciesToRead(me) : [];
  const chosen = agency ?? readable[0];
  if (!me) return null;
  if (chosen === undefined) {
    return (
      <Stack>
        <PageHead title={t('event.title')} />
        <EmptyState Icon={IconLock}>{t('event.mayReadNone')}</EmptyState>
      </Stack>
    );
  }
  return <Event agency={chosen} readable={readable} />;
}

function Event({ agency, readable }: { agency: string; readable: string[] }) {
  const { t } = useWords();
  const nameOf = useAgencyName();
  const { eventId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery({
    queryKey: ['events', eventId, agency],
    queryFn: ({ signal }) =>
      readJson<EventDetail>(
        pathWith(`/api/events/${encodeURIComponent(eventId)}`, { agency }),
        signal,
      ),
    // When every agency has the event, no more changes are expected.
    refetchInterval: ({ state: { data } }) =>
      data?.receipts.every(({ has }) => has) ? false : REFRESH_MS,
  });
  const change = (part: EventSearch): void =>
    void navigate({
      search: (before) => ({ ...before, ...part }),
      replace: true,
      resetScroll: false,
    });
  const choices = readable.includes(agency) ? readable : [agency, ...readable];
  return (
    <Stack gap="md">
      <PageHead title={t('event.title')} mark={<AgeOf query={query} />}>
        <ShareButtons eventId={eventId} agency={agency} />
      </PageHead>
      <Select
        label={t('messages.through')}
        value={agency}
        onChange={(code) => code && change({ agency: code })}
        data={choices.map((code) => ({ value: code, label: nameOf(code) }))}
        allowDeselect={false}
        maw={280}
      />
      {query.error && !query.data ? (
        <ProblemAlert
          error={query.error}
          title={t('event.failed', { agency: nameOf(agency) })}
          onRetry={() => void query.refetch()}
        />
      ) : null}
      {query.isPending ? <Skeleton h={640} /> : null}
      {query.data ? (
        <>
          <EventFacts event={query.data} />
          <WaterfallCard
            waterfall={query.data.waterfall}
            isTable={search.table === true}
            onTable={(table) => change({ table })}
          />
          <ContentCard
            event={query.data}
            agency={agency}
            tab={search.tab ?? 'decoded'}
            onTab={(tab) => change({ tab })}
          />
          <ReceiptMatrix receipts={query.data.receipts} />
          <LineageCard eventId={eventId} agency={agency} />
          <CausationCard related={query.data.related} eventId={eventId} agency={agency} />
        </>
      ) : null}
    </Stack>
  );
}
