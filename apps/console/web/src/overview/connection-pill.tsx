import { IconBroadcast, IconPlugConnectedX, IconRefresh } from '@tabler/icons-react';
import { useWords } from '../words/use-words';
import type { Connection } from './connection';
import { IconBadge } from './icon-badge';

const LOOK = {
  live: { colour: 'teal', Icon: IconBroadcast },
  reconnecting: { colour: 'yellow', Icon: IconRefresh },
  stale: { colour: 'red', Icon: IconPlugConnectedX },
} as const;

/** Whether the page shows now, or how old it is. */
export function ConnectionPill({ connection }: { connection: Connection }) {
  const { t, duration } = useWords();
  const { colour, Icon } = LOOK[connection.kind];
  const age = connection.kind === 'stale' ? { duration: duration(connection.seconds) } : {};
  return (
    <IconBadge colour={colour} Icon={Icon} iconSize={16} size="lg" data-testid="connection" role="status">
      {t(`connection.${connection.kind}`, age)}
    </IconBadge>
  );
}
