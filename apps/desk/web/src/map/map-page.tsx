import { SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import {
  countClasses,
  EmptyState,
  PageHead,
  ProblemAlert,
  useMoment,
  useWords,
} from '@sinergi/web';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Ground } from '../../../contract/ground';
import { type Entity, entitiesQuery } from '../api/entities';
import { useDistrictName, useGround } from '../api/ground';
import { useCan } from '../api/me';
import { EntityLink } from '../entity/entity-link';
import { Part } from '../entity/part';
import { CountMap } from './count-map';
import { CountTable } from './count-table';
import { type Counted, countsByDistrict, placeless } from './counts-by-district';

/** As many as an agency shows at once. */
const MOST = 200;
const FLOWS = {
  sightings: 'sighting',
  alerts: 'alert',
  representations: 'representation',
} as const;
const OPEN = { sightings: {}, alerts: { status: 'OPEN' }, representations: {} } as const;

/** Where the newest sightings and the open early warnings are, from open fields alone. */
export function MapPage() {
  const { t } = useWords();
  const ground = useGround();
  return (
    <Stack gap="md">
      <PageHead title={t('map.title')} />
      {ground ? <Board ground={ground} /> : <Skeleton h={420} />}
    </Stack>
  );
}

function useCounted(ground: Ground, kind: Counted) {
  const can = useCan();
  return useQuery({
    ...entitiesQuery(ground, FLOWS[kind], { ...OPEN[kind], limit: MOST }),
    enabled: can(FLOWS[kind], 'read'),
  });
}

function Board({ ground }: { ground: Ground }) {
  const { t } = useWords();
  const can = useCan();
  const [of, setOf] = useState<Counted>('sightings');
  const [chosen, setChosen] = useState<string | null>(null);
  const queries = {
    sightings: useCounted(ground, 'sightings'),
    alerts: useCounted(ground, 'alerts'),
    representations: useCounted(ground, 'representations'),
  };
  const failed = Object.values(queries).find(({ error, data }) => error && !data);
  if (failed) return <ProblemAlert error={failed.error} onRetry={() => void failed.refetch()} />;
  if (Object.values(queries).some(({ isLoading }) => isLoading)) return <Skeleton h={420} />;
  const entities = {
    sightings: queries.sightings.data?.items ?? [],
    alerts: queries.alerts.data?.items ?? [],
    representations: (queries.representations.data?.items ?? []).filter(
      ({ status }) => status !== 'CLOSED',
    ),
  };
  const counts = countsByDistrict(ground.districts, entities);
  const choose = (code: string): void => setChosen(code === chosen ? null : code);
  const kinds = (Object.keys(FLOWS) as Counted[]).filter((kind) => can(FLOWS[kind], 'read'));
  return (
    <>
      <SegmentedControl
        aria-label={t('map.what')}
        size="md"
        value={of}
        onChange={(kind) => setOf(kind as Counted)}
        data={kinds.map((kind) => ({ value: kind, label: t(`map.${kind}`) }))}
      />
      <Basis ground={ground} of={of} entities={entities[of]} />
      <CountMap
        {...{ districts: ground.districts, counts, of, chosen, onChoose: choose }}
        steps={countClasses(counts.map((count) => count[of]))}
        representations={entities.representations}
      />
      <CountTable counts={counts} of={of} chosen={chosen} onChoose={choose} />
      {chosen === null ? null : (
        <InDistrict
          ground={ground}
          flow={FLOWS[of]}
          code={chosen}
          entities={entities[of].filter(({ kecamatan }) => kecamatan === chosen)}
        />
      )}
    </>
  );
}

interface BasisProps {
  ground: Ground;
  of: Counted;
  entities: readonly Entity[];
}

/** What the numbers count, and what they leave out. */
function Basis({ ground, of, entities }: BasisProps) {
  const { t, number } = useWords();
  const { short } = useMoment();
  const isCut = entities.length >= MOST;
  const oldest = entities.at(-1)?.occurredAt;
  const nowhere = placeless(ground.districts, entities);
  return (
    <Text fz="sm" data-testid="basis">
      {isCut && oldest !== undefined
        ? t(`map.newest.${of}`, { count: MOST, most: number(MOST), time: short(oldest) })
        : t(`map.all.${of}`, { count: entities.length, all: number(entities.length) })}{' '}
      {nowhere > 0 ? t('map.nowhere', { count: nowhere, nowhere: number(nowhere) }) : null}
    </Text>
  );
}

interface InDistrictProps {
  ground: Ground;
  flow: string;
  code: string;
  entities: readonly Entity[];
}

function InDistrict({ ground, flow, code, entities }: InDistrictProps) {
  const { t } = useWords();
  const districtOf = useDistrictName();
  return (
    <Part title={t('map.in', { district: districtOf(code) })}>
      <Stack gap="xs">
        {entities.length === 0 ? <EmptyState>{t('map.none')}</EmptyState> : null}
        {entities.map((entity) => (
          <EntityLink key={String(entity['eventId'])} {...{ ground, flow, entity }} />
        ))}
      </Stack>
    </Part>
  );
}
