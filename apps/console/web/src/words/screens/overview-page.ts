export const overviewPage = {
  id: {
    flows: 'Arus',
    flowsInSync: '{{inSync}} dari {{of}} sinkron',
    andMore: '+{{value}} lagi',
    openAlerts: 'Peringatan terbuka',
    acknowledged: 'yang belum dibungkam',
    firstRun: 'Menyalakan pertukaran',
    firstRunHint: 'Daftar ini hilang bila semuanya selesai. Lembaga yang belum melapor terlihat di',
    step: {
      broker: 'Broker menjawab',
      agencies: '{{reported}} dari {{of}} lembaga sudah melapor',
      event: 'Peristiwa pertama sudah mengalir',
    },
    done: 'selesai',
    waits: 'menunggu',
    byAgency: 'Keadaan per lembaga',
  },
  en: {
    flows: 'Flows',
    flowsInSync: '{{inSync}} of {{of}} in sync',
    andMore: '+{{value}} more',
    openAlerts: 'Open alerts',
    acknowledged: 'that nobody silenced',
    firstRun: 'Starting the exchange',
    firstRunHint:
      'This list goes away when all is done. Agencies that have not reported are listed in',
    step: {
      broker: 'The broker answers',
      agencies: '{{reported}} of {{of}} agencies have reported',
      event: 'The first event has flowed',
    },
    done: 'done',
    waits: 'waiting',
    byAgency: 'State by agency',
  },
};
