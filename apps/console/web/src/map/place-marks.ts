import type { FeatureCollection } from 'geojson';
import { type Map as LibreMap, Marker } from 'maplibre-gl';
import type { MapCounts } from '../../../contract/map';
import { middleOf } from './areas-with-counts';

/**
 * Draws names and representations as elements over the map: a font for the map itself would have to
 * come over the network. Screen readers do not see them; they have the table.
 * @returns a function that removes them
 */
export function placeMarks(
  map: LibreMap,
  areas: FeatureCollection,
  representations: MapCounts['representations'],
  linesOf: (code: string, name: string) => string[],
): () => void {
  const marks = [
    ...areas.features.map((feature) => {
      const { code, name } = feature.properties as { code: string; name: string };
      return new Marker({ element: mark('area-name', linesOf(code, name)) }).setLngLat(
        middleOf(feature),
      );
    }),
    ...representations.flatMap(({ lat, lon, name }) =>
      lat === null || lon === null
        ? []
        : [new Marker({ element: mark('representation', [], name) }).setLngLat([lon, lat])],
    ),
  ];
  for (const one of marks) {
    one.addTo(map);
    // The library gives every marker the role of a button; these are not buttons.
    one.getElement().removeAttribute('role');
    one.getElement().removeAttribute('tabindex');
    one.getElement().removeAttribute('aria-label');
  }
  return () => {
    for (const one of marks) one.remove();
  };
}

function mark(kind: string, lines: string[], title?: string): HTMLElement {
  const element = document.createElement('div');
  element.className = `map-mark ${kind}`;
  for (const line of lines)
    element.append(Object.assign(document.createElement('div'), { textContent: line }));
  element.setAttribute('aria-hidden', 'true');
  if (title !== undefined) element.title = title;
  return element;
}
