import type { Bus, IncomingRecord } from '@sinergi/broker';
import { describe, expect, it } from 'vitest';
import { LogWindow } from './log-window.js';
import { SampleLog, TOPIC } from './testing/sample-log.js';

/** A log that counts how often it is read. */
function counted(log: Pick<Bus, 'readRange'>) {
  const readings: bigint[] = [];
  const readRange: Bus['readRange'] = (topic, partition, from, ...rest) => {
    readings.push(from);
    return log.readRange(topic, partition, from, ...rest);
  };
  return { readings, log: { readRange } };
}

function aLog(records: number, bytes = 10): SampleLog {
  const log = new SampleLog();
  for (let n = 0; n < records; n++) log.append(`key-${n}`, Buffer.alloc(bytes, n), 0, {});
  return log;
}

const at = (offset: bigint) => ({ topic: TOPIC, partition: 0, offset });

describe('a window on the log', () => {
  it('gives each record, and reads hundreds at once', async () => {
    const written = aLog(1_200);
    const { log, readings } = counted(written);
    const window = new LogWindow(log);
    const read: (IncomingRecord | null)[] = [];
    for (let offset = 0n; offset < 1_200n; offset += 3n)
      read.push(await window.recordAt(at(offset)));
    expect(read).toEqual(written.records().filter((_, n) => n % 3 === 0));
    expect(readings).toEqual([0n, 501n, 1_002n]);
  });

  it('keeps no more than some megabytes of them', async () => {
    const written = aLog(9, 5 * 1_024 * 1_024);
    const { log, readings } = counted(written);
    const window = new LogWindow(log);
    for (let offset = 0n; offset < 9n; offset += 1n)
      expect((await window.recordAt(at(offset)))?.offset).toBe(offset);
    expect(readings).toEqual([0n, 3n, 6n]);
  });

  it('gives nothing that retention took, and what is left behind it', async () => {
    const written = aLog(20);
    written.truncate(12n);
    const window = new LogWindow(written);
    expect(await window.recordAt(at(11n))).toBeNull();
    expect((await window.recordAt(at(12n)))?.offset).toBe(12n);
    expect(await window.recordAt(at(20n))).toBeNull();
    expect(await window.recordAt({ ...at(0n), topic: 'timpora.none' })).toBeNull();
  });
});
