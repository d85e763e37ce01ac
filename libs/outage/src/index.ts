export { levelOf } from './level-of.js';
export { OutageLog, type OutageLogger, type OutageLogOptions } from './outage-log.js';
export { isOutage, type OutageKind, outageOf } from './outage-of.js';
