import { expect, it } from 'vitest';
import { busConformance } from '../../../../libs/broker/src/testing/bus-conformance.js';
import { memoryOnTrial } from '../../../../libs/broker/src/testing/memory-on-trial.js';
import { ScriptedBus } from './scripted-bus.js';

busConformance('the operator’s bus', () => memoryOnTrial(new ScriptedBus()), ['bounds', 'reading']);

it('lets nobody write, and reads nothing again but the directory', async () => {
  const bus = new ScriptedBus();
  const ignore = async (): Promise<void> => undefined;
  await expect(bus.publisher()).rejects.toThrow('Expected the console to write nothing');
  await expect(bus.readRange('timpora.sighting', 0, 0n, 1n, ignore)).rejects.toThrow(
    'Expected the console to read',
  );
});
