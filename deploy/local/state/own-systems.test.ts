import { describe, expect, it } from 'vitest';
import { ownSystems } from './own-systems.js';

const read = (text: string) => ownSystems('WITHOUT', text, ['kec-menteng', 'polri-jakpus']);

describe('the agencies with systems of their own', () => {
  it('are named by their codes, each once', () => {
    expect(read('')).toEqual([]);
    expect(read(' polri-jakpus, kec-menteng,polri-jakpus,')).toEqual([
      'polri-jakpus',
      'kec-menteng',
    ]);
  });

  it('are agencies of the exchange', () => {
    expect(() => read('polri')).toThrow(
      'Expected codes of agencies (kec-menteng, polri-jakpus) as WITHOUT, got polri.',
    );
  });
});
