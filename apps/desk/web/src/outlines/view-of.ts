import type { District } from '../../../contract/ground';

/** What a drawing shows: degrees, with north up. */
export interface View {
  /** as `viewBox` of an SVG */
  box: string;
  width: number;
  height: number;
}

/** Returns the view that holds districts; undefined where there are none. */
export function viewOf(districts: readonly District[]): View | undefined {
  const points = districts.flatMap(({ ring }) => ring);
  if (points.length === 0) return undefined;
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  const [west, north] = [Math.min(...lons), Math.max(...lats)];
  const width = Math.max(...lons) - west;
  const height = north - Math.min(...lats);
  return { box: `${west} ${-north} ${width} ${height}`, width, height };
}

/** Returns an outline as `points` of an SVG. */
export const pointsOf = ({ ring }: District): string =>
  ring.map(([lon, lat]) => `${lon},${-lat}`).join(' ');
