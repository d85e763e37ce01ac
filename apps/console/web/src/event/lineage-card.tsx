import { Group, Paper, Skeleton, Text, Title } from '@mantine/core';
import {
  EmptyState,
  IconBadge,
  ProblemAlert,
  pathWith,
  readJson,
  ServerProblem,
  useMoment,
} from '@sinergi/web';
import { IconCheck, IconCornerDownRight, IconVersions } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Lineage } from '../../../contract/topics';
import { PageAnchor } from '../links/page-anchor';
import { useAgencyName } from '../links/use-agency-name';
import { DataTable } from '../widgets/data-table';
import { useWords } from '../words/use-words';
import { type LineageRow, type LineageWay, lineageRows } from './lineage-rows';

interface LineageCardProps {
  eventId: string;
  agency: string;
}

/** What rests on an event and on what it rests, and which of those grounds was corrected. */
export function LineageCard({ eventId, agency }: LineageCardProps) {
  const { t } = useWords();
  const query = useQuery({
    queryKey: ['events', eventId, agency, 'lineage'],
    queryFn: ({ signal }) => readLineage(eventId, agency, signal),
  });
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="lineage-title">
      <Title order={2} fz="h4" id="lineage-title">
        {t('event.lineage')}
      </Title>
      {query.error && !query.data ? (
        <ProblemAlert
          error={query.error}
          title={t('event.lineageFailed')}
          onRetry={() => void query.refetch()}
        />
      ) : null}
      {query.isPending ? <Skeleton h={120} /> : null}
      {query.data ? (
        <>
          <Way lineage={query.data} way="down" agency={agency} />
          <Way lineage={query.data} way="up" agency={agency} />
          {query.data.cut.byDepth || query.data.cut.byNumber ? (
            <Text fz="sm">{t('event.lineageCut')}</Text>
          ) : null}
        </>
      ) : null}
    </Paper>
  );
}

/** An event that rests on nothing by its flow, such as one of the directory, has an empty one. */
async function readLineage(eventId: string, agency: string, signal: AbortSignal) {
  try {
    const path = `/api/events/${encodeURIComponent(eventId)}/lineage`;
    return await readJson<Lineage>(pathWith(path, { agency }), signal);
  } catch (error) {
    if (error instanceof ServerProblem && error.status === 404) return nothingOf(eventId);
    throw error;
  }
}

const nothingOf = (eventId: string): Lineage => ({
  ...{ eventId, nodes: [], edges: [], notShown: [], cut: { byDepth: false, byNumber: false } },
});

function Way({ lineage, way, agency }: { lineage: Lineage; way: LineageWay; agency: string }) {
  const { t } = useWords();
  const nameOf = useAgencyName();
  const rows = lineageRows(lineage, way);
  if (rows.length === 0) return <EmptyState>{t(`event.lineageNone.${way}`)}</EmptyState>;
  return (
    <DataTable
      caption={t(`event.lineageWay.${way}`)}
      columns={[
        {
          id: 'event',
          isHead: true,
          header: t('event.lineageColumn.event'),
          cell: (row) => <Name row={row} agency={agency} />,
        },
        { id: 'change', header: t('messages.column.change'), cell: ({ node }) => node.change },
        {
          id: 'owner',
          header: t('event.lineageColumn.owner'),
          cell: ({ node }) => nameOf(node.owner),
        },
        {
          id: 'ground',
          header: t('event.lineageColumn.ground'),
          cell: ({ edge }) => <GroundMark edge={edge} />,
        },
      ]}
      rows={rows}
      keyOf={({ node }) => node.eventId}
      minWidth={640}
    />
  );
}

function Name({ row: { node, edge, depth }, agency }: { row: LineageRow; agency: string }) {
  const { t } = useWords();
  const { eventId, flow } = node;
  return (
    <Group gap={6} wrap="nowrap" pl={(depth - 1) * 20}>
      {depth > 1 ? (
        <IconCornerDownRight
          size={16}
          aria-label={t('event.lineageStep', { depth })}
          role="img"
          className="dimmed"
        />
      ) : null}
      <PageAnchor to="/events/$eventId" params={{ eventId }} search={{ agency }} fz="sm">
        {t(`flow.${flow}`, flow)} …{eventId.slice(-12)}
      </PageAnchor>
      <Text fz="xs" c="dimmed" span>
        {t('event.lineageField', { field: edge.field })}
      </Text>
    </Group>
  );
}

/** Whether what is named stands, or by what it was corrected. */
function GroundMark({ edge: { corrected, isCurrent } }: Pick<LineageRow, 'edge'>) {
  const { t } = useWords();
  const { full } = useMoment();
  if (!isCurrent) return <Text fz="sm">{t('event.lineageDropped')}</Text>;
  if (corrected === null)
    return (
      <IconBadge colour="teal" Icon={IconCheck} iconSize={14}>
        {t('event.ground.stands')}
      </IconBadge>
    );
  const { change, recordedAt, isReviewed } = corrected;
  return (
    <IconBadge colour={isReviewed ? 'gray' : 'red'} Icon={IconVersions} iconSize={14}>
      {t(`event.ground.${isReviewed ? 'reviewed' : 'corrected'}`, {
        ...{ change, time: full(recordedAt) },
      })}
    </IconBadge>
  );
}
