import { SegmentedControl } from '@mantine/core';
import { useZone } from '@sinergi/web';
import { useWords } from '../words/use-words';

/**
 * Switches all times between Jakarta's zone and UTC, which an incident with other agencies may
 * need.
 */
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
