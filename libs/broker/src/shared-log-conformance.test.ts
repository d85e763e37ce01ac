import { busConformance } from './testing/bus-conformance.js';
import { MemoryBus } from './testing/memory-bus.js';
import { memoryOnTrial } from './testing/memory-on-trial.js';
import { MemorySharing } from './testing/memory-sharing.js';
import { withNeighbour } from './testing/with-neighbour.js';

busConformance('a reader that shares a consumer, in memory,', () => {
  const log = new MemoryBus();
  const bus = withNeighbour(log, (shared, options) => {
    const copy = new MemorySharing(log, shared, 'one', 3);
    copy.offer(options.topics);
    return copy.reader(options);
  });
  return { ...memoryOnTrial(log), bus };
}, ['reading', 'unknown topics']);
