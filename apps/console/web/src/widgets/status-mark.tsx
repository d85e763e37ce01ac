import { IconBadge } from '@sinergi/web';
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconHelpCircle,
  IconMinus,
  IconProgress,
} from '@tabler/icons-react';
import type { OverviewCell } from '../../../contract/overview';
import { useWords } from '../words/use-words';

const LOOK = {
  'in-sync': { colour: 'teal', Icon: IconCircleCheck },
  behind: { colour: 'yellow', Icon: IconClock },
  joining: { colour: 'blue', Icon: IconProgress },
  diverged: { colour: 'red', Icon: IconAlertTriangle },
  unknown: { colour: 'gray', Icon: IconHelpCircle },
  none: { colour: 'gray', Icon: IconMinus },
} as const;

/** Every status that a copy can have, in the order of a legend. */
export const STATUSES = Object.keys(LOOK) as (keyof typeof LOOK)[];

/** The icon alone, where the word stands beside it or is read out. */
export function StatusIcon({ status }: { status: OverviewCell['status'] }) {
  const { Icon } = LOOK[status];
  return <Icon size={14} aria-hidden />;
}

/** A status as icon and word; the colour only repeats them. */
export function StatusMark({ status }: { status: OverviewCell['status'] }) {
  const { t } = useWords();
  return <IconBadge {...LOOK[status]}>{t(`status.${status}`)}</IconBadge>;
}
