import type { Fields } from '../../flow-rules.js';

/** Refuses a change of a permit that never was. */
export const refuseRetracted = ({ status }: Fields): string | null =>
  status === 'RETRACTED' ? 'Expected a permit that was, got one that was retracted' : null;
