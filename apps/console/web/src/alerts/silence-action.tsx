import { Group, NativeSelect, Stack, Text } from '@mantine/core';
import { sendJson } from '@sinergi/web';
import { IconBellOff } from '@tabler/icons-react';
import { useState } from 'react';
import { ALERT_RULES, type Silence } from '../../../contract/alerts';
import { useOverview } from '../live/overview-feed';
import { ReasonedAction } from '../widgets/reasoned-action';
import { useHindrance } from '../widgets/use-hindrance';
import { useWords } from '../words/use-words';
import { lookAgainAtAlerts } from './alert-board';
import { useAlertWords } from './use-alert-words';

const SPANS = { '1h': 3_600_000, '4h': 14_400_000, '24h': 86_400_000, '7d': 604_800_000 } as const;
type Span = keyof typeof SPANS;

interface SilenceActionProps {
  preset: Pick<Silence, 'rule' | 'agency' | 'flow'>;
  label: string;
  isCompact?: boolean;
}

/**
 * Silences alerts for a limited time, with a reason. They are still listed. A silence always ends
 * by itself.
 */
export function SilenceAction({ preset, label, isCompact = false }: SilenceActionProps) {
  const { t, nameOf } = useWords();
  const words = useAlertWords();
  const hindrance = useHindrance();
  const { overview } = useOverview();
  const [about, setAbout] = useState(preset);
  const [span, setSpan] = useState<Span>('4h');
  const choose = (changed: Partial<typeof about>): void =>
    setAbout((before) => ({ ...before, ...changed }));
  return (
    <ReasonedAction
      label={label}
      icon={<IconBellOff size={14} aria-hidden />}
      hindrance={hindrance(preset.agency, 'reset')}
      buttonProps={{ size: isCompact ? 'compact-xs' : 'xs' }}
      onDo={async (reason) => {
        const covered = Object.fromEntries(
          Object.entries(about).filter(([, value]) => value !== null),
        );
        await sendJson('POST', '/api/silences', {
          ...covered,
          until: new Date(Date.now() + SPANS[span]).toISOString(),
          reason,
        });
        await lookAgainAtAlerts();
      }}
    >
      <Stack gap="sm">
        <Text fz="sm">{t('alerts.silenceText')}</Text>
        <Group gap="sm" grow>
          <NativeSelect
            label={t('alerts.ruleName')}
            value={about.rule ?? ''}
            onChange={(event) =>
              choose({
                rule: ALERT_RULES.find((name) => name === event.currentTarget.value) ?? null,
              })
            }
            data={[
              { value: '', label: t('alerts.everyRule') },
              ...ALERT_RULES.map((name) => ({ value: name, label: words.rule(name) })),
            ]}
          />
          <NativeSelect
            label={t('alerts.until')}
            value={span}
            onChange={(event) => setSpan(event.currentTarget.value as Span)}
            data={Object.keys(SPANS).map((name) => ({
              value: name,
              label: t(`alerts.for.${name}`),
            }))}
          />
        </Group>
        <Group gap="sm" grow>
          <NativeSelect
            label={t('agency')}
            value={about.agency ?? ''}
            onChange={(event) => choose({ agency: event.currentTarget.value || null })}
            data={[
              { value: '', label: t('alerts.everyAgency') },
              ...(overview?.agencies ?? []).map((agency) => ({
                value: agency.code,
                label: nameOf(agency),
              })),
            ]}
          />
          <NativeSelect
            label={t('sync.flow')}
            value={about.flow ?? ''}
            onChange={(event) => choose({ flow: event.currentTarget.value || null })}
            data={[
              { value: '', label: t('sync.everyFlow') },
              ...(overview?.flows ?? []).map(({ flow }) => ({
                value: flow,
                label: t(`flow.${flow}`, flow),
              })),
            ]}
          />
        </Group>
      </Stack>
    </ReasonedAction>
  );
}
