/**
 * GET /api/map/areas : GeoJSON FeatureCollection, properties {code, name}. GET
 * /api/map/counts?agency=&from=&to=
 */
export interface MapCounts {
  from: string;
  to: string;
  /** events looked at, of at most so many */
  scanned: number;
  budget: number;
  isComplete: boolean;
  /** of what happened in the window; what names no district is counted under null */
  areas: { kecamatan: string | null; sightings: number; alerts: number }[];
  /** latest first; at most 200; open fields only */
  events: {
    eventId: string;
    flow: 'sighting' | 'alert';
    at: string;
    kecamatan: string | null;
    what: string;
    severity: string | null;
    /** part of a drill, or derived from one */
    exercise: boolean;
  }[];
  representations: {
    id: string;
    state: string;
    name: string;
    kecamatan: string;
    lat: number | null;
    lon: number | null;
  }[];
}
