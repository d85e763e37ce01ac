import { Paper, Text, Title } from '@mantine/core';
import { IconBadge, useMoment } from '@sinergi/web';
import { IconCircleCheck, IconClock, IconHelpCircle } from '@tabler/icons-react';
import type { EventDetail } from '../../../contract/topics';
import { PageAnchor } from '../links/page-anchor';
import { useAgencyName } from '../links/use-agency-name';
import { Age } from '../widgets/age';
import { DataTable } from '../widgets/data-table';
import { useWords } from '../words/use-words';

type Receipt = EventDetail['receipts'][number];

const LOOK = {
  has: { colour: 'teal', Icon: IconCircleCheck },
  'not-yet': { colour: 'yellow', Icon: IconClock },
  unknown: { colour: 'gray', Icon: IconHelpCircle },
} as const;

/** Without a report it is unknown whether the agency has the event; that differs from "not yet". */
const stateOf = ({ has, reportedAt }: Receipt): keyof typeof LOOK =>
  reportedAt === null ? 'unknown' : has ? 'has' : 'not-yet';

/** Which agencies have the event, by each agency's own report. */
export function ReceiptMatrix({ receipts }: { receipts: Receipt[] }) {
  const { t } = useWords();
  const { full } = useMoment();
  const nameOf = useAgencyName();
  const having = receipts.filter((receipt) => stateOf(receipt) === 'has').length;
  return (
    <Paper withBorder p="md" component="section" aria-labelledby="receipts-title">
      <Title order={2} fz="h4" id="receipts-title">
        {t('event.receipts')}
      </Title>
      <Text fz="sm" mb="xs">
        {t('event.have', { having, of: receipts.length })}
      </Text>
      <DataTable
        captionIsHidden
        caption={t('event.receipts')}
        columns={[
          {
            id: 'agency',
            isHead: true,
            header: t('agency'),
            cell: ({ agency }) => (
              <PageAnchor to="/agencies/$code" params={{ code: agency }} fz="sm">
                {nameOf(agency)}
              </PageAnchor>
            ),
          },
          {
            id: 'state',
            header: t('state'),
            cell: (receipt) => {
              const state = stateOf(receipt);
              const { colour, Icon } = LOOK[state];
              return (
                <IconBadge colour={colour} Icon={Icon} iconSize={14}>
                  {t(`event.receipt.${state}`)}
                </IconBadge>
              );
            },
          },
          {
            id: 'by',
            header: t('event.receiptColumn.by'),
            // A report says that the event had arrived by its time. For an event older than the
            // first report that was read, less is known.
            cell: ({ since, by }) =>
              by === null
                ? '–'
                : t(since === null ? 'event.before' : 'event.by', { time: full(by) }),
          },
          {
            id: 'reported',
            header: t('reported'),
            cell: ({ reportedAt }) => <Age at={reportedAt} />,
          },
        ]}
        rows={receipts}
        keyOf={({ agency }) => agency}
        minWidth={680}
      />
    </Paper>
  );
}
