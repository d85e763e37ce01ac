import { useComputedColorScheme } from '@mantine/core';
import type { FeatureCollection } from 'geojson';
import { type GeoJSONSource, Map as LibreMap, NavigationControl, setWorkerUrl } from 'maplibre-gl';
import 'maplibre-gl/dist/maplibre-gl.css';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { MapCounts } from '../../../contract/map';
import { useWords } from '../words/use-words';
import { boxOf, type NamedCount } from './areas-with-counts';
import { mapStyle } from './map-style';
import { placeMarks } from './place-marks';
import './map.css';

// A worker from our own origin: the page's policy allows no other, and the library finds its own
// file only when it is not bundled.
setWorkerUrl(workerUrl);

export interface AreaMapProps {
  areas: FeatureCollection;
  /** the same areas with the values to draw */
  drawn: FeatureCollection;
  counts: NamedCount[];
  of: 'sightings' | 'alerts';
  representations: MapCounts['representations'];
  onChoose: (kecamatan: string) => void;
}

/**
 * The areas on an empty background: no tiles, no network. The table beside the map has the same
 * values.
 */
export default function AreaMap({
  areas,
  drawn,
  counts,
  of,
  representations,
  onChoose,
}: AreaMapProps) {
  const { t, number, language } = useWords();
  const scheme = useComputedColorScheme('light');
  const element = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<LibreMap | null>(null);
  const [isDrawn, setDrawn] = useState(false);
  const choose = useEffectEvent(onChoose);

  // biome-ignore lint/correctness/useExhaustiveDependencies: language and theme make another map
  useEffect(() => {
    if (!element.current) return;
    const made = new LibreMap({
      container: element.current,
      style: mapStyle(scheme),
      bounds: boxOf(areas),
      fitBoundsOptions: { padding: 28 },
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      scrollZoom: false,
      fadeDuration: 0,
      locale: {
        'Map.Title': t('map.title'),
        'NavigationControl.ZoomIn': t('map.zoomIn'),
        'NavigationControl.ZoomOut': t('map.zoomOut'),
      },
    });
    made.addControl(new NavigationControl({ showCompass: false }), 'top-right');
    made.touchZoomRotate.disableRotation();
    made.on('click', 'areas', ({ features }) => {
      const code: unknown = features?.[0]?.properties['code'];
      if (typeof code === 'string') choose(code);
    });
    made.on('mouseenter', 'areas', () => {
      made.getCanvas().style.cursor = 'pointer';
    });
    made.on('mouseleave', 'areas', () => {
      made.getCanvas().style.cursor = '';
    });
    made.on('idle', () => setDrawn(true));
    setMap(made);
    return () => {
      setMap(null);
      setDrawn(false);
      made.remove();
    };
  }, [scheme, language, areas]);

  useEffect(() => {
    if (!map) return;
    const draw = (): void => void map.getSource<GeoJSONSource>('areas')?.setData(drawn);
    draw();
    map.on('load', draw);
    return () => {
      map.off('load', draw);
    };
  }, [map, drawn]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another language makes another map
  useEffect(() => {
    if (!map) return;
    return placeMarks(map, areas, representations, (code, name) => {
      const count = counts.find(({ kecamatan }) => kecamatan === code)?.[of];
      return count === undefined ? [name] : [name, number(count)];
    });
  }, [map, areas, counts, of, representations]);

  return <div ref={element} className="area-map" aria-busy={!isDrawn} />;
}
