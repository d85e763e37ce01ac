import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCircleCheck,
  IconClock,
  IconHelpCircle,
  IconPlayerPause,
  IconPlayerStop,
} from '@tabler/icons-react';
import type { LagVerdict } from '../../../contract/agency';
import { IconBadge } from '../widgets/icon-badge';
import { useWords } from '../words/use-words';

const LOOK = {
  OK: { colour: 'teal', Icon: IconCircleCheck },
  WARN: { colour: 'yellow', Icon: IconClock },
  STALL: { colour: 'red', Icon: IconPlayerPause },
  STOP: { colour: 'red', Icon: IconPlayerStop },
  REWIND: { colour: 'blue', Icon: IconArrowBackUp },
  UNKNOWN: { colour: 'gray', Icon: IconHelpCircle },
} as const satisfies Record<LagVerdict, { colour: string; Icon: typeof IconAlertTriangle }>;

export function VerdictMark({ verdict }: { verdict: LagVerdict }) {
  const { t } = useWords();
  const { colour, Icon } = LOOK[verdict];
  return (
    <IconBadge colour={colour} Icon={Icon} iconSize={14}>
      {t(`topics.verdict.${verdict}`)}
    </IconBadge>
  );
}
