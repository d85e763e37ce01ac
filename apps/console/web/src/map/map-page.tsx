import { Alert, Skeleton, Stack, Text } from '@mantine/core';
import { EmptyState, PageHead, ProblemAlert, pathWith, readJson, useMoment } from '@sinergi/web';
import { IconAlertTriangle, IconLock } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { FeatureCollection } from 'geojson';
import { useEffect, useState } from 'react';
import type { MapCounts } from '../../../contract/map';
import { useMe } from '../api/me';
import { agenciesToRead } from '../links/agencies-to-read';
import { useServerNow } from '../live/overview-feed';
import { AgeOf } from '../widgets/age-of';
import { useWords } from '../words/use-words';
import { AreasCard } from './areas-card';
import { EventsCard } from './events-card';
import { MapControls } from './map-controls';
import { type MapSearch, windowOf } from './map-search';
import { RepresentationsCard } from './representations-card';

const REFRESH_MS = 15_000;
const route = getRouteApi('/map');

/** The map page ("Peta"): sightings and early warnings by district, from open fields alone. */
export function MapPage() {
  const { t } = useWords();
  const { me } = useMe();
  const { agency } = route.useSearch();
  if (!me) return null;
  const readable = agenciesToRead(me);
  const chosen = agency ?? readable[0];
  if (chosen === undefined) {
    return (
      <Stack>
        <PageHead title={t('shell.page.map')} />
        <EmptyState Icon={IconLock}>{t('map.mayReadNone')}</EmptyState>
      </Stack>
    );
  }
  return (
    <Board
      agency={chosen}
      readable={readable.includes(chosen) ? readable : [chosen, ...readable]}
    />
  );
}

function Board({ agency, readable }: { agency: string; readable: string[] }) {
  const { t } = useWords();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const now = useServerNow();
  const areas = useQuery({
    queryKey: ['map-areas'],
    queryFn: ({ signal }) => readJson<FeatureCollection>('/api/map/areas', signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const [laneNow, setLaneNow] = useState<string | null>(null);
  const there = laneNow === null ? now : Date.parse(laneNow);
  const counts = useQuery({
    queryKey: ['map-counts', agency, search.lane, laneNow, search.span, search.until],
    queryFn: ({ signal }) =>
      readJson<MapCounts>(
        pathWith('/api/map/counts', {
          agency,
          ...(search.lane === undefined ? {} : { lane: search.lane }),
          ...windowOf(search, there),
        }),
        signal,
      ),
    // A window in the past does not change any more.
    refetchInterval: search.until === undefined ? REFRESH_MS : false,
    placeholderData: keepPreviousData,
  });
  const { lane, lanes = [] } = counts.data ?? {};
  const timeThere = lanes.find((one) => one.lane === lane)?.now ?? null;
  useEffect(() => setLaneNow(timeThere), [timeThere]);
  const change = (part: MapSearch): void =>
    void navigate({
      search: (before) => ({ ...before, ...part }),
      replace: true,
      resetScroll: false,
    });
  const error = counts.data ? areas.error : (counts.error ?? areas.error);
  return (
    <Stack gap="md">
      <PageHead title={t('shell.page.map')} mark={<AgeOf query={counts} />} />
      <MapControls
        agency={agency}
        readable={readable}
        lane={lane}
        lanes={lanes}
        search={search}
        now={there}
        onChange={change}
      />
      {error && !(counts.data && areas.data) ? (
        <ProblemAlert
          error={error}
          title={t('map.failed')}
          onRetry={() => {
            void counts.refetch();
            void areas.refetch();
          }}
        />
      ) : null}
      {(counts.isPending || areas.isPending) && !error ? <Skeleton h={540} /> : null}
      {counts.data && areas.data ? (
        <>
          <Looked counts={counts.data} />
          <AreasCard areas={areas.data} counts={counts.data} search={search} onChange={change} />
          <EventsCard
            events={counts.data.events}
            areas={areas.data}
            area={search.area}
            agency={agency}
            onArea={(area) => change({ area })}
          />
          <RepresentationsCard representations={counts.data.representations} areas={areas.data} />
        </>
      ) : null}
    </Stack>
  );
}

/** The basis of the numbers, and above all whether it is incomplete. */
function Looked({ counts: { from, to, scanned, budget, isComplete } }: { counts: MapCounts }) {
  const { t, number } = useWords();
  const { short } = useMoment();
  const span = t('map.window', {
    from: short(from),
    to: short(to),
    count: scanned,
    scanned: number(scanned),
  });
  if (isComplete) {
    return (
      <Text fz="sm" className="tabular">
        {span}
      </Text>
    );
  }
  return (
    <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />}>
      <Text fz="sm">
        {span} {t('map.incomplete', { budget: number(budget) })}
      </Text>
    </Alert>
  );
}
