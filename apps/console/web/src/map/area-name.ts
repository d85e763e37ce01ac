import type { FeatureCollection } from 'geojson';

/** An area's name; its code where the map does not know it. */
export const areaName = (areas: FeatureCollection, code: string): string =>
  String(
    areas.features.find(({ properties }) => properties?.['code'] === code)?.properties?.['name'] ??
      code,
  );
