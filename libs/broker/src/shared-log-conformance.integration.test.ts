import { brokerOnTrial } from '../../../test/support/broker-on-trial.js';
import { busConformance } from './testing/bus-conformance.js';
import { withNeighbour } from './testing/with-neighbour.js';

const broker = brokerOnTrial();

busConformance(
  'a reader that shares a consumer, on Kafka,',
  () => ({
    ...broker,
    bus: withNeighbour(broker.bus, (shared, options) => {
      broker.bus.share(shared, options.topics);
      return broker.bus.reader(options);
    }),
  }),
  ['reading', 'unknown topics'],
);
