import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { EmptyState, ExerciseBadge, useMoment } from '@sinergi/web';
import type { FeatureCollection } from 'geojson';
import type { MapCounts } from '../../../contract/map';
import { PageAnchor } from '../links/page-anchor';
import { type DataColumn, DataTable } from '../widgets/data-table';
import { useWords } from '../words/use-words';
import { NOWHERE } from './areas-with-counts';
import { useAreaName } from './use-area-name';

type MapEvent = MapCounts['events'][number];
const MOST = 200;

interface EventsCardProps {
  events: MapEvent[];
  areas: FeatureCollection;
  area: string | undefined;
  agency: string;
  onArea: (area: string | undefined) => void;
}

/** The latest of the counted events; each links to its page. */
export function EventsCard({ events, areas, area, agency, onArea }: EventsCardProps) {
  const { t } = useWords();
  const { full } = useMoment();
  const areaName = useAreaName(areas);
  const shown =
    area === undefined ? events : events.filter(({ kecamatan }) => (kecamatan ?? NOWHERE) === area);
  const columns: DataColumn<MapEvent>[] = [
    {
      id: 'at',
      header: t('map.column.at'),
      isHead: true,
      value: ({ at }) => at,
      cell: ({ at, eventId }) => (
        <PageAnchor to="/events/$eventId" params={{ eventId }} search={{ agency }} fz="sm">
          {full(at)}
        </PageAnchor>
      ),
    },
    {
      id: 'flow',
      header: t('map.column.flow'),
      value: ({ flow }) => flow,
      cell: ({ flow }) => t(`flow.${flow}`),
    },
    {
      id: 'area',
      header: t('map.area'),
      value: ({ kecamatan }) => areaName(kecamatan),
      cell: ({ kecamatan }) => areaName(kecamatan),
    },
    {
      id: 'what',
      header: t('map.column.what'),
      value: ({ what }) => what,
      cell: ({ what, exercise }) => (
        <Group gap="xs">
          {t(`map.what.${what}`, what)}
          {exercise ? <ExerciseBadge /> : null}
        </Group>
      ),
    },
    {
      id: 'severity',
      header: t('map.column.severity'),
      value: ({ severity }) => severity,
      cell: ({ severity }) => (severity === null ? '–' : t(`map.severity.${severity}`, severity)),
    },
  ];
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="map-events-title">
      <Group justify="space-between" gap="xs">
        <Title order={2} fz="h4" id="map-events-title">
          {area === undefined ? t('map.events') : t('map.eventsIn', { area: areaName(area) })}
        </Title>
        {area === undefined ? null : (
          <Button size="compact-sm" variant="default" onClick={() => onArea(undefined)}>
            {t('map.allAreas')}
          </Button>
        )}
      </Group>
      {events.length >= MOST ? <Text fz="sm">{t('map.eventsFirst', { count: MOST })}</Text> : null}
      {shown.length === 0 ? (
        <EmptyState>{t('map.noEvents')}</EmptyState>
      ) : (
        <DataTable
          caption={t('map.events')}
          captionIsHidden
          columns={columns}
          rows={shown}
          keyOf={({ eventId }) => eventId}
          minWidth={680}
        />
      )}
    </Paper>
  );
}
