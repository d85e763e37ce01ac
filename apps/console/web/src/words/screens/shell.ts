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
    missing: 'Halaman tidak ada',
    missingText: 'Alamat ini tidak menuju ke halaman mana pun.',
    toOverview: 'Ke ringkasan',
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
    pageProblem: 'Halaman tidak dapat ditampilkan',
    notLoaded: 'Halaman belum dapat dimuat',
    notLoadedText:
      'Konsol tidak terjangkau, jadi halaman ini belum termuat. Halaman yang sudah termuat ' +
      'tetap dapat dibuka; yang ini dicoba lagi begitu sambungan pulih.',
    pageProblemText: 'Bagian lain dari konsol tetap dapat dipakai.',
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
      sessions: 'Sessions',
    },
    waiting: '{{value}} waiting for somebody',
    clock: 'Time zone',
    search: 'Search',
    palettePlaceholder: 'Search pages, agencies, topics, or paste an event ID',
    openEvent: 'Open event',
    nothingFound: 'Nothing matches',
    shortcutPalette: 'Search and go anywhere',
    shortcutSearch: 'To the search field of this page',
    shortcutClose: 'Close a dialog or panel',
    missing: 'No such page',
    missingText: 'This address leads to no page.',
    toOverview: 'To the overview',
    ownDiffers: {
      title: 'Somebody may be writing in another’s name',
      agency_one: '{{agency}}: {{value}} entity of its own is not as it wrote it.',
      agency_other: '{{agency}}: {{value}} entities of its own are not as it wrote them.',
      meaning:
        'All copies may be equal, but what they say is not what the owner said: ' +
        'somebody else writes with its account, or its own table was changed.',
      remedy:
        'First compare its copy with the log, on Sync: what differs from the log is healed ' +
        'from it. If it is equal, change the agency’s Kafka credentials and find out who used ' +
        'them; look at its forks among the dead letters; have the agency write a new version ' +
        'of each of these entities: that version then stands.',
      which: 'Which entities',
    },
    pageProblem: 'The page cannot be shown',
    notLoaded: 'The page could not be loaded yet',
    notLoadedText:
      'The console cannot be reached, so this page was not loaded yet. Pages that were loaded ' +
      'still open; this one is asked for again when there is a connection.',
    pageProblemText: 'The rest of the console still works.',
  },
};
