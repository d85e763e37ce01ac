import { handlingOf, type Scene, timeOf } from '../scene.js';
import type { Step } from '../step.js';
import { beginOf, type StepOptions } from './steps.js';

type Traveller = Record<string, unknown>;

/** Composes the entry with which a stay begins. @param enteredAt epoch ms */
export const arrival = (
  scene: Scene,
  imigrasi: string,
  { traveller, enteredAt }: { traveller: Traveller; enteredAt: number },
): Step =>
  beginOf(
    imigrasi,
    'movement',
    'RECORDED',
    {
      ...{ direction: 'ENTRY', checkpoint: scene.random.pick(['CGK', 'HLP']) },
      ...{ at: timeOf(enteredAt), handling: handlingOf(scene, imigrasi), traveller },
    },
    { entity: 'entry' },
  );

/** Composes an exit over the border. @param leftAt epoch ms */
export const exit = (
  scene: Scene,
  imigrasi: string,
  { traveller, leftAt }: { traveller: Traveller; leftAt: number },
  options: StepOptions = {},
): Step =>
  beginOf(
    imigrasi,
    'movement',
    'RECORDED',
    {
      ...{ direction: 'EXIT', checkpoint: 'CGK', at: timeOf(leftAt) },
      ...{ handling: handlingOf(scene, imigrasi), traveller },
    },
    { entity: 'exit', ...options },
  );
