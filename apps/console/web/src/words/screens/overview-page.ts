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
    acknowledged: 'not silenced',
    firstRun: 'Starting the exchange',
    firstRunHint:
      'This list disappears when all steps are done. To see which agencies have not reported, open',
    step: {
      broker: 'The broker answers',
      agencies: '{{reported}} of {{of}} agencies have reported',
      event: 'The first event has been published',
    },
    done: 'done',
    waits: 'waiting',
    byAgency: 'State by agency',
  },
};
