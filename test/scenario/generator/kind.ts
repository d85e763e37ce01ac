import type { World } from './world.js';

/** A kind of life, alone or of several people whose lives belong together. */
export interface Kind {
  name: string;
  /** how often it is drawn, by people: the sum of all kinds has no meaning */
  weight: number;
  /** how many people it brings; 1 where absent */
  people?: number;
  tell(world: World): void;
}
