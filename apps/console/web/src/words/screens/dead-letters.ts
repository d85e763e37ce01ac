export const deadLetters = {
  id: {
    by: 'Kelompokkan menurut',
    byCause: 'Menurut sebab',
    byAgency: 'Menurut lembaga',
    failed: 'Surat mati tidak dapat dibaca',
    none: 'Tidak ada surat mati di lembaga: semua catatan dapat dipakai atau sudah disingkirkan.',
    noneVisible: 'Tidak ada sebab yang dapat dilihat di sini; lihat catatan di atas.',
    unexplained:
      'Sebabnya tidak dapat ditanyakan pada lembaga berikut, jadi daftar ini belum lengkap.',
    forbiddenOwn:
      'Di lembaga Anda, {{agency}}, ada {{letters}}; sebabnya tampak bagi yang berperan operator.',
    forbidden_one:
      'Di {{value}} lembaga lain ada {{letters}} surat mati; ' +
      'sebabnya tampak bagi operator lembaga itu.',
    forbidden_other:
      'Di {{value}} lembaga lain ada {{letters}} surat mati; ' +
      'sebabnya tampak bagi operator masing-masing.',
    unavailable: {
      forbidden: 'Anda tidak berhak menanyakan sebabnya',
      'no-answer': 'lembaganya tidak menjawab',
    },
    countUnknown: 'jumlah tidak diketahui',
    letters_one: '{{value}} surat mati',
    letters_other: '{{value}} surat mati',
    ofTopic: 'Hanya topik {{topic}}.',
    allTopics: 'Semua topik',
    saidAgain:
      'Isi yang sama sudah dinyatakan lagi dan dipakai: offset {{offset}} di partisi ' +
      '{{partition}}. Surat mati ini boleh disingkirkan.',
    column: {
      cause: 'Sebab',
      topic: 'Topik',
      count: 'Jumlah',
      oldest: 'Terlama',
      newest: 'Terbaru',
      agencies: 'Lembaga',
      causes: 'Sebab',
    },
    reason: {
      TOMBSTONE: 'Catatan kosong',
      BAD_KEY: 'Kunci tidak sah',
      WRONG_PARTITION: 'Di partisi lain',
      BAD_HEADERS: 'Header tidak sah',
      UNSIGNED: 'Tanpa tanda tangan',
      BAD_SIGNATURE: 'Tanda tangan tidak sah',
      UNKNOWN_KEY: 'Kunci tidak dikenal',
      REVOKED_KEY: 'Kunci sudah dicabut',
      NOT_FRAMED: 'Tanpa bingkai skema',
      TRUNCATED: 'Terpotong',
      UNKNOWN_SCHEMA: 'Skema tidak dikenal',
      WRONG_SCHEMA: 'Skema milik topik lain',
      UNDECODABLE: 'Tidak dapat diurai',
      OWNER_MISMATCH: 'Pemilik tidak cocok',
      BAD_VERSION: 'Versi tidak sah',
      FUTURE_DIRECTORY: 'Direktori dari masa depan',
      BAD_ENTITY_ID: 'Nomor entitas tidak sah',
      BAD_EVENT_ID: 'Nomor peristiwa tidak sah',
      NOT_ENTITLED: 'Penerbit tidak berhak',
      NOT_APPROVED: 'Perubahan direktori tidak disetujui',
      UNLISTED_SCHEMA: 'Skema tidak terdaftar',
      BAD_SEAL: 'Segel rusak',
      FORK: 'Percabangan',
    },
    why: {
      TOMBSTONE: 'Catatan tanpa isi tidak dipakai dalam pertukaran ini.',
      BAD_KEY: 'Kunci catatan bukan pemilik dan entitas sebagaimana disepakati.',
      WRONG_PARTITION:
        'Catatan tidak berada di partisi kuncinya, sehingga urutan versinya tidak pasti. ' +
        'Layanan kami tidak menulis begitu: periksa siapa yang memakai akun Kafka penerbit.',
      BAD_HEADERS: 'Header yang wajib tidak ada atau tidak terbaca.',
      UNSIGNED:
        'Catatan tidak ditandatangani. Setiap akun Kafka yang boleh menulis ke topik ini dapat ' +
        'menulisnya, dan pemilik dalam kunci catatan belum tentu terlibat. Periksa siapa yang ' +
        'memakai akun itu; daftarnya di halaman topik, bagian Akses.',
      BAD_SIGNATURE:
        'Tanda tangan bukan dari kunci yang disebut, atau catatan diubah sesudah ditandatangani.',
      UNKNOWN_KEY:
        'Tanda tangan menyebut kunci yang bukan kunci pemilik catatan, dan tidak diperiksa: ' +
        'pemilik catatan maupun pemilik kunci itu belum tentu terlibat. Periksa siapa yang ' +
        'memakai akun Kafka yang boleh menulis; daftarnya di halaman topik, bagian Akses.',
      REVOKED_KEY: 'Kunci penanda tangan sudah dicabut ketika catatan ditulis.',
      NOT_FRAMED:
        'Isi tidak diawali bingkai yang menyebut skemanya. Layanan kami tidak menulis begitu: ' +
        'pemilik dalam kunci catatan belum tentu terlibat.',
      TRUNCATED: 'Isi berakhir sebelum waktunya.',
      UNKNOWN_SCHEMA:
        'Isi menyebut skema yang belum terdaftar. Sesudah skema itu didaftarkan, proses ulang.',
      WRONG_SCHEMA: 'Isi memakai skema yang bukan untuk topik ini.',
      UNDECODABLE: 'Skemanya dikenal, tetapi isinya tidak mengikuti skema itu.',
      OWNER_MISMATCH: 'Pemilik dalam isi berbeda dari pemilik dalam kunci.',
      BAD_VERSION: 'Versi entitas tidak mungkin benar.',
      FUTURE_DIRECTORY: 'Catatan menyebut direktori yang belum pernah ada.',
      BAD_ENTITY_ID:
        'Nomor entitas tidak memuat nomor pemiliknya, dan entitas itu belum dikenal di sini. ' +
        'Layanan kami tidak menulis begitu: periksa siapa yang memakai kunci dan akun penerbit.',
      BAD_EVENT_ID:
        'Nomor peristiwa tidak mengikuti topik, kunci, versi dan waktunya. ' +
        'Layanan kami tidak menulis begitu: periksa siapa yang memakai kunci dan akun penerbit.',
      NOT_ENTITLED: 'Menurut direktori, penerbitnya tidak berhak menerbitkan ini pada saat itu.',
      UNLISTED_SCHEMA: 'Skema rekaman ini tidak ada dalam daftar direktori.',
      NOT_APPROVED:
        'Perubahan direktori ini tidak disetujui oleh cukup lembaga, atau belum boleh berlaku.',
      BAD_SEAL: 'Kelompok tersegel tidak utuh atau dibuat dengan kunci yang salah.',
      FORK: 'Ada dua isi berbeda untuk versi yang sama dari satu entitas.',
    },
    lettersFailed: 'Daftar surat mati tidak dapat dibaca',
    noLetters: 'Tidak ada lagi surat mati dengan sebab ini.',
    list: 'Surat mati dengan sebab ini',
    more: 'Muat lagi ({{shown}} ditampilkan)',
    letter: {
      place: 'Partisi / posisi',
      detail: 'Yang diharapkan dan yang didapat',
      key: 'Kunci',
      size: 'Ukuran',
      appended: 'Tertulis di log',
      parked: 'Disisihkan',
      outcome: 'Hasil',
    },
    noKey: 'tanpa kunci',
    tryOut: 'Uji coba',
    tryOutText: 'Menilai ulang tanpa mengubah apa pun, lalu menunjukkan apa yang akan terjadi.',
    redrive: 'Proses ulang semua',
    redriveOne: 'Proses ulang',
    redriveText:
      'Hanya pada {{agency}}, yang gagal memakainya. Lembaga lain tidak tersentuh. ' +
      'Dapat dijeda, dilanjutkan, dan dibatalkan.',
    rate: 'Surat per detik',
    rateHint: 'Kosong: secepat mungkin',
    dismiss: 'Singkirkan semua',
    dismissOne: 'Singkirkan',
    dismissText:
      'Surat tidak lagi dihitung sebagai masalah, hanya di lembaga ini. Bitanya tetap disimpan ' +
      'dan alasannya dicatat.',
    job: 'Pekerjaan',
    jobAt: { REDRIVE: 'Proses ulang pada {{agency}}', DISMISS: 'Singkirkan pada {{agency}}' },
    trialAt: 'Uji coba pada {{agency}}',
    pause: 'Jeda',
    resume: 'Lanjutkan',
    cancelText: 'Surat yang sudah diproses tetap diproses; sisanya tinggal sebagai surat mati.',
    atRate: 'paling cepat {{value}} per detik',
    became_one: '{{value}} surat dinilai ulang:',
    became_other: '{{value}} surat dinilai ulang:',
    wouldBecome_one: 'Uji coba {{value}} surat; tidak ada yang diubah. Hasilnya akan menjadi:',
    wouldBecome_other: 'Uji coba {{value}} surat; tidak ada yang diubah. Hasilnya akan menjadi:',
    outcome: {
      APPLIED: 'diterapkan',
      DUPLICATE: 'sudah ada',
      STILL_DEAD: 'tetap mati',
      QUARANTINED: 'dikarantina',
      WAITS: 'menunggu',
      DAMAGED: 'log berisi yang lain',
      GONE: 'tidak ada lagi di log',
      NOT_FOUND: 'tidak ditemukan',
    },
    unsettled: 'Yang belum dapat dipakai',
    noneToRedrive: 'Tidak ada surat mati yang dimaksud.',
    namedFirst: 'Yang disebut hasilnya: {{shown}} surat pertama dari {{of}}.',
    unsettledFirst: '{{shown}} pertama dari {{of}} yang belum dapat dipakai',
    one: 'Surat mati di partisi {{partition}}, posisi {{offset}}',
    oneFailed: 'Surat mati ini tidak dapat diperiksa',
    remedies: 'Yang dapat dilakukan',
    remedy: {
      REDRIVE: 'Proses ulang sesudah sebabnya dibereskan; uji coba dahulu.',
      FIX_DIRECTORY: 'Betulkan hak penerbit di direktori, lalu proses ulang.',
      REGISTER_SCHEMA: 'Minta skema yang disebut catatan ini didaftarkan, lalu proses ulang.',
      ASK_PUBLISHER:
        'Tanyakan kepada pemilik dalam kunci apakah ini catatannya. Bila ya, ia menerbitkan ' +
        'pembetulan; bila bukan, akun Kafka disalahgunakan. Catatan di log tidak dapat diubah.',
      HEAL: 'Bila hanya lembaga ini yang mempunyainya: bandingkan dengan log, lalu pulihkan.',
      DISMISS: 'Singkirkan dengan alasan, di setiap lembaga, bila isinya memang tidak diperlukan.',
    },
    wayTo: {
      FIX_DIRECTORY: 'Lihat siapa yang berhak',
      REGISTER_SCHEMA: 'Lihat skema topik ini',
      ASK_PUBLISHER: 'Ke halaman pemilik itu',
      HEAL: 'Bandingkan dan pulihkan',
    },
    steps: 'Pemeriksaan langkah demi langkah',
    step: { step: 'Langkah', expected: 'Diharapkan', got: 'Didapat' },
    stepName: {
      FRAME: 'Bingkai',
      SCHEMA: 'Skema',
      DECODE: 'Penguraian',
      HEADERS: 'Header',
      SIGNER: 'Penanda tangan',
      SIGNATURE: 'Tanda tangan',
      ENTITLEMENT: 'Hak penerbit',
      IDS: 'Nomor',
      PARTITION: 'Partisi',
    },
    stepExpected: {
      FRAME: 'Satu bita nol, ID skema dalam empat bita, lalu Avro',
      SCHEMA: 'Skema catatan topik ini, yang dikenal registri',
      DECODE: 'Avro yang dibaca skemanya sampai bita terakhir',
      HEADERS: 'Kunci, header, dan ruas yang menyebut peristiwa, pemilik, dan versi yang sama',
      SIGNER: 'Tanda tangan dengan kunci pemiliknya menurut direktori',
      SIGNATURE: 'Tanda tangan kunci itu atas catatan ini',
      ENTITLEMENT: 'Penerbit yang berhak menurut direktori saat catatan ditulis',
      IDS: 'Nomor yang memuat nomor pemiliknya dan mengikuti isi catatan',
      PARTITION: 'Partisi yang ditentukan kuncinya',
    },
    stepState: { passed: 'Lolos', failed: 'Gagal', untried: 'Tidak dicoba' },
    asExpected: 'sesuai',
    value: 'Yang terbaca',
    onLog: {
      GONE: 'Catatan ini tidak ada lagi di log, jadi tidak dapat dinilai ulang.',
      OTHER: 'Di posisi itu log berisi catatan lain. Bandingkan salinan ini dengan log.',
    },
    notShown:
      'Isi, header, dan bita tidak ditampilkan: peran Anda mengurus pertukaran, bukan membaca ' +
      'yang disampaikan lembaga.',
    noValue: 'Tidak ada yang dapat diurai.',
    bytes: 'Bita pertama',
  },
  en: {
    by: 'Group by',
    byCause: 'By cause',
    byAgency: 'By agency',
    failed: 'The dead letters could not be read',
    none: 'No agency has dead letters: every record was applied or dismissed.',
    noneVisible: 'No causes to show; see the note above.',
    unexplained: 'The causes at these agencies are unknown, so this list is not complete.',
    forbiddenOwn: 'Your agency, {{agency}}, has {{letters}}; only its operators see the causes.',
    forbidden_one:
      '{{value}} other agency has {{letters}} dead letters; only its operators see the causes.',
    forbidden_other:
      '{{value}} other agencies have {{letters}} dead letters; only their operators see the ' +
      'causes.',
    unavailable: {
      forbidden: 'you may not ask for the causes',
      'no-answer': 'the agency does not answer',
    },
    countUnknown: 'number unknown',
    letters_one: '{{value}} dead letter',
    letters_other: '{{value}} dead letters',
    ofTopic: 'Topic {{topic}} only.',
    allTopics: 'All topics',
    saidAgain:
      'The same content was said again and counts: offset {{offset}} of partition {{partition}}. ' +
      'This dead letter can be dismissed.',
    column: {
      cause: 'Cause',
      topic: 'Topic',
      count: 'Number',
      oldest: 'Oldest',
      newest: 'Newest',
      agencies: 'Agencies',
      causes: 'Causes',
    },
    reason: {
      TOMBSTONE: 'Empty record',
      BAD_KEY: 'Invalid key',
      WRONG_PARTITION: 'Wrong partition',
      BAD_HEADERS: 'Invalid headers',
      UNSIGNED: 'Not signed',
      BAD_SIGNATURE: 'Invalid signature',
      UNKNOWN_KEY: 'Unknown key',
      REVOKED_KEY: 'Withdrawn key',
      NOT_FRAMED: 'No schema frame',
      TRUNCATED: 'Truncated',
      UNKNOWN_SCHEMA: 'Unknown schema',
      WRONG_SCHEMA: "Another topic's schema",
      UNDECODABLE: 'Cannot be decoded',
      OWNER_MISMATCH: 'Owner does not match',
      BAD_VERSION: 'Invalid version',
      FUTURE_DIRECTORY: 'Directory from the future',
      BAD_ENTITY_ID: 'Invalid entity id',
      BAD_EVENT_ID: 'Invalid event id',
      NOT_ENTITLED: 'Publisher not entitled',
      NOT_APPROVED: 'Directory change not approved',
      UNLISTED_SCHEMA: 'Schema not listed',
      BAD_SEAL: 'Damaged seal',
      FORK: 'Fork',
    },
    why: {
      TOMBSTONE: 'This exchange does not use records without a value.',
      BAD_KEY: 'The key is not made of owner and entity id.',
      WRONG_PARTITION:
        'The record is not in the partition of its key, so the order of versions is not certain. ' +
        'Our services never do this: find out who uses the publisher’s Kafka account.',
      BAD_HEADERS: 'A required header is missing or cannot be read.',
      UNSIGNED:
        'The record is not signed. Every Kafka account that may write to this topic can have ' +
        'written it, and the owner in the record’s key may have no part in it. Find out who uses ' +
        'those accounts; the topic’s page lists them under Access.',
      BAD_SIGNATURE:
        'The key that it names did not make the signature, or the record was changed afterwards.',
      UNKNOWN_KEY:
        'The signature names a key that is not one of the record’s owner, and was not verified: ' +
        'neither that owner nor the owner of that key need have a part in it. Find out who uses ' +
        'the Kafka accounts that may write; the topic’s page lists them under Access.',
      REVOKED_KEY: 'The signing key was withdrawn when the record was written.',
      NOT_FRAMED:
        'The value does not begin with the frame that names its schema. Our services never do ' +
        'this: the owner in the record’s key may have no part in it.',
      TRUNCATED: 'The value ends too early.',
      UNKNOWN_SCHEMA:
        'The value names a schema that is not registered. Register the schema, then redrive.',
      WRONG_SCHEMA: 'The value uses a schema of another topic.',
      UNDECODABLE: 'The schema is known, but the value does not follow it.',
      OWNER_MISMATCH: 'The owner in the value differs from the owner in the key.',
      BAD_VERSION: 'The entity’s version is not possible.',
      FUTURE_DIRECTORY: 'The record names a version of the directory that does not exist.',
      BAD_ENTITY_ID:
        'The entity’s id does not carry its owner’s number, and the entity is not known here. ' +
        'Our services never do this: find out who uses the publisher’s key and account.',
      BAD_EVENT_ID:
        'The event’s id does not follow from its topic, key, version and time. ' +
        'Our services never do this: find out who uses the publisher’s key and account.',
      NOT_ENTITLED: 'The directory did not entitle the publisher to publish this at that time.',
      UNLISTED_SCHEMA: 'The directory does not list the schema of this record.',
      NOT_APPROVED:
        'Too few agencies approved this change of the directory, or it may not count yet.',
      BAD_SEAL: 'A sealed group is damaged or was sealed with the wrong key.',
      FORK: 'There are two different records for the same version of one entity.',
    },
    lettersFailed: 'The dead letters could not be read',
    noLetters: 'No dead letter has this cause any more.',
    list: 'Dead letters of this cause',
    more: 'Load more ({{shown}} shown)',
    letter: {
      place: 'Partition / offset',
      detail: 'Expected and got',
      key: 'Key',
      size: 'Size',
      appended: 'Written to the log',
      parked: 'Set aside',
      outcome: 'Outcome',
    },
    noKey: 'no key',
    tryOut: 'Dry run',
    tryOutText: 'Shows what a redrive would do. Nothing is changed.',
    redrive: 'Redrive all',
    redriveOne: 'Redrive',
    redriveText:
      'Only {{agency}} reads the records again; other agencies are not affected. A redrive can ' +
      'be paused, resumed and cancelled.',
    rate: 'Dead letters per second',
    rateHint: 'Empty: as fast as possible',
    dismiss: 'Dismiss all',
    dismissOne: 'Dismiss',
    dismissText:
      'Dismissed dead letters are no longer counted, at this agency only. Their bytes are kept, ' +
      'and the reason is written down.',
    job: 'Job',
    jobAt: { REDRIVE: 'Redrive at {{agency}}', DISMISS: 'Dismissal at {{agency}}' },
    trialAt: 'Dry run at {{agency}}',
    pause: 'Pause',
    resume: 'Resume',
    cancelText: 'Records that were redriven stay redriven; the rest remain dead letters.',
    atRate: 'at most {{value}} per second',
    became_one: '{{value}} dead letter was tried again:',
    became_other: '{{value}} dead letters were tried again:',
    wouldBecome_one: 'Dry run of {{value}} dead letter; nothing was changed. The outcome would be:',
    wouldBecome_other:
      'Dry run of {{value}} dead letters; nothing was changed. The outcome would be:',
    outcome: {
      APPLIED: 'applied',
      DUPLICATE: 'already there',
      STILL_DEAD: 'still a dead letter',
      QUARANTINED: 'quarantined',
      WAITS: 'waiting',
      DAMAGED: 'the log holds another',
      GONE: 'no longer on the log',
      NOT_FOUND: 'not found',
    },
    unsettled: 'Dead letters that still cannot be applied',
    noneToRedrive: 'No dead letter matches.',
    namedFirst: 'Outcomes are listed for the first {{shown}} of {{of}} dead letters.',
    unsettledFirst: 'The first {{shown}} of {{of}} that still cannot be applied',
    one: 'Dead letter in partition {{partition}}, offset {{offset}}',
    oneFailed: 'This dead letter could not be inspected',
    remedies: 'What can be done',
    remedy: {
      REDRIVE: 'Correct the cause, try a dry run, then redrive.',
      FIX_DIRECTORY: 'Correct the publisher’s entitlement in the directory, then redrive.',
      REGISTER_SCHEMA: 'Register the schema that this record names, then redrive.',
      ASK_PUBLISHER:
        'Ask the owner in the key whether it wrote this. If so, it publishes a correction; if ' +
        'not, a Kafka account was misused. A record in the log cannot be changed.',
      HEAL: 'If only this agency has it: compare the copy with the log, then heal it.',
      DISMISS: 'Dismiss it with a reason, at each agency, if its content is not needed.',
    },
    wayTo: {
      FIX_DIRECTORY: 'See who may publish',
      REGISTER_SCHEMA: "See the topic's schema",
      ASK_PUBLISHER: 'Open that owner’s page',
      HEAL: 'Compare and heal',
    },
    steps: 'Inspection step by step',
    step: { step: 'Step', expected: 'Expected', got: 'Got' },
    stepName: {
      FRAME: 'Frame',
      SCHEMA: 'Schema',
      DECODE: 'Decoding',
      HEADERS: 'Headers',
      SIGNER: 'Signer',
      SIGNATURE: 'Signature',
      ENTITLEMENT: 'Entitlement',
      IDS: 'Ids',
      PARTITION: 'Partition',
    },
    stepExpected: {
      FRAME: 'A zero byte, a schema id in four bytes, then Avro',
      SCHEMA: 'A schema of this topic’s record that the registry knows',
      DECODE: 'Avro that its schema reads to the last byte',
      HEADERS: 'Key, headers and fields that name the same event, owner and version',
      SIGNER: 'A signature by a key that the directory lists for its owner',
      SIGNATURE: 'A signature that this key made of this record',
      ENTITLEMENT: 'A publisher that the directory entitled when the record was written',
      IDS: 'Ids that carry their owner’s number and follow from the record',
      PARTITION: 'The partition that its key belongs to',
    },
    stepState: { passed: 'Passed', failed: 'Failed', untried: 'Not tried' },
    asExpected: 'as expected',
    value: 'Decoded value',
    onLog: {
      GONE: 'The log no longer holds this record, so it cannot be admitted again.',
      OTHER: 'The log holds another record there. Compare this copy with the log.',
    },
    notShown:
      'Fields, headers and bytes are not shown: your role operates the exchange and may not read ' +
      'agencies’ events.',
    noValue: 'Nothing could be decoded.',
    bytes: 'First bytes',
  },
};
