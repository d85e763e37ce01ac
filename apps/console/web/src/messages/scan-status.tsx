import { Alert, Button, Group, Paper, Progress, Stack, Text } from '@mantine/core';
import { ProblemAlert, useMoment } from '@sinergi/web';
import { IconAlertTriangle, IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../words/use-words';
import { KEPT_LIVE } from './message-list';
import type { ScanState } from './message-scan';
import { PhaseMark } from './phase-mark';

interface ScanStatusProps {
  state: ScanState;
  isLive: boolean;
  onStop: () => void;
  onGoOn: () => void;
  /** controls for showing and exporting the messages */
  children: ReactNode;
}

/** The progress of the scan within its budget, and its controls. */
export function ScanStatus({ state, isLive, onStop, onGoOn, children }: ScanStatusProps) {
  const { t, number } = useWords();
  const { phase, progress, problem, hasGap } = state;
  const isUnderWay =
    phase === 'opening' || phase === 'scanning' || phase === 'live' || phase === 'reconnecting';
  const canGoOn =
    phase === 'stopped' ||
    (phase === 'lost' && !problem) ||
    (phase === 'ended' && state.end?.cursor != null);
  return (
    <Stack gap="xs">
      <Paper withBorder px="sm" py="xs">
        <Group justify="space-between" gap="sm">
          <Group gap="sm" className="scan-told">
            <PhaseMark phase={phase} />
            <Told state={state} isLive={isLive} />
          </Group>
          <Group gap="xs">
            {isUnderWay ? (
              <Button
                size="compact-sm"
                variant="default"
                onClick={onStop}
                leftSection={
                  isLive ? (
                    <IconPlayerPause size={14} aria-hidden />
                  ) : (
                    <IconX size={14} aria-hidden />
                  )
                }
              >
                {t(isLive ? 'messages.pause' : 'messages.cancel')}
              </Button>
            ) : null}
            {canGoOn ? (
              <Button
                size="compact-sm"
                variant="default"
                onClick={onGoOn}
                leftSection={<IconPlayerPlay size={14} aria-hidden />}
              >
                {t('messages.goOn')}
              </Button>
            ) : null}
            {children}
          </Group>
        </Group>
        {phase === 'scanning' && progress ? (
          <Progress
            mt="xs"
            size="sm"
            value={(progress.scanned / progress.budget) * 100}
            aria-label={t('messages.budget')}
            transitionDuration={100}
          />
        ) : null}
      </Paper>
      {progress && progress.failed > 0 ? (
        <Alert
          color="yellow"
          icon={<IconAlertTriangle aria-hidden />}
          title={t('messages.failed', {
            count: progress.failed,
            failed: number(progress.failed),
            scanned: number(progress.scanned),
          })}
        >
          <Text fz="sm">{t('messages.failedFirst', { failure: progress.failure })}</Text>
        </Alert>
      ) : null}
      {hasGap ? <Text fz="sm">{t('messages.gap')}</Text> : null}
      {phase === 'reconnecting' && problem && problem.status > 0 ? (
        <Text fz="sm">{problem.message}</Text>
      ) : null}
      {(phase === 'refused' || phase === 'lost') && problem ? (
        <ProblemAlert error={problem} title={t('messages.refused')} onRetry={onGoOn} />
      ) : null}
    </Stack>
  );
}

/** The numbers in words. Screen readers announce them when the scan ends, not at each change. */
function Told({ state, isLive }: { state: ScanState; isLive: boolean }) {
  const { t, number } = useWords();
  const { clock } = useMoment();
  const { progress, scannedBefore, list, end, phase } = state;
  const parts = [
    t('messages.shown', { count: list.items.length, value: number(list.items.length) }),
  ];
  if (progress) {
    const scanned = number(scannedBefore + progress.scanned);
    parts.push(
      isLive
        ? t('messages.scannedLive', { scanned })
        : t('messages.scanned', { scanned, budget: number(progress.budget) }),
    );
    if (progress.at !== null && phase === 'scanning')
      parts.push(t('messages.upTo', { time: clock(progress.at) }));
  }
  if (list.dropped > 0)
    parts.push(t('messages.dropped', { kept: number(KEPT_LIVE), dropped: number(list.dropped) }));
  if (end && phase === 'ended')
    parts.push(t(`messages.end.${end.reason}`, { budget: number(end.budget) }));
  return (
    <Text
      fz="sm"
      className="tabular"
      aria-live={phase === 'ended' || phase === 'stopped' || phase === 'lost' ? 'polite' : 'off'}
    >
      {parts.join(' · ')}
    </Text>
  );
}
