import { Group, Paper, Text, Title } from '@mantine/core';
import { EmptyState, IconBadge, useMoment } from '@sinergi/web';
import { IconArrowBadgeRight, IconCornerDownRight } from '@tabler/icons-react';
import type { EventDetail } from '../../../contract/topics';
import { PageAnchor } from '../links/page-anchor';
import { DataTable } from '../widgets/data-table';
import { useWords } from '../words/use-words';
import { type CausationRow, causationRows } from './causation-tree';

const MOST = 100;

interface CausationCardProps {
  related: EventDetail['related'];
  eventId: string;
  agency: string;
}

/** The events of one correlation; each stands under the event that caused it. */
export function CausationCard({ related, eventId, agency }: CausationCardProps) {
  const { t } = useWords();
  const { full } = useMoment();
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="causation-title">
      <Title order={2} fz="h4" id="causation-title">
        {t('event.causation')}
      </Title>
      {related.length === 0 ? (
        <EmptyState>{t('event.alone')}</EmptyState>
      ) : (
        <DataTable
          captionIsHidden
          caption={t('event.causation')}
          columns={[
            {
              id: 'event',
              isHead: true,
              header: t('event.causationColumn.event'),
              cell: (row) => <Name row={row} isThis={row.eventId === eventId} agency={agency} />,
            },
            { id: 'change', header: t('messages.column.change'), cell: ({ change }) => change },
            {
              id: 'recorded',
              header: t('event.causationColumn.recorded'),
              cell: ({ recordedAt }) => full(recordedAt),
            },
          ]}
          rows={causationRows(related)}
          keyOf={(row) => row.eventId}
          minWidth={640}
        />
      )}
      {related.length >= MOST ? <Text fz="sm">{t('event.more', { count: MOST })}</Text> : null}
    </Paper>
  );
}

function Name({ row, isThis, agency }: { row: CausationRow; isThis: boolean; agency: string }) {
  const { t } = useWords();
  const { depth, eventId, flow, causeIsUnknown } = row;
  return (
    <Group gap={6} wrap="nowrap" pl={depth * 20}>
      {depth > 0 ? (
        <IconCornerDownRight
          size={16}
          aria-label={t('event.ledTo', { depth })}
          role="img"
          className="dimmed"
        />
      ) : null}
      <Text fz="sm" span>
        {t(`flow.${flow}`, flow)}
      </Text>
      {isThis ? (
        <IconBadge colour="blue" Icon={IconArrowBadgeRight} iconSize={14}>
          {t('event.this')}
        </IconBadge>
      ) : (
        <PageAnchor
          to="/events/$eventId"
          params={{ eventId }}
          search={{ agency }}
          fz="sm"
          ff="monospace"
        >
          …{eventId.slice(-12)}
        </PageAnchor>
      )}
      {causeIsUnknown ? (
        <Text fz="xs" c="dimmed" span>
          {t('event.causeUnknown')}
        </Text>
      ) : null}
    </Group>
  );
}
