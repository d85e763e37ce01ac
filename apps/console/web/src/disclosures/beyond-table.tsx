import { Text } from '@mantine/core';
import { sendJson, useMoment } from '@sinergi/web';
import type { BeyondRequest } from '../../../contract/disclosures';
import { type DataColumn, DataTable } from '../widgets/data-table';
import { ReasonedAction } from '../widgets/reasoned-action';
import { useHindrance } from '../widgets/use-hindrance';
import { useWords } from '../words/use-words';

interface BeyondTableProps {
  agency: string;
  path: string;
  requests: readonly BeyondRequest[];
  onConfirmed: () => Promise<unknown>;
}

/** Requests of the last days to open beyond the limit, and what became of each. */
export function BeyondTable({ agency, path, requests, onConfirmed }: BeyondTableProps) {
  const { t, number } = useWords();
  const { full } = useMoment();
  const hindrance = useHindrance();
  const columns: DataColumn<BeyondRequest>[] = [
    {
      id: 'officer',
      header: t('disclosures.officer'),
      isHead: true,
      cell: ({ officer, askedAt }) => (
        <>
          {officer}
          <Text fz="xs" c="dimmed">
            {full(askedAt)}
          </Text>
        </>
      ),
    },
    {
      id: 'state',
      header: t('state'),
      cell: ({ state, until, openings }) => (
        <>
          {t(`disclosures.beyond.state.${state}`)}
          <Text fz="xs" c="dimmed">
            {t('disclosures.beyond.until', { until: full(until), value: number(openings) })}
          </Text>
        </>
      ),
    },
    {
      id: 'reason',
      header: t('widgets.reason'),
      cell: ({ purpose, reason }) => (
        <>
          {reason}
          <Text fz="xs" c="dimmed">
            {purpose}
          </Text>
        </>
      ),
    },
    {
      id: 'second',
      header: t('disclosures.beyond.second'),
      cell: ({ requestId, state, officer, confirmedBy, confirmedAt }) =>
        state === 'ASKED' ? (
          <ReasonedAction
            label={t('disclosures.beyond.confirm')}
            hindrance={hindrance(agency, 'unmask')}
            buttonProps={{ size: 'compact-xs' }}
            onDo={async (reason) => {
              await sendJson('POST', `${path}/beyond/${requestId}/confirmation`, { reason });
              await onConfirmed();
            }}
          >
            {t('disclosures.beyond.confirmText', { officer })}
          </ReasonedAction>
        ) : (
          <>
            {confirmedBy ?? '–'}
            {confirmedAt === null ? null : (
              <Text fz="xs" c="dimmed">
                {full(confirmedAt)}
              </Text>
            )}
          </>
        ),
    },
  ];
  return (
    <DataTable
      caption={t('disclosures.beyond.title')}
      rows={requests}
      columns={columns}
      keyOf={({ requestId }) => requestId}
      minWidth={820}
      captionIsHidden
    />
  );
}
