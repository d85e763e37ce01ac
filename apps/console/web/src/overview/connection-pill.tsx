import { Badge } from '@mantine/core';
import { IconBroadcast, IconPlugConnectedX, IconRefresh } from '@tabler/icons-react';
import { useWords } from '../words/use-words';
import type { Connection } from './connection';

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
    <Badge
      className="status"
      data-colour={colour}
      color={colour}
      variant="light"
      size="lg"
      tt="none"
      leftSection={<Icon size={16} aria-hidden />}
      data-testid="connection"
      role="status"
    >
      {t(`connection.${connection.kind}`, age)}
    </Badge>
  );
}
