import { Anchor, Drawer, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { ProblemAlert, readJson } from '@sinergi/web';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CellDetail, OverviewAgency } from '../../../contract/overview';
import { AgeOf } from '../widgets/age-of';
import { StatusMark } from '../widgets/status-mark';
import { useReturnFocus } from '../widgets/use-return-focus';
import { useWords } from '../words/use-words';
import { CellPartitions } from './cell-partitions';
import { CellRemedies } from './cell-remedies';

const REFRESH_MS = 2_000;

interface CellDrawerProps {
  agency: OverviewAgency;
  flow: string;
  operation: string | null;
  onOperation: (operationId: string) => void;
  onClose: () => void;
}

/**
 * The evidence for one cell's status, partition by partition: the position and the comparison of
 * digests; and the operations for it.
 */
export function CellDrawer({ agency, flow, operation, onOperation, onClose }: CellDrawerProps) {
  const { t, reason, nameOf } = useWords();
  useReturnFocus();
  const query = useQuery({
    queryKey: ['cell', agency.code, flow],
    queryFn: ({ signal }) =>
      readJson<CellDetail>(
        `/api/agencies/${agency.code}/flows/${encodeURIComponent(flow)}`,
        signal,
      ),
    refetchInterval: REFRESH_MS,
  });
  const { data, error, refetch } = query;
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="min(60rem, 100%)"
      title={`${nameOf(agency)} · ${t(`flow.${flow}`, flow)}`}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {error && !data ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      <Stack gap="md">
        <AgeOf query={query} />
        <Group gap="xs" mih={26}>
          {data ? <StatusMark status={data.status} /> : <Skeleton h={22} w={120} />}
          {data?.reason ? <Text fz="sm">{reason(data.reason)}</Text> : null}
        </Group>
        <Group gap="md">
          <Anchor
            fz="sm"
            renderRoot={(props) => (
              <Link to="/agencies/$code" params={{ code: agency.code }} {...props} />
            )}
          >
            {t('sync.toAgency')}
          </Anchor>
          {data ? (
            <Anchor
              fz="sm"
              renderRoot={(props) => (
                <Link to="/topics/$topic" params={{ topic: data.topic }} {...props} />
              )}
            >
              {t('sync.toTopic', { topic: data.topic })}
            </Anchor>
          ) : null}
        </Group>
        {data ? (
          <CellRemedies
            agency={agency.code}
            topic={data.topic}
            operation={operation}
            onOperation={onOperation}
          />
        ) : null}
        <section>
          <Title order={2} fz="h5" mb={4}>
            {t('sync.partitions')}
          </Title>
          {data ? <CellPartitions detail={data} /> : <Skeleton h={220} visible={!error} />}
        </section>
      </Stack>
    </Drawer>
  );
}
