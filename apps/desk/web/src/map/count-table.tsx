import { Anchor, Table } from '@mantine/core';
import { useWords } from '@sinergi/web';
import type { Counted, DistrictCount } from './counts-by-district';

interface CountTableProps {
  counts: readonly DistrictCount[];
  of: Counted;
  chosen: string | null;
  onChoose: (code: string) => void;
}

/** The same numbers as on the map, the most first; a name chooses its district. */
export function CountTable({ counts, of, chosen, onChoose }: CountTableProps) {
  const { t, number } = useWords();
  const rows = counts.toSorted(
    (one, other) => other[of] - one[of] || (one.name < other.name ? -1 : 1),
  );
  return (
    <Table.ScrollContainer minWidth={320} type="native">
      <Table captionSide="top" horizontalSpacing={6} fz="sm" data-testid="count-table">
        <Table.Caption>{t('map.table')}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('map.district')}</Table.Th>
            <Table.Th ta="right">{t('map.sightings')}</Table.Th>
            <Table.Th ta="right">{t('map.alerts')}</Table.Th>
            <Table.Th ta="right">{t('map.representations')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ code, name, sightings, alerts, representations }) => (
            <Table.Tr key={code}>
              <Table.Th scope="row" fw={400}>
                <Anchor
                  component="button"
                  type="button"
                  className="target"
                  ta="start"
                  fz="sm"
                  fw={code === chosen ? 700 : 400}
                  aria-pressed={code === chosen}
                  onClick={() => onChoose(code)}
                >
                  {name}
                </Anchor>
              </Table.Th>
              <Table.Td ta="right" className="tabular">
                {number(sightings)}
              </Table.Td>
              <Table.Td ta="right" className="tabular">
                {number(alerts)}
              </Table.Td>
              <Table.Td ta="right" className="tabular">
                {number(representations)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
