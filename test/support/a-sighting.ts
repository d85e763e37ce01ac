/** A point in each district, by the district's code. */
export const POINT_IN: Record<string, { lat: number; lon: number }> = {
  '31.71.01': { lat: -6.1725, lon: 106.819 },
  '31.71.06': { lat: -6.1965, lon: 106.8345 },
  '31.71.08': { lat: -6.1835, lon: 106.8565 },
};

/** Returns a sighting as an agency's system sends it; valid unless a part is changed. */
export function aSighting(
  change: Record<string, unknown> = {},
): Record<string, unknown> & { kecamatan: string } {
  const kecamatan = (change['kecamatan'] as string | undefined) ?? '31.71.06';
  return {
    seenAt: new Date(Date.now() - 60_000).toISOString(),
    activity: 'PRESENT',
    certainty: 'DESCRIBED',
    order: 'SURAT_PERINTAH',
    orderNo: 'SP/001/XI/2026',
    peopleCount: 1,
    handling: {
      purpose: 'SUPERVISION',
      legalBasis: 'UU 6/2011 art. 69',
      retainUntil: '2031-11-24',
    },
    place: { ...POINT_IN[kecamatan], accuracyMetres: 25, address: 'Jalan Contoh 1' },
    ...change,
    kecamatan,
  };
}

/** Returns a traveller of ICAO's specimen state. */
export function aPerson(change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    surname: 'CONTOH',
    givenNames: 'TELADAN SATU',
    document: { issuingState: 'UTO', type: 'P', number: 'X00000001', expiry: '2031-04-15' },
    nationality: 'UTO',
    birthDate: '1990-01-31',
    sex: 'F',
    ...change,
  };
}
