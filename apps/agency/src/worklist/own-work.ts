import { orderOutstanding } from '@sinergi/domain';
import { flowOf } from '../ground/flow-of.js';

type Fields = Readonly<Record<string, unknown>>;

/** Why an entity of this agency waits for an officer. */
export interface KindOfWork {
  kind: string;
  topic: string;
  /** whether an entity waits, in its latest state */
  waits(fields: Fields): boolean;
}

/** A check of Immigration's own supervisors whose order has no number yet. */
export const ORDER: KindOfWork = {
  kind: 'ORDER',
  topic: flowOf('sighting').topic,
  waits: (sighting) => orderOutstanding(sighting) !== null,
};

/** A permit that a national decision granted outside the law as the exchange keeps it. */
export const IRREGULAR_PERMIT: KindOfWork = {
  kind: 'IRREGULAR_PERMIT',
  topic: flowOf('permit').topic,
  waits: ({ irregular, status }) => (irregular ?? null) !== null && status !== 'RETRACTED',
};

export const KINDS_OF_WORK: readonly KindOfWork[] = [ORDER, IRREGULAR_PERMIT];
