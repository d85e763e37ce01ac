import './cheap-seek-look-ups.js';
import SeekOffsets from 'kafkajs/src/consumer/seekOffsets.js';
import { describe, expect, it } from 'vitest';

describe('the seeks that wait in KafkaJS', () => {
  it('are found by topic and partition, until they are taken', () => {
    const seeks = new SeekOffsets();
    expect(seeks.has('timpora.permit', 0)).toBe(false);
    seeks.set('timpora.permit', 1, '7');
    expect([0, 1].map((partition) => seeks.has('timpora.permit', partition))).toEqual([
      false,
      true,
    ]);
    expect(seeks.has('timpora.alert', 1)).toBe(false);
    expect(seeks.pop('timpora.permit', 1)).toMatchObject({ offset: '7' });
    expect(seeks.has('timpora.permit', 1)).toBe(false);
  });
});
