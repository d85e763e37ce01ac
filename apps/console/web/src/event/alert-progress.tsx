import { Badge } from '@mantine/core';
import { useMoment } from '@sinergi/web';
import type { EventDetail } from '../../../contract/topics';
import { useAgencyName } from '../links/use-agency-name';
import { useWords } from '../words/use-words';

/** How far the alert is now that the event is about, in words. */
export function AlertProgress({ progress }: { progress: NonNullable<EventDetail['progress']> }) {
  const { t } = useWords();
  const { full } = useMoment();
  const nameOf = useAgencyName();
  const { stage, by, since, result, isPastDue } = progress;
  const words = t(`event.progress.${stage}`, {
    agency: by === null ? '' : nameOf(by),
    time: since === null ? '' : full(since),
    result: t(`event.result.${result ?? 'UNKNOWN'}`, result ?? ''),
  });
  return (
    <>
      {words}{' '}
      {isPastDue ? (
        <Badge color="orange" variant="light" size="sm">
          {t('event.progress.pastDue')}
        </Badge>
      ) : null}
    </>
  );
}
