import { flowOf } from '../change/flow-of.js';

export const SIGHTING_FLOW = 'sighting';
export const SIGHTING_TOPIC = flowOf(SIGHTING_FLOW).topic;
