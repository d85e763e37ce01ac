import { IconBadge } from '@sinergi/web';
import { IconBroadcast, IconPlugConnectedX, IconRefresh } from '@tabler/icons-react';
import { useConnection, useOverview } from '../live/overview-feed';
import { useWords } from '../words/use-words';

const LOOK = {
  live: { colour: 'teal', Icon: IconBroadcast },
  reconnecting: { colour: 'yellow', Icon: IconRefresh },
  stale: { colour: 'red', Icon: IconPlugConnectedX },
} as const;

/** Shows whether the page is live, or how old it is. */
export function ConnectionPill() {
  const { t, duration } = useWords();
  const { overview } = useOverview();
  const connection = useConnection();
  if (!overview) return null;
  const { colour, Icon } = LOOK[connection.kind];
  const age = connection.kind === 'stale' ? { duration: duration(connection.seconds) } : {};
  return (
    <IconBadge
      colour={colour}
      Icon={Icon}
      iconSize={16}
      size="lg"
      data-testid="connection"
      role="status"
      miw="max-content"
    >
      {t(`connection.${connection.kind}`, age)}
    </IconBadge>
  );
}
