import { parentPort, workerData } from 'node:worker_threads';
import type { Message } from '../../contract/topics.js';
import { evaluateMessage } from './evaluate-message.js';
import { filterEnvironment } from './filter-environment.js';

/**
 * A task for a worker: a filter that was parsed before, and records. The answer is one verdict for
 * each record.
 */
export interface FilterTask {
  text: string;
  messages: readonly Message[];
}

/**
 * Counts the records that were begun, so that the watching thread sees a record that does not end.
 */
const begun = new Int32Array(workerData as SharedArrayBuffer);
const environment = filterEnvironment();

parentPort!.on('message', ({ text, messages }: FilterTask) => {
  const expression = environment.parse(text);
  parentPort!.postMessage(
    messages.map((message) => {
      Atomics.add(begun, 0, 1);
      return evaluateMessage(expression, message);
    }),
  );
});
parentPort!.postMessage('ready');
