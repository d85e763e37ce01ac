/**
 * GET /api/map/areas answers a GeoJSON FeatureCollection, properties {code, name}. GET
 * /api/map/counts?agency=&lane=&from=&to= answers this.
 */
export interface MapCounts {
  /** the lane that is counted: `LIVE`, an exercise, or `EXERCISE` for drills without an id */
  lane: string;
  /** the lanes to choose from */
  lanes: {
    lane: string;
    /** of the exercise; null: live, or drills without an id */
    title: string | null;
    /** the time in it, ISO; null where it is the real time */
    now: string | null;
  }[];
  from: string;
  to: string;
  /** number of events that were read; at most `budget` */
  scanned: number;
  budget: number;
  isComplete: boolean;
  /** counts of what happened in the window; events without a district are counted under null */
  areas: { kecamatan: string | null; sightings: number; alerts: number }[];
  /** latest first; at most 200; open fields only */
  events: {
    eventId: string;
    flow: 'sighting' | 'alert';
    at: string;
    kecamatan: string | null;
    what: string;
    severity: string | null;
    /** part of an exercise, or derived from one */
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
