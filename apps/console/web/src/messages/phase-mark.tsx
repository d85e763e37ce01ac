import { IconBadge } from '@sinergi/web';
import {
  IconBroadcast,
  IconCircleCheck,
  IconLoader,
  IconPlayerPause,
  IconPlugConnectedX,
  IconRefresh,
  IconSearch,
  IconX,
} from '@tabler/icons-react';
import { useWords } from '../words/use-words';
import type { ScanPhase } from './message-scan';

const LOOK = {
  opening: { colour: 'gray', Icon: IconLoader },
  scanning: { colour: 'blue', Icon: IconSearch },
  live: { colour: 'teal', Icon: IconBroadcast },
  reconnecting: { colour: 'yellow', Icon: IconRefresh },
  stopped: { colour: 'gray', Icon: IconPlayerPause },
  lost: { colour: 'yellow', Icon: IconPlugConnectedX },
  ended: { colour: 'teal', Icon: IconCircleCheck },
  refused: { colour: 'red', Icon: IconX },
} as const satisfies Record<ScanPhase, unknown>;

export function PhaseMark({ phase }: { phase: ScanPhase }) {
  const { t } = useWords();
  return (
    <IconBadge {...LOOK[phase]} role="status">
      {t(`messages.phase.${phase}`)}
    </IconBadge>
  );
}
