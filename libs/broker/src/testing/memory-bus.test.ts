import { busConformance } from './bus-conformance.js';
import { MemoryBus } from './memory-bus.js';
import { memoryOnTrial } from './memory-on-trial.js';

// Small pages, so that a log has several.
busConformance('the bus in memory', () => memoryOnTrial(new MemoryBus({ pageSize: 3 })));
