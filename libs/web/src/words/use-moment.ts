import { useLocalStorage } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { moment, type Zone } from './moment';

/** Returns whether this browser shows Jakarta time or UTC. */
export function useZone() {
  return useLocalStorage<Zone>({
    key: 'sinergi.zone',
    defaultValue: 'WIB',
    getInitialValueInEffect: false,
    serialize: (zone) => zone,
    deserialize: (kept) => (kept === 'UTC' ? 'UTC' : 'WIB'),
  });
}

/** Returns the formats of moments in the chosen language and zone; every page uses them. */
export function useMoment() {
  const { i18n } = useTranslation();
  const [zone] = useZone();
  const { language } = i18n;
  return {
    zone,
    /** day and time to the second, with the zone */
    full: (time: string | number): string => moment(time, language, zone, 'full'),
    /** day and time to the minute, with the zone */
    short: (time: string | number): string => moment(time, language, zone, 'short'),
    /** time of day to the second, with the zone */
    clock: (time: string | number): string => moment(time, language, zone, 'clock'),
  };
}
