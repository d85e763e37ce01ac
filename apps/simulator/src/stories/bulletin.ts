import { aMoment, anAgency, handlingOf, type Scene } from '../scene.js';
import type { Step } from '../step.js';
import { beginOf, changeOf } from './steps.js';

/** Composes a bulletin for all agencies, sometimes corrected, sometimes withdrawn. */
export function bulletin(scene: Scene): Step[] {
  const { random } = scene;
  const agency = anAgency(scene, 'bulletin');
  const says = (body: string) => ({
    ...{ title: 'Contoh buletin untuk latihan', body, handling: handlingOf(scene, agency) },
  });
  const later = () => ({ afterMs: aMoment(scene) });
  return [
    beginOf(
      agency,
      'bulletin',
      'PUBLISHED',
      says('Keadaan di wilayah tenang. Ini adalah contoh untuk latihan.'),
    ),
    ...(random.chance(0.3)
      ? [
          changeOf(
            agency,
            'bulletin',
            'CORRECTED',
            says('Keadaan di wilayah tenang dan terpantau. Contoh untuk latihan.'),
            later(),
          ),
        ]
      : []),
    ...(random.chance(0.2) ? [changeOf(agency, 'bulletin', 'WITHDRAWN', {}, later())] : []),
  ];
}
