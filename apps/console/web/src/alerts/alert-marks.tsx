import { IconBadge } from '@sinergi/web';
import {
  IconAlertTriangle,
  IconBellOff,
  IconBellRinging,
  IconCircleCheck,
  IconEye,
  IconFlame,
} from '@tabler/icons-react';
import type { AlertRow } from '../../../contract/alerts';
import { useWords } from '../words/use-words';

export function SeverityMark({ severity }: Pick<AlertRow, 'severity'>) {
  const { t } = useWords();
  return severity === 'critical' ? (
    <IconBadge colour="red" Icon={IconFlame}>
      {t('alerts.severity.critical')}
    </IconBadge>
  ) : (
    <IconBadge colour="yellow" Icon={IconAlertTriangle}>
      {t('alerts.severity.warning')}
    </IconBadge>
  );
}

export type AlertState = 'open' | 'acknowledged' | 'silenced' | 'ended';

export function alertState({ endedAt, silenceId, acknowledgement }: AlertRow): AlertState {
  if (endedAt !== null) return 'ended';
  if (silenceId !== null) return 'silenced';
  return acknowledgement === null ? 'open' : 'acknowledged';
}

const LOOK = {
  open: { colour: 'red', Icon: IconBellRinging },
  acknowledged: { colour: 'blue', Icon: IconEye },
  silenced: { colour: 'gray', Icon: IconBellOff },
  ended: { colour: 'teal', Icon: IconCircleCheck },
} as const;

export function AlertStateMark({ state }: { state: AlertState }) {
  const { t } = useWords();
  return <IconBadge {...LOOK[state]}>{t(`alerts.state.${state}`)}</IconBadge>;
}
