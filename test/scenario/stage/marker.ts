import { civilDayAt } from '@sinergi/law';
import type { Stage } from './stage.js';

const IMIGRASI = 'imigrasi-jakpus';
const DAY_MS = 86_400_000;

/** Something that early detection finds in any case, so that one knows how far it has looked. */
export interface Marker {
  /** belongs to no story */
  subjectId: string;
  isFound(): Promise<boolean>;
}

/** Says last, after everything else, that a stay ended yesterday. */
export async function plantMarker(stage: Stage): Promise<Marker> {
  const imigrasi = stage.as(IMIGRASI);
  const yesterday = Date.parse(stage.now) - DAY_MS;
  const number = `Z${Date.now().toString(36).toUpperCase()}`;
  const permit = await imigrasi.begin('permit', {
    ...{ kind: 'KUNJUNGAN', origin: 'VISIT_VISA', indexCode: 'C1', activities: ['TOURISM'] },
    validFrom: civilDayAt(yesterday - 30 * DAY_MS),
    validUntil: civilDayAt(yesterday),
    holder: {
      ...{ surname: 'CONTOH', givenNames: 'PENANDA', nationality: 'UTO' },
      ...{ birthDate: '1990-01-31', sex: 'X' },
      document: { issuingState: 'UTO', type: 'P', number, expiry: '2031-04-15' },
    },
  });
  const subjectId = String((await imigrasi.read(permit))!['subjectId']);
  return {
    subjectId,
    async isFound() {
      const alerts = await imigrasi.all('alert', `lane=${stage.lane}&subjectId=${subjectId}`);
      return alerts.some(({ ruleId }) => ruleId === 'overstay');
    },
  };
}

/** Expects that early detection has looked at all that was said so far. */
export async function expectLookedAt(stage: Stage): Promise<Marker> {
  const marker = await plantMarker(stage);
  await stage.expect(
    {
      id: 'Deteksi dini telah melihat semua yang disampaikan sejauh ini',
      en: 'Early detection has looked at all that was said so far',
    },
    { expected: 'it has', look: async () => ((await marker.isFound()) ? 'it has' : 'not yet') },
  );
  return marker;
}
