export const shell = {
  id: {
    pages: 'Halaman',
    navigation: 'Navigasi',
    page: {
      overview: 'Ringkasan',
      sync: 'Sinkronisasi',
      agencies: 'Lembaga',
      topics: 'Topik',
      'dead-letters': 'Surat mati',
      schemas: 'Skema',
      map: 'Peta',
      alerts: 'Peringatan',
      actions: 'Tindakan',
      disclosures: 'Pembukaan',
      sessions: 'Sesi',
    },
    waiting: '{{value}} menunggu tindakan',
    clock: 'Zona waktu',
    search: 'Cari',
    palettePlaceholder: 'Cari halaman, lembaga, topik, atau tempel ID peristiwa',
    openEvent: 'Buka peristiwa',
    nothingFound: 'Tidak ada yang cocok',
    shortcutPalette: 'Cari dan pergi ke mana saja',
    shortcutSearch: 'Ke kolom pencarian halaman ini',
    shortcutClose: 'Tutup dialog atau panel',
    ownDiffers: {
      title: 'Ada yang mungkin menulis atas nama lembaga lain',
      agency_one: '{{agency}}: {{value}} entitas miliknya berbeda dari yang ditulisnya sendiri.',
      agency_other: '{{agency}}: {{value}} entitas miliknya berbeda dari yang ditulisnya sendiri.',
      meaning:
        'Salinan semua lembaga boleh jadi sama, tetapi isinya bukan kata pemiliknya: ' +
        'orang lain menulis dengan akunnya, atau tabelnya sendiri diubah.',
      remedy:
        'Bandingkan dahulu salinannya dengan log, di Sinkronisasi: yang berbeda dari log ' +
        'dipulihkan dari log. Bila sama, ganti kredensial Kafka lembaga itu dan cari tahu ' +
        'siapa yang memakainya; lihat percabangannya di antara surat mati; minta lembaga itu ' +
        'menulis versi baru setiap entitas tersebut: versi itulah yang lalu berlaku.',
      which: 'Entitas yang mana',
    },
  },
  en: {
    pages: 'Pages',
    navigation: 'Navigation',
    page: {
      overview: 'Overview',
      sync: 'Sync',
      agencies: 'Agencies',
      topics: 'Topics',
      'dead-letters': 'Dead letters',
      schemas: 'Schemas',
      map: 'Map',
      alerts: 'Alerts',
      actions: 'Actions',
      disclosures: 'Disclosures',
      sessions: 'Sessions',
    },
    waiting: '{{value}} waiting for action',
    clock: 'Time zone',
    search: 'Search',
    palettePlaceholder: 'Search pages, agencies and topics, or paste an event ID',
    openEvent: 'Open event',
    nothingFound: 'Nothing matches',
    shortcutPalette: 'Search and go anywhere',
    shortcutSearch: 'Go to the search field of this page',
    shortcutClose: 'Close a dialog or panel',
    ownDiffers: {
      title: 'Somebody may be writing in another agency’s name',
      agency_one: '{{agency}}: {{value}} of its own entities differs from what it wrote.',
      agency_other: '{{agency}}: {{value}} of its own entities differ from what it wrote.',
      meaning:
        'All copies may be equal and still differ from what the owner wrote: somebody else ' +
        'writes with its account, or its own table was changed.',
      remedy:
        'First compare its copy with the log, on the page Sync. If they differ, heal the copy ' +
        'from the log. If they are equal, change the agency’s Kafka credentials and find out who ' +
        'used them. Inspect its forks among the dead letters. Then ask the agency to write a new ' +
        'version of each of these entities: that version becomes the valid one.',
      which: 'Which entities',
    },
  },
};
