/**
 * The houses and which way imports point: law ← domain, contracts ← settings, observability,
 * broker ← outbox, replica, trust ← apps.
 * `npm run check` fails on a violation.
 */
const lib = (names) => `^libs/(${names})/`;

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'folders-one-way',
      comment: 'Folders of a house import in one direction: a folder is understood from below.',
      severity: 'error',
      scope: 'folder',
      from: {
        path: '^(apps/agency/src|apps/(?:console|desk)/(?:server|web/src)|libs/[^/]+/src)/',
        pathNot: '/testing$',
      },
      to: { circular: true, path: '^$1/', pathNot: '/testing$' },
    },
    {
      name: 'composition-on-top',
      comment: 'What a house is put together from does not import how it is put together.',
      severity: 'error',
      from: {
        path: '^(apps/agency/src|apps/(?:console|desk)/server)/[^/]+/',
        pathNot: '/testing/',
      },
      to: { path: '^$1/[^/]+$' },
    },
    {
      name: 'no-orphan-path',
      comment: 'An import that resolves to nothing.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'domain-is-pure',
      comment: 'The domain knows no framework, no other house but the law, and no I/O.',
      severity: 'error',
      from: { path: lib('domain'), pathNot: '\\.test\\.ts$|/testing/' },
      to: {
        pathNot: [
          lib('domain|law'),
          '^node_modules/(@turf|mrz|robust-predicates|point-in-polygon-hao|geojson|@types/geojson)',
        ],
      },
    },
    {
      name: 'detection-is-pure',
      comment: 'The rules of early detection know the domain and the law: no framework, no I/O.',
      severity: 'error',
      from: { path: lib('detection'), pathNot: '\\.test\\.ts$' },
      to: { pathNot: lib('detection|domain|law') },
    },
    {
      name: 'law-alone',
      comment: 'The law is data and pure functions: no Node, no other house.',
      severity: 'error',
      from: { path: lib('law'), pathNot: '\\.test\\.ts$' },
      to: { pathNot: lib('law') },
    },
    {
      name: 'contracts-stand-alone',
      severity: 'error',
      from: { path: lib('contracts'), pathNot: '\\.test\\.ts$' },
      to: { path: ['^apps/', lib('settings|observability|broker|outbox|replica|trust|testing')] },
    },
    {
      name: 'middle-houses',
      comment: 'settings, observability and broker build on domain and contracts alone.',
      severity: 'error',
      from: {
        path: lib('client|database|webhook|settings|observability|broker'),
        pathNot: '\\.test\\.ts$|^libs/broker/src/testing/',
      },
      to: { path: ['^apps/', lib('outbox|replica|trust|testing')] },
    },
    {
      name: 'client-alone',
      severity: 'error',
      from: { path: lib('client') },
      to: { path: lib('settings|observability|broker') },
    },
    {
      name: 'database-alone',
      severity: 'error',
      from: { path: lib('database') },
      to: { path: lib('client|settings|observability|broker') },
    },
    {
      name: 'outage-alone',
      comment: 'What is an outage, and how one is told, rests on no other house.',
      severity: 'error',
      from: { path: lib('outage'), pathNot: '\\.test\\.ts$' },
      to: { path: ['^apps/', '^libs/'], pathNot: lib('outage') },
    },
    {
      name: 'bytes-alone',
      comment: 'What browsers and services share: no Node, no other house.',
      severity: 'error',
      from: { path: lib('bytes'), pathNot: '\\.test\\.ts$' },
      to: { pathNot: lib('bytes') },
    },
    {
      name: 'web-alone',
      comment: 'What the pages of all apps share: no Node, no other house but bytes.',
      severity: 'error',
      from: { path: lib('web'), pathNot: '\\.test\\.ts$|/testing' },
      to: { pathNot: [lib('web|bytes'), '^node_modules/'] },
    },
    {
      name: 'pace-alone',
      comment: 'How loops wait rests on no other house.',
      severity: 'error',
      from: { path: lib('pace'), pathNot: '\\.test\\.ts$' },
      to: { path: ['^apps/', '^libs/'], pathNot: lib('pace') },
    },
    {
      name: 'web-server-house',
      comment: 'What servers of pages share: logins and pages, nothing of the log.',
      severity: 'error',
      from: { path: lib('web-server'), pathNot: '\\.test\\.ts$|/testing' },
      to: {
        path: ['^apps/', '^libs/'],
        pathNot: lib('web-server|http|contracts|database|observability|outage'),
      },
    },
    {
      name: 'webhook-alone',
      comment: 'How to call somebody else is nobody else’s business: it knows no other house.',
      severity: 'error',
      from: { path: lib('webhook'), pathNot: '\\.test\\.ts$' },
      to: { path: '^libs/', pathNot: lib('webhook') },
    },
    {
      name: 'http-alone',
      severity: 'error',
      from: { path: lib('http'), pathNot: '\\.test\\.ts$' },
      to: { path: '^libs/', pathNot: lib('http|contracts') },
    },
    {
      name: 'settings-alone',
      severity: 'error',
      from: { path: lib('settings') },
      to: { path: lib('client|observability|broker') },
    },
    {
      name: 'observability-alone',
      severity: 'error',
      from: { path: lib('observability') },
      to: { path: lib('settings|broker') },
    },
    {
      name: 'directory-alone',
      comment: 'Whose word about the directory counts is decided without log and database.',
      severity: 'error',
      from: { path: lib('directory'), pathNot: '\\.test\\.ts$' },
      to: { path: ['^apps/', '^libs/'], pathNot: lib('directory|contracts') },
    },
    {
      name: 'delivery-houses',
      comment: 'outbox, replica and trust do not know each other; they know the directory.',
      severity: 'error',
      from: { path: '^libs/(outbox|replica|trust)/', pathNot: '\\.test\\.ts$|/testing/' },
      to: { path: ['^apps/', '^libs/(outbox|replica|trust|testing)/'], pathNot: '^libs/$1/' },
    },
    {
      name: 'no-app-imports-an-app',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'libs-know-no-app',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|deploy|test)/', pathNot: '^test/support/' },
    },
    {
      name: 'front-doors-only',
      comment: 'A lib is imported by its src/index.ts, never past it; a suite of tests by itself.',
      severity: 'error',
      from: { path: '^(apps|deploy|test|schemas)/' },
      to: {
        path: '^libs/[^/]+/src/',
        pathNot: [
          '^libs/[^/]+/src/index\\.ts$',
          '^libs/web-server/src/testing\\.ts$',
          '^libs/web/src/(calendar\\.ts|testing\\.ts|page\\.css)$',
          '^libs/broker/src/testing/(bus-conformance|memory-on-trial)\\.ts$',
          '^libs/contracts/src/(flow-descriptor|topic-definition|sample-event|avro-schema)\\.ts$',
        ],
      },
    },
    {
      name: 'lib-to-lib-front-door',
      severity: 'error',
      from: { path: '^libs/([^/]+)/' },
      to: { path: '^libs/[^/]+/src/', pathNot: ['^libs/$1/', '^libs/[^/]+/src/index\\.ts$'] },
    },
    {
      name: 'generated-behind-its-door',
      comment: 'Generated code is for the contracts house; everybody else uses its front door.',
      severity: 'error',
      from: { pathNot: '^(libs/contracts|schemas)/' },
      to: { path: '^libs/contracts/src/generated/' },
    },
    {
      name: 'kafkajs-behind-the-bus',
      comment: 'KafkaJS has no active maintainer: it stays behind the Bus port.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '^libs/broker/' },
      to: { path: 'node_modules/kafkajs' },
    },
    {
      name: 'production-needs-no-dev-package',
      severity: 'error',
      from: {
        path: '^(apps|libs)/',
        pathNot: ['\\.test\\.ts$', '^libs/testing/', '/testing[./]', '^apps/(console|desk)/web/'],
      },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/(@types|kafkajs)/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|\\.sinergi)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
