import { Text, Tooltip } from '@mantine/core';
import { useMoment } from '@sinergi/web';
import { useServerNow } from '../live/overview-feed';
import { useWords } from '../words/use-words';

/**
 * How long ago a moment was, by the server's clock, updated every second. The moment itself is
 * shown on hover and announced by screen readers.
 */
export function Age({ at }: { at: string | null }) {
  const { t, duration } = useWords();
  const { full } = useMoment();
  const now = useServerNow();
  if (at === null) return <>{t('never')}</>;
  const seconds = Math.max(0, Math.floor((now - Date.parse(at)) / 1_000));
  return (
    <Tooltip label={full(at)} openDelay={300}>
      <Text component="time" dateTime={at} inherit className="tabular">
        {seconds < 2 ? t('justNow') : t('ago', { duration: duration(seconds) })}
      </Text>
    </Tooltip>
  );
}
