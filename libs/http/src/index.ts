export { beginEventStream } from './begin-event-stream.js';
export { networkOf } from './network-of.js';
export { type UnknownParameter, unknownParameter } from './unknown-parameter.js';
