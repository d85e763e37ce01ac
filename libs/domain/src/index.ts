export { type Boundaries, type District, districtAt, readBoundaries } from './boundaries.js';
export { judgeSighting, type SightingFacts, type Violation } from './judge-sighting.js';
export { checkDigit, type PassportZone, passportZone } from './machine-readable-zone.js';
export { type SeededRandom, seededRandom } from './seeded-random.js';
