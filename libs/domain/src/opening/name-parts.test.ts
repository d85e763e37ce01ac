import { describe, expect, it } from 'vitest';
import { nameParts } from './name-parts.js';

describe('the parts of a name', () => {
  it('are the same however the name is written', () => {
    for (const name of ['Contoh, Teladan-Satu', 'TELADAN SATU CONTOH', ' contoh<<téladan<satu '])
      expect(nameParts(name)).toEqual(['CONTOH', 'SATU', 'TELADAN']);
  });

  it('differ where a part is missing, doubled or another', () => {
    for (const name of ['Contoh Satu', 'Contoh Contoh Teladan Satu', 'Contoh Teladan Dua', ''])
      expect(nameParts(name)).not.toEqual(['CONTOH', 'SATU', 'TELADAN']);
  });
});
