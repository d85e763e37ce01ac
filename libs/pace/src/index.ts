export { AtIntervals, type AtIntervalsOptions } from './at-intervals.js';
export { rest } from './rest.js';
export { type RoundLimits, restAfter } from './round-pace.js';
export { SettledWork, type SettledWorkOptions } from './settled-work.js';
export { type RetryTimes, untilDone } from './until-done.js';
export { Waiters } from './waiters.js';
export { WakeableRest } from './wakeable-rest.js';
