export const sync = {
  id: {
    search: 'Cari lembaga',
    lag: 'Keterlambatan',
    flow: 'Arus',
    everyFlow: 'Semua arus',
    byStatus: 'Saring menurut keadaan',
    statusCount: '{{status}}: {{count}}',
    nothingMatches: 'Tidak ada yang cocok dengan saringan ini.',
    view: 'Tampilan',
    viewName: { map: 'Peta', table: 'Tabel' },
    mapHint: 'Tombol panah berpindah antarsalinan, Enter membuka buktinya.',
    unequal: 'Salinan yang tidak sama, yang terburuk di atas',
    allEqual: 'Semua salinan sama.',
    moreUnequal_one: 'dan {{value}} lagi; lihat peta',
    moreUnequal_other: 'dan {{value}} lagi; lihat peta',
    next: {
      equal: 'Lihat bukti',
      empty: 'Lihat bukti',
      lagging: 'Lihat posisi dan tindakan',
      'outbox-stalled': 'Lihat antrean kirim',
      replaying: 'Lihat kemajuan',
      'digest-differs': 'Bandingkan, lalu pulihkan',
      'no-majority': 'Bandingkan dengan log',
      gap: 'Lihat posisi, lalu baca ulang',
      'copy-damaged': 'Bandingkan, lalu pulihkan',
      'owned-differs': 'Bandingkan dengan log',
      'no-report': 'Lihat kapan terakhir melapor',
      'report-stale': 'Lihat kapan terakhir melapor',
      'no-common-cut': 'Lihat bukti',
      'log-end-unknown': 'Lihat topik',
    },
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
    view: 'View',
    viewName: { map: 'Map', table: 'Table' },
    mapHint: 'Arrow keys move between copies, Enter opens the evidence.',
    unequal: 'Copies that are not equal, worst first',
    allEqual: 'All copies are equal.',
    moreUnequal_one: 'and {{value}} more; see the map',
    moreUnequal_other: 'and {{value}} more; see the map',
    next: {
      equal: 'See the evidence',
      empty: 'See the evidence',
      lagging: 'See positions and operations',
      'outbox-stalled': 'See what waits to be sent',
      replaying: 'See the progress',
      'digest-differs': 'Compare, then heal',
      'no-majority': 'Compare with the log',
      gap: 'See the position, then read anew',
      'copy-damaged': 'Compare, then heal',
      'owned-differs': 'Compare with the log',
      'no-report': 'See when it last reported',
      'report-stale': 'See when it last reported',
      'no-common-cut': 'See the evidence',
      'log-end-unknown': 'See the topics',
    },
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
