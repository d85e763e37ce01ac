import { IconBadge } from '@sinergi/web';
import {
  IconBan,
  IconCircleCheck,
  IconCircleX,
  IconPlayerPause,
  IconProgress,
} from '@tabler/icons-react';
import type { Operation } from '../../../contract/operations';
import { useWords } from '../words/use-words';

const LOOK = {
  RUNNING: { colour: 'blue', Icon: IconProgress },
  PAUSED: { colour: 'yellow', Icon: IconPlayerPause },
  DONE: { colour: 'teal', Icon: IconCircleCheck },
  FAILED: { colour: 'red', Icon: IconCircleX },
  CANCELLED: { colour: 'gray', Icon: IconBan },
} as const;

export function OperationStateMark({ state }: Pick<Operation, 'state'>) {
  const { t } = useWords();
  return <IconBadge {...LOOK[state]}>{t(`operations.state.${state}`)}</IconBadge>;
}
