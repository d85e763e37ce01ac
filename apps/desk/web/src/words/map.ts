/** The words of the map. */
const indonesian = {
  title: 'Peta',
  label: 'Peta kecamatan. Tabel di bawah memuat angka yang sama.',
  legend: 'Keterangan warna',
  what: 'Apa yang dihitung',
  sightings: 'Temuan',
  alerts: 'Kewaspadaan',
  representations: 'Perwakilan',
  newest: {
    sightings: '{{most}} temuan terbaru, sejak {{time}}.',
    alerts: '{{most}} kewaspadaan terbuka yang terbaru, sejak {{time}}.',
    representations: '{{most}} perwakilan yang terbaru dicatat, sejak {{time}}.',
  },
  all: {
    sightings: 'Semua temuan: {{all}}.',
    alerts: 'Semua kewaspadaan yang terbuka: {{all}}.',
    representations: 'Semua perwakilan: {{all}}.',
  },
  nowhere: 'Di luar peta atau tanpa kecamatan: {{nowhere}}.',
  table: 'Jumlah per kecamatan',
  district: 'Kecamatan',
  in: 'Di {{district}}',
  none: 'Tidak ada di kecamatan ini.',
};

const english: typeof indonesian = {
  title: 'Map',
  label: 'Map of the districts. The table below has the same numbers.',
  legend: 'What the colours mean',
  what: 'What is counted',
  sightings: 'Sightings',
  alerts: 'Early warnings',
  representations: 'Representations',
  newest: {
    sightings: 'The newest {{most}} sightings, since {{time}}.',
    alerts: 'The newest {{most}} open early warnings, since {{time}}.',
    representations: 'The {{most}} representations noted last, since {{time}}.',
  },
  all: {
    sightings: 'All sightings: {{all}}.',
    alerts: 'All open early warnings: {{all}}.',
    representations: 'All representations: {{all}}.',
  },
  nowhere: 'Outside the map or without a district: {{nowhere}}.',
  table: 'Numbers by district',
  district: 'District',
  in: 'In {{district}}',
  none: 'There is none in this district.',
};

export const map = { id: indonesian, en: english };
