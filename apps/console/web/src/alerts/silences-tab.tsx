import { Group, Stack } from '@mantine/core';
import { EmptyState, sendJson, useMoment } from '@sinergi/web';
import { IconBellRinging } from '@tabler/icons-react';
import type { Silence } from '../../../contract/alerts';
import { Age } from '../widgets/age';
import { DataTable } from '../widgets/data-table';
import { ReasonedAction } from '../widgets/reasoned-action';
import { useHindrance } from '../widgets/use-hindrance';
import { useWords } from '../words/use-words';
import { lookAgainAtAlerts } from './alert-board';
import { SilenceAction } from './silence-action';
import { useAlertWords } from './use-alert-words';

export function SilencesTab({ silences }: { silences: readonly Silence[] }) {
  const { t } = useWords();
  const words = useAlertWords();
  const { short } = useMoment();
  const hindrance = useHindrance();
  return (
    <Stack gap="sm">
      <Group>
        <SilenceAction
          preset={{ rule: null, agency: null, flow: null }}
          label={t('alerts.newSilence')}
        />
      </Group>
      {silences.length === 0 ? (
        <EmptyState Icon={IconBellRinging}>{t('alerts.noSilences')}</EmptyState>
      ) : (
        <DataTable
          caption={t('alerts.silencesCaption')}
          rows={silences}
          keyOf={({ id }) => id}
          minWidth={820}
          columns={[
            {
              id: 'what',
              header: t('alerts.covers'),
              isHead: true,
              cell: ({ rule, agency, flow }) =>
                [
                  rule === null ? t('alerts.everyRule') : words.rule(rule),
                  agency === null ? t('alerts.everyAgency') : words.agency(agency),
                  flow === null ? t('sync.everyFlow') : words.flow(flow),
                ].join(' · '),
            },
            {
              id: 'until',
              header: t('alerts.until'),
              value: ({ until }) => until,
              cell: ({ until }) => short(until),
            },
            {
              id: 'by',
              header: t('alerts.by'),
              value: ({ by }) => by,
              cell: ({ by, createdAt }) => (
                <>
                  {by} · <Age at={createdAt} />
                </>
              ),
            },
            { id: 'reason', header: t('widgets.reason'), cell: ({ reason }) => reason },
            {
              id: 'actions',
              header: t('alerts.actions'),
              cell: ({ id, agency }) => (
                <ReasonedAction
                  label={t('alerts.endSilence')}
                  hindrance={hindrance(agency, 'reset')}
                  buttonProps={{ size: 'compact-xs' }}
                  onDo={async (reason) => {
                    await sendJson('DELETE', `/api/silences/${id}`, { reason });
                    await lookAgainAtAlerts();
                  }}
                >
                  {t('alerts.endSilenceText')}
                </ReasonedAction>
              ),
            },
          ]}
        />
      )}
    </Stack>
  );
}
