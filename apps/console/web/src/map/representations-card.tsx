import { Paper, Text, Title } from '@mantine/core';
import { EmptyState } from '@sinergi/web';
import type { FeatureCollection } from 'geojson';
import type { MapCounts } from '../../../contract/map';
import { DataTable } from '../widgets/data-table';
import { useWords } from '../words/use-words';
import { useAreaName } from './use-area-name';

/** Foreign representations: their premises are public, people are not. */
export function RepresentationsCard({
  representations,
  areas,
}: {
  representations: MapCounts['representations'];
  areas: FeatureCollection;
}) {
  const { t } = useWords();
  const areaName = useAreaName(areas);
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="representations-title">
      <Title order={2} fz="h4" id="representations-title">
        {t('map.representations')}
      </Title>
      {representations.length === 0 ? (
        <EmptyState>{t('map.noRepresentations')}</EmptyState>
      ) : (
        <DataTable
          caption={t('map.representations')}
          captionIsHidden
          columns={[
            {
              id: 'name',
              header: t('map.column.name'),
              isHead: true,
              value: ({ name }) => name,
              cell: ({ name }) => name,
            },
            {
              id: 'state',
              header: t('map.column.sender'),
              value: ({ state }) => state,
              cell: ({ state }) => state,
            },
            {
              id: 'area',
              header: t('map.area'),
              value: ({ kecamatan }) => areaName(kecamatan),
              cell: ({ kecamatan, lat }) => (
                <>
                  {areaName(kecamatan)}
                  {lat === null ? (
                    <Text span inherit c="dimmed">
                      {' '}
                      ({t('map.notPlaced')})
                    </Text>
                  ) : null}
                </>
              ),
            },
          ]}
          rows={representations}
          keyOf={({ id }) => id}
          minWidth={460}
        />
      )}
    </Paper>
  );
}
