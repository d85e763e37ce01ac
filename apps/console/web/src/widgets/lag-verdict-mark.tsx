import { IconBadge } from '@sinergi/web';
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCircleCheck,
  IconHelpCircle,
  IconPlayerPause,
  IconPlayerStop,
  IconTrendingUp,
} from '@tabler/icons-react';
import type { LagEvaluation } from '../../../contract/agency';
import { useWords } from '../words/use-words';

const LOOK = {
  OK: { colour: 'teal', Icon: IconCircleCheck },
  WARN: { colour: 'yellow', Icon: IconTrendingUp },
  STALL: { colour: 'red', Icon: IconAlertTriangle },
  STOP: { colour: 'red', Icon: IconPlayerStop },
  REWIND: { colour: 'blue', Icon: IconArrowBackUp },
  UNKNOWN: { colour: 'gray', Icon: IconHelpCircle },
} as const;

/**
 * The verdict on a reader as icon and word. A pause is an operator's decision and not a fault, so
 * it has its own look.
 */
export function LagVerdictMark({
  verdict,
  reason,
}: Pick<LagEvaluation, 'verdict'> & { reason?: LagEvaluation['reason'] }) {
  const { t } = useWords();
  const isPaused = reason === 'paused';
  const look = isPaused ? { colour: 'blue', Icon: IconPlayerPause } : LOOK[verdict];
  return (
    <IconBadge {...look}>
      {isPaused ? t('widgets.paused') : t(`widgets.verdict.${verdict}`)}
    </IconBadge>
  );
}

/** Returns the reason of an evaluation in words. */
export function useLagReason(): (evaluation: LagEvaluation) => string {
  const { t, number, duration } = useWords();
  return ({ reason, params }) =>
    t(`widgets.lagReason.${reason}`, {
      pending: number(params['pending'] ?? 0),
      perSecond: number(params['perSecond'] ?? 0),
      duration: duration(Number(params['seconds'] ?? 0)),
    });
}
