import {
  Alert,
  Anchor,
  Button,
  Paper,
  Skeleton,
  Stack,
  Text,
  Title,
  useComputedColorScheme,
} from '@mantine/core';
import { IconMapOff } from '@tabler/icons-react';
import type { FeatureCollection } from 'geojson';
import { Suspense, useMemo } from 'react';
import type { MapCounts } from '../../../contract/map';
import { type DataColumn, DataTable } from '../widgets/data-table';
import { useWords } from '../words/use-words';
import { drawnAreas, type NamedCount, NOWHERE, namedCounts } from './areas-with-counts';
import { hasWebGl } from './has-web-gl';
import type { MapSearch } from './map-search';
import './map.css';
import { type CountClass, countClasses, lazyPart, SHADES } from '@sinergi/web';

const AreaMap = lazyPart(() => import('./area-map'));

interface AreasCardProps {
  areas: FeatureCollection;
  counts: MapCounts;
  search: MapSearch;
  onChange: (part: MapSearch) => void;
}

/**
 * The same counts on the map and in a table. Where the browser cannot draw a map, there are the
 * table and a sentence.
 */
export function AreasCard({ areas, counts, search, onChange }: AreasCardProps) {
  const { t, number } = useWords();
  const of = search.of ?? 'sightings';
  const nowhere = t('map.nowhere');
  const named = useMemo(
    () => namedCounts(areas, counts.areas, nowhere),
    [areas, counts.areas, nowhere],
  );
  const [placed, placeless] = useMemo(() => {
    const isPlaced = ({ kecamatan }: NamedCount): boolean => kecamatan !== NOWHERE;
    return [named.filter(isPlaced), named.find((count) => !isPlaced(count))?.[of] ?? 0];
  }, [named, of]);
  const classes = useMemo(() => countClasses(placed.map((count) => count[of])), [placed, of]);
  const all = named.reduce((sum, count) => sum + count[of], 0);
  const drawn = useMemo(
    () => drawnAreas(areas, named, classes, of, search.area),
    [areas, named, classes, of, search.area],
  );
  const choose = (area: string): void =>
    onChange({ area: area === search.area ? undefined : area });
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="areas-title">
      <Title order={2} fz="h4" id="areas-title" mb="sm">
        {t(`map.by.${of}`)}
      </Title>
      <Text fz="sm" mb="sm" data-testid="map-total">
        {t(placeless > 0 ? 'map.totalSomeNowhere' : 'map.total', {
          all: number(all),
          nowhere: number(placeless),
        })}
      </Text>
      <div className="map-and-table">
        {hasWebGl() ? (
          <Stack gap="xs">
            <Suspense fallback={<Skeleton h={420} />}>
              <AreaMap
                areas={areas}
                drawn={drawn}
                counts={placed}
                of={of}
                representations={counts.representations}
                onChoose={choose}
              />
            </Suspense>
            <Legend classes={classes} />
          </Stack>
        ) : (
          <Alert color="gray" icon={<IconMapOff aria-hidden />} style={{ alignSelf: 'start' }}>
            <Text fz="sm">{t('map.noWebGl')}</Text>
          </Alert>
        )}
        <AreaTable key={of} named={named} of={of} chosen={search.area} onChoose={choose} />
      </div>
    </Paper>
  );
}

interface AreaTableProps {
  named: NamedCount[];
  of: 'sightings' | 'alerts';
  chosen: string | undefined;
  onChoose: (area: string) => void;
}

function AreaTable({ named, of, chosen, onChoose }: AreaTableProps) {
  const { t, number } = useWords();
  const columns: DataColumn<NamedCount>[] = [
    {
      id: 'area',
      header: t('map.area'),
      isHead: true,
      value: ({ name }) => name,
      cell: ({ name, kecamatan }) => (
        <Anchor
          component="button"
          type="button"
          fz="sm"
          fw={kecamatan === chosen ? 700 : 400}
          aria-pressed={kecamatan === chosen}
          onClick={() => onChoose(kecamatan)}
        >
          {name}
        </Anchor>
      ),
    },
    {
      id: 'sightings',
      header: t('map.sightings'),
      isNumber: true,
      value: ({ sightings }) => sightings,
      cell: ({ sightings }) => number(sightings),
    },
    {
      id: 'alerts',
      header: t('map.alerts'),
      isNumber: true,
      value: ({ alerts }) => alerts,
      cell: ({ alerts }) => number(alerts),
    },
  ];
  return (
    <Stack gap="xs" align="flex-start">
      <DataTable
        caption={t(`map.by.${of}`)}
        captionIsHidden
        columns={columns}
        rows={named}
        keyOf={({ kecamatan }) => kecamatan}
        sort={`-${of}`}
        minWidth={280}
      />
      <Text fz="xs" c="dimmed">
        {t('map.tableNote')}
      </Text>
      {chosen ? (
        <Button size="compact-sm" variant="default" onClick={() => onChoose(chosen)}>
          {t('map.allAreas')}
        </Button>
      ) : null}
    </Stack>
  );
}

function Legend({ classes }: { classes: CountClass[] }) {
  const { t, number } = useWords();
  const scheme = useComputedColorScheme('light');
  return (
    <ul className="legend" aria-label={t('map.legend')}>
      {classes.map(({ from, to }, index) => (
        <li key={from}>
          <span
            className="legend-swatch"
            style={{ background: SHADES[scheme][index] }}
            aria-hidden
          />
          {from === to ? number(from) : `${number(from)}–${number(to)}`}
        </li>
      ))}
      <li>
        <span className="legend-swatch" data-is-representation aria-hidden />
        {t('map.representations')}
      </li>
    </ul>
  );
}
