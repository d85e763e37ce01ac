import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { CDPSession, Page } from 'playwright-core';
import type { Overview } from '../../apps/console/contract/overview.js';
import type { Me } from '../../apps/console/contract/session.js';
import type { Message, TopicDetail } from '../../apps/console/contract/topics.js';
import { ROOT } from '../../deploy/local/state/here.js';
import { openBrowser } from '../support/browser.js';
import { timedLines } from '../support/timed-lines.js';

/**
 * `npx tsx test/soak/console-browser.ts` after `npm run build`: measures what the console's pages
 * cost a browser. The pages are the built ones. A stand-in for the console answers as fast as it is
 * read, so an hour of live tail takes a minute.
 */
const ROWS = 100_000;
/** an hour at twenty a second */
const TAIL = 72_000;
const TAIL_BATCH = 200;
const AGENCY = 'imigrasi-dki';
const TOPIC = 'timpora.sighting';
const WEB = join(ROOT, 'dist/apps/console/web');
const ROUTES = [
  '/',
  '/sync',
  '/agencies',
  `/agencies/${AGENCY}`,
  '/topics',
  `/topics/${TOPIC}`,
  '/events/x',
  '/dead-letters',
  '/schemas',
  '/map',
  '/alerts',
  '/actions',
  '/disclosures',
  '/sessions',
];
const TYPES: Record<string, string> = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

const say = timedLines();
const now = (): string => new Date().toISOString();
const me: Me = {
  ...{
    id: 'x',
    name: 'X',
    agency: AGENCY,
    roles: ['operator'],
    csrfToken: 'x',
    sessionExpiresAt: now(),
    exportAllowed: true,
  },
  can: { [AGENCY]: ['look', 'read'] },
};
const overview = (): Overview => ({
  ...{
    at: now(),
    brokerAnsweredAt: now(),
    inSync: 0,
    of: 0,
    reported: 0,
    eventsPerSecond: 0,
    worstLag: null,
    deadLetters: 0,
  },
  ...{
    outboxPending: 0,
    forks: 0,
    waiting: 0,
    openAlerts: 0,
    flows: [],
    agencies: [],
    systems: [],
  },
});
const topic: TopicDetail = {
  ...{
    topic: TOPIC,
    flow: 'sighting',
    agency: null,
    recordName: 'Sighting',
    publishers: [AGENCY],
    subscribers: [AGENCY],
    partitions: 6,
  },
  ...{
    sizeBytes: null,
    records: '1',
    eventsPerSecond: 0,
    lastAppendedAt: null,
    schemaVersion: 1,
    deadLetters: 0,
    isCompared: true,
    config: {},
    access: [],
  },
  ...{
    partitionRows: [],
    subscriberRows: [],
    schema: { subject: 'Sighting', version: 1, text: '' },
  },
};

function aMessage(at: number): Message {
  const id = `${at}`.padStart(12, '0');
  return {
    ...{
      topic: TOPIC,
      partition: at % 6,
      offset: String(Math.floor(at / 6)),
      version: 1,
      schemaId: 22,
      sizeBytes: 600,
      cursor: `after-${at}`,
    },
    appendedAt: new Date(Date.UTC(2026, 10, 24) + at * 50).toISOString(),
    appliedAt: new Date(Date.UTC(2026, 10, 24) + at * 50 + 400).toISOString(),
    eventId: `00000000-0000-4000-8000-${id}`,
    key: `kec-menteng:00000000-0000-4000-9000-${id}`,
    entityId: `00000000-0000-4000-9000-${id}`,
    headers: { ce_id: id, ce_type: 'timpora.sighting.REPORTED', ce_source: 'kec-menteng' },
    value: {
      ...{
        sightingId: id,
        owner: 'kec-menteng',
        change: 'REPORTED',
        kecamatan: '31.71.06',
        activity: 'PRESENT',
        certainty: 'DESCRIBED',
      },
      place: { sealed: true, group: 'location', keyId: id, sizeBytes: 120 },
      handling: {
        purpose: 'SUPERVISION',
        legalBasis: 'UU 6/2011 art. 69',
        retainUntil: '2031-11-24',
      },
    },
  };
}

const event = (name: string, data: unknown): string =>
  `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

async function write(response: ServerResponse, text: string): Promise<void> {
  if (!response.write(text)) await new Promise((resolve) => response.once('drain', resolve));
}

/**
 * Sends the `limit` newest messages first, then the end; live, it sends further messages in
 * batches.
 */
async function scan(response: ServerResponse, limit: number, isLive: boolean): Promise<void> {
  const progress = (scanned: number, cursor: string | null) =>
    event('progress', { scanned, matched: scanned, budget: ROWS, at: now(), cursor });
  if (!isLive)
    for (let at = limit; at > 0; at -= 1) await write(response, event('message', aMessage(at)));
  if (!isLive)
    return void response.end(
      event('end', {
        scanned: limit,
        matched: limit,
        budget: ROWS,
        at: now(),
        cursor: null,
        reason: 'limit',
      }),
    );
  await write(response, progress(0, 'begin'));
  for (let at = 0; at < TAIL && !response.closed; at += TAIL_BATCH) {
    for (let each = at; each < at + TAIL_BATCH; each += 1)
      await write(response, event('message', aMessage(each)));
    await write(response, progress(at + TAIL_BATCH, `after-${at + TAIL_BATCH}`));
    await pause(150);
  }
}

const shell = readFileSync(join(WEB, 'index.html'), 'utf8').replaceAll('__CSP_NONCE__', '');
const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://console');
  const json = (data: unknown) =>
    response.setHeader('content-type', 'application/json').end(JSON.stringify(data));
  const stream = () => response.setHeader('content-type', 'text/event-stream');
  if (url.pathname === '/api/me') return json(me);
  if (url.pathname === '/api/overview') return json(overview());
  if (url.pathname === '/api/overview/stream') {
    stream();
    const timer = setInterval(() => response.write(event('overview', overview())), 1_000);
    return void response.on('close', () => clearInterval(timer));
  }
  if (url.pathname === `/api/topics/${TOPIC}`) return json(topic);
  if (url.pathname === `/api/topics/${TOPIC}/messages`) {
    stream();
    return void scan(response, Number(url.searchParams.get('limit')), url.searchParams.has('live'));
  }
  if (url.pathname.startsWith('/api')) return void response.writeHead(503).end();
  const file = extname(url.pathname) in TYPES ? join(WEB, url.pathname) : null;
  response
    .setHeader('content-type', file ? (TYPES[extname(file)] ?? '') : 'text/html')
    .end(file ? readFileSync(file) : shell);
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const browser = await openBrowser();

/** Returns the code and styles that a route loads, as files and as gzip would send them. */
async function weigh(route: string): Promise<{ route: string; kiB: number; gzipKiB: number }> {
  const page = await (await browser.newContext()).newPage();
  const files = new Set<string>();
  page.on('request', (request) => {
    const { pathname } = new URL(request.url());
    if (/^\/assets\/.*\.(m?js|css)$/.test(pathname)) files.add(pathname);
  });
  await page.goto(`${base}${route}`, { waitUntil: 'load' });
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await pause(700);
  const texts = [...files].map((file) => readFileSync(join(WEB, file)));
  await page.context().close();
  const sum = (sizes: number[]): number =>
    Math.round(sizes.reduce((total, size) => total + size, 0) / 1_024);
  return {
    route,
    kiB: sum(texts.map(({ length }) => length)),
    gzipKiB: sum(texts.map((text) => gzipSync(text).length)),
  };
}

async function heapMiB(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { metrics } = (await devtools.send('Performance.getMetrics')) as {
    metrics: { name: string; value: number }[];
  };
  return Math.round(metrics.find(({ name }) => name === 'JSHeapUsedSize')!.value / 104_857.6) / 10;
}

const told = (page: Page): Promise<string> => page.locator('.scan-told').innerText();

async function open(search: string): Promise<{ page: Page; devtools: CDPSession }> {
  const page = await (
    await browser.newContext({ viewport: { width: 1366, height: 900 }, locale: 'id-ID' })
  ).newPage();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  await page.goto(`${base}/topics/${TOPIC}?${search}`);
  return { page, devtools };
}

const FRAMES = 600;

interface Scrolled {
  /** ms between two drawn frames */
  frameMs: { median: number; p95: number; worst: number };
  drawnRows: number;
  /** % of the list */
  to: number;
}

/**
 * Scrolls the list frame by frame: by a wheel's 60 pixels, or from end to end as by its scroll bar.
 */
async function scrollBy(page: Page, stepPx: string): Promise<Scrolled> {
  const { took, ...at } = (await page.evaluate(`new Promise((resolve) => {
    const frame = document.querySelector('.messages');
    const step = ${stepPx};
    const took = [];
    let before = performance.now();
    const draw = () => {
      const now = performance.now();
      took.push(now - before);
      before = now;
      frame.scrollTop += step;
      if (took.length < ${FRAMES}) return requestAnimationFrame(draw);
      const to = Math.round((100 * frame.scrollTop) / (frame.scrollHeight - frame.clientHeight));
      resolve({ took, drawnRows: frame.querySelectorAll('tbody tr').length, to });
    };
    requestAnimationFrame(draw);
  })`)) as Omit<Scrolled, 'frameMs'> & { took: number[] };
  const sorted = took.slice(1).sort((a, b) => a - b);
  const part = (share: number): number =>
    Math.round(sorted[Math.floor(share * (sorted.length - 1))]! * 10) / 10;
  return { frameMs: { median: part(0.5), p95: part(0.95), worst: part(1) }, ...at };
}

async function scroll(): Promise<object> {
  const { page, devtools } = await open(`limit=${ROWS}`);
  const began = performance.now();
  while (!/100[.,]000/.test((await told(page).catch(() => '')).split('·')[0] ?? ''))
    await pause(200);
  const readSeconds = Math.round((performance.now() - began) / 100) / 10;
  const wheel = await scrollBy(page, '60');
  const bar = await scrollBy(page, `frame.scrollHeight / ${FRAMES}`);
  const heap = await heapMiB(devtools);
  await page.context().close();
  return { rows: ROWS, readSeconds, wheel, bar, heapMiB: heap };
}

async function tail(): Promise<object> {
  const { page, devtools } = await open('live=true');
  const heaps: [number, number][] = [];
  for (let seen = 0; seen < TAIL; ) {
    await pause(4_000);
    seen = Number(/([\d.]+) diperiksa/.exec(await told(page))?.[1]?.replaceAll('.', '') ?? 0);
    heaps.push([seen, await heapMiB(devtools)]);
  }
  const nodes = await page.evaluate('document.querySelectorAll("*").length');
  await page.context().close();
  return { messages: TAIL, heapMiBAfter: heaps, elements: nodes };
}

say('Weighing the routes');
const routes = [];
for (const route of ROUTES) routes.push(await weigh(route));
for (const { route, kiB, gzipKiB } of routes)
  say(`${route}: ${gzipKiB} KiB as gzip, ${kiB} KiB as files`);
say(`All files: ${readdirSync(join(WEB, 'assets')).length}`);
say(`Scrolling ${ROWS} rows`);
const scrolled = await scroll();
say(JSON.stringify(scrolled));
say(`An hour of live tail: ${TAIL} messages`);
const tailed = await tail();
say(JSON.stringify(tailed));
process.stdout.write(`${JSON.stringify({ routes, scrolled, tailed })}\n`);
await browser.close();
server.closeAllConnections();
server.close();
