import { ScrollArea, Table, Text } from '@mantine/core';
import { useMoment } from '@sinergi/web';
import type { Annotation, Annotations } from '../../../contract/samples';
import { useAgencyName } from '../links/use-agency-name';
import { Section } from '../widgets/section';
import { useWords } from '../words/use-words';

/** Actions and starts of agencies, latest first: the moments that the charts mark. */
export function WhatHappened({ annotations: { items, isCut } }: { annotations: Annotations }) {
  const { t } = useWords();
  const { full } = useMoment();
  const nameOf = useAgencyName();
  return (
    <Section title={t('time-axis.happened')}>
      <Text fz="sm" c="dimmed">
        {items.length === 0 ? t('time-axis.nothing') : t('time-axis.hint')}{' '}
        {isCut ? t('time-axis.cut') : null}
      </Text>
      {items.length > 0 ? (
        <ScrollArea.Autosize
          mah={240}
          type="auto"
          viewportProps={{
            tabIndex: 0,
            role: 'region',
            'aria-label': t('time-axis.happened'),
          }}
        >
          <Table fz="sm" verticalSpacing={2}>
            <Table.Tbody>
              {items.toReversed().map((item) => (
                <Table.Tr key={`${item.at} ${item.kind} ${item.agency}`}>
                  <Table.Th scope="row" fw={400} className="tabular">
                    {full(item.at)}
                  </Table.Th>
                  <Table.Td>{item.agency === null ? '–' : nameOf(item.agency)}</Table.Td>
                  <Table.Td>
                    <What item={item} />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea.Autosize>
      ) : null}
    </Section>
  );
}

function What({ item }: { item: Annotation }) {
  const { t } = useWords();
  if (item.kind === 'start') return t('time-axis.start', { software: item.software });
  const action = t(`actions.name.${item.action}`, item.action);
  return t('time-axis.action', { action, operator: item.operator });
}
