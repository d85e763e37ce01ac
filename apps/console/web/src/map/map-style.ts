import { SHADES } from '@sinergi/web';
import type { StyleSpecification } from 'maplibre-gl';

const LINES = { light: '#495057', dark: '#ced4da' } as const;
const CHOSEN = { light: '#c92a2a', dark: '#ffa8a8' } as const;

/** Returns a style without tiles, fonts or pictures, so that nothing comes over the network. */
export function mapStyle(scheme: 'light' | 'dark'): StyleSpecification {
  const [nought, ...more] = SHADES[scheme];
  return {
    version: 8,
    sources: { areas: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } } },
    layers: [
      {
        id: 'areas',
        type: 'fill',
        source: 'areas',
        paint: {
          'fill-color': [
            'match',
            ['get', 'shade'],
            ...more.flatMap((colour, index) => [index + 1, colour]),
            nought,
          ] as never,
        },
      },
      {
        id: 'borders',
        type: 'line',
        source: 'areas',
        paint: { 'line-color': LINES[scheme], 'line-width': 1 },
      },
      {
        id: 'chosen',
        type: 'line',
        source: 'areas',
        filter: ['get', 'isChosen'],
        paint: { 'line-color': CHOSEN[scheme], 'line-width': 3 },
      },
    ],
  };
}
