import SeekOffsets from 'kafkajs/src/consumer/seekOffsets.js';

/**
 * KafkaJS asks for each partition of each fetch whether a seek waits for it, and makes a JSON text
 * of topic and partition to ask. A copy reads some ninety partitions, so that was a fifth of what a
 * host of agencies needs of a processor at rest. Where no seek waits, which is nearly always, the
 * answer is known without the text.
 */
const { has } = SeekOffsets.prototype;
SeekOffsets.prototype.has = function hasWhereAnyWaits(topic, partition) {
  return this.size > 0 && has.call(this, topic, partition);
};
