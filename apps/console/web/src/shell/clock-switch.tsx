import { SegmentedControl } from '@mantine/core';
import { useZone } from '../words/use-moment';
import { useWords } from '../words/use-words';

/** Times of Jakarta or UTC, as an incident with other agencies may need it. */
export function ClockSwitch() {
  const { t } = useWords();
  const [zone, setZone] = useZone();
  return (
    <SegmentedControl
      size="xs"
      data-testid="clock-switch"
      aria-label={t('shell.clock')}
      value={zone}
      onChange={(chosen) => setZone(chosen === 'UTC' ? 'UTC' : 'WIB')}
      data={['WIB', 'UTC']}
    />
  );
}
