import { brokerOnTrial } from '../../../test/support/broker-on-trial.js';
import { busConformance } from './testing/bus-conformance.js';

const broker = brokerOnTrial();

busConformance('Kafka', () => broker);
