export const sync = {
  id: {
    search: 'Cari lembaga',
    lag: 'Keterlambatan',
    flow: 'Arus',
    everyFlow: 'Semua arus',
    byStatus: 'Saring menurut keadaan',
    statusCount: '{{status}}: {{count}}',
    nothingMatches: 'Tidak ada yang cocok dengan saringan ini.',
    toAgency: 'Halaman lembaga',
    toTopic: 'Topik {{topic}}',
    partitions: 'Partisi',
    remedies: 'Periksa dan pulihkan',
    remedyHint:
      'Bandingkan dahulu: salinan dibaca berdampingan dengan log, tanpa mengubah apa pun.',
    before: {
      COMPARE:
        'Setiap baris {{topic}} dalam salinan lembaga ini dibandingkan dengan log. ' +
        'Tidak ada yang diubah.',
      HEAL:
        'Baris {{topic}} yang berbeda dari log ditulis ulang dari log, ' +
        'lalu salinan langsung diperiksa lagi.',
      SCRUB:
        'Salinan {{topic}} dihitung ulang dan dicocokkan dengan yang tercatat saat ' +
        'diterapkan. Tidak ada yang diubah.',
    },
  },
  en: {
    search: 'Search agencies',
    lag: 'Time lag',
    flow: 'Flow',
    everyFlow: 'All flows',
    byStatus: 'Filter by state',
    statusCount: '{{status}}: {{count}}',
    nothingMatches: 'Nothing matches this filter.',
    toAgency: 'Agency page',
    toTopic: 'Topic {{topic}}',
    partitions: 'Partitions',
    remedies: 'Check and heal',
    remedyHint:
      'Compare first: the copy is read side by side with the log, and nothing is changed.',
    before: {
      COMPARE:
        'Every row of {{topic}} in this agency’s copy is compared with the log. ' +
        'Nothing is changed.',
      HEAL:
        'Rows of {{topic}} that differ from the log are written again from the log. Then the ' +
        'copy is checked.',
      SCRUB:
        'The copy of {{topic}} is counted again and compared with what was noted when it was ' +
        'applied. Nothing is changed.',
    },
  },
};
