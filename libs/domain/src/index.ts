export { type Boundaries, BoundariesError, type District, readBoundaries } from './boundaries.js';
export { judgeSighting, type SightingContext, type SightingIntake } from './judge-sighting.js';
export { kecamatanAt, liesIn } from './kecamatan-at.js';
export { SIGHTING_LIMITS, type SightingLimits } from './sighting-limits.js';
export type { Violation } from './violation.js';
