export { type Boundaries, BoundariesError, type District, readBoundaries } from './boundaries.js';
export { judgeSighting, type SightingContext, type SightingIntake } from './judge-sighting.js';
export { kecamatanAt, liesIn } from './kecamatan-at.js';
export { checkDigit, type PassportZone, passportZone } from './machine-readable-zone.js';
export { pointIn } from './point-in.js';
export { type SeededRandom, seededRandom } from './seeded-random.js';
export { SIGHTING_LIMITS, type SightingLimits } from './sighting-limits.js';
export type { Violation } from './violation.js';
