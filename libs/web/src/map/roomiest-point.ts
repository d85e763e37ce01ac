import type { Position } from 'geojson';

const STEPS = 24;

/**
 * Returns the point of an area that is farthest from its border, on a grid. There a name has room,
 * even where one area bends around another.
 */
export function roomiestPoint(ring: readonly Position[]): [number, number] {
  const lons = ring.map(([lon = 0]) => lon);
  const lats = ring.map(([, lat = 0]) => lat);
  const [west, east, south, north] = [
    Math.min(...lons),
    Math.max(...lons),
    Math.min(...lats),
    Math.max(...lats),
  ];
  let best: [number, number] = [(west + east) / 2, (south + north) / 2];
  let room = -1;
  for (let column = 1; column < STEPS; column += 1) {
    for (let row = 1; row < STEPS; row += 1) {
      const point: [number, number] = [
        west + ((east - west) * column) / STEPS,
        south + ((north - south) * row) / STEPS,
      ];
      const distance = isInside(point, ring)
        ? Math.min(...edges(ring).map(([from, to]) => distanceTo(point, from, to)))
        : -1;
      if (distance > room) [room, best] = [distance, point];
    }
  }
  return best;
}

function edges(ring: readonly Position[]): [Position, Position][] {
  return ring.slice(1).map((to, index) => [ring[index]!, to]);
}

/** Tells whether a point is inside: a ray to the east crosses the border an odd number of times. */
export function isInside([x, y]: readonly [number, number], ring: readonly Position[]): boolean {
  return (
    edges(ring).filter(
      ([[x1 = 0, y1 = 0], [x2 = 0, y2 = 0]]) =>
        y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1,
    ).length %
      2 ===
    1
  );
}

function distanceTo(
  [x, y]: readonly [number, number],
  [x1 = 0, y1 = 0]: Position,
  [x2 = 0, y2 = 0]: Position,
): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along =
    dx === 0 && dy === 0
      ? 0
      : Math.min(Math.max(((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy), 0), 1);
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}
