import type { FeatureCollection } from 'geojson';
import { useWords } from '../words/use-words';
import { NOWHERE } from './areas-with-counts';

/**
 * Returns an area's name; its code where the map does not know it, and a text where no district was
 * named.
 */
export function useAreaName(areas: FeatureCollection): (code: string | null) => string {
  const { t } = useWords();
  return (code) => {
    if (code === null || code === NOWHERE) return t('map.nowhere');
    const known = areas.features.find(({ properties }) => properties?.['code'] === code);
    return String(known?.properties?.['name'] ?? code);
  };
}
