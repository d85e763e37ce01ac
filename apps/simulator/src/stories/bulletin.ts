import { anAgency, handlingOf, type Scene } from '../scene.js';
import type { Step } from '../step.js';
import { changeOf } from './visit.js';

/** Composes a bulletin for all agencies, sometimes corrected, sometimes withdrawn. */
export function bulletin(scene: Scene): Step[] {
  const { random } = scene;
  const agency = anAgency(scene, 'bulletin');
  const body = (text: string) => ({
    title: 'Contoh buletin untuk latihan',
    body: text,
    handling: handlingOf(scene, agency),
  });
  const steps: Step[] = [
    {
      agency,
      flow: 'bulletin',
      change: 'PUBLISHED',
      entity: 'bulletin',
      begins: true,
      data: () => body('Keadaan di wilayah tenang. Ini adalah contoh untuk latihan.'),
    },
  ];
  if (random.chance(0.3))
    steps.push({
      agency,
      flow: 'bulletin',
      change: 'CORRECTED',
      entity: 'bulletin',
      begins: false,
      data: () => body('Keadaan di wilayah tenang dan terpantau. Contoh untuk latihan.'),
    });
  if (random.chance(0.2)) steps.push(changeOf(agency, 'bulletin', 'WITHDRAWN', {}));
  return steps;
}
