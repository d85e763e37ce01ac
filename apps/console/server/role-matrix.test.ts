import { request } from 'node:http';
import { RequestMethod } from '@nestjs/common';
import { OPERATOR_CAPABILITIES, OPERATOR_ROLES } from '@sinergi/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CAPABILITIES,
  type Capability,
  type Operator,
  ROLES,
  type Role,
} from '../contract/session.js';
import { consoleModule } from './console.module.js';
import { SessionGuard } from './login/session.guard.js';
import { ConsoleAtHand } from './testing/console-at-hand.js';

const HOME = 'kec-menteng';
const ELSEWHERE = 'kec-senen';

/** What each role may do, written independently of the code that decides it. */
const MAY: Record<Role, { home: Capability[]; elsewhere: Capability[] }> = {
  viewer: { home: ['look', 'read'], elsewhere: ['look'] },
  operator: { home: ['look', 'read', 'unmask', 'operate'], elsewhere: ['look'] },
  'agency-admin': { home: ['look', 'read', 'unmask', 'operate', 'reset'], elsewhere: ['look'] },
  'platform-admin': { home: ['look', 'operate', 'reset'], elsewhere: ['look', 'operate', 'reset'] },
};
/**
 * Routes for every operator who is logged in: they concern the operator alone, or choose themselves
 * what the operator may see.
 */
const FOR_EVERYBODY = [
  'GET /api/me',
  'GET /api/sessions',
  'DELETE /api/sessions/:id',
  'GET /api/actions',
  'GET /api/actions/export',
];
/** An operation that starts a copy again needs more than its path needs. */
const RESETS = [
  { kind: 'RESYNC', target: { topic: 'timpora.sighting', partition: 0 } },
  { kind: 'REWIND', target: { topic: 'timpora.sighting', partition: 0, offset: '0' } },
];

interface Route {
  method: string;
  path: string;
  needs: Capability | null;
  isGuarded: boolean;
}

let served: ConsoleAtHand;
let routes: Route[];
const sessions = new Map<Role | 'nobody', { cookie: string; csrf: string }>();

beforeAll(async () => {
  served = await ConsoleAtHand.prepare({
    agencyUrls: { [HOME]: 'http://127.0.0.1:1', [ELSEWHERE]: 'http://127.0.0.1:1' },
    exportAllowed: true,
    alerts: { reach: 'public' },
  });
  await served.start();
  routes = (consoleModule(served.settings, served.logger, served).controllers ?? []).flatMap(
    (controller) => routesOf(controller as new () => object),
  );
  for (const role of ROLES) {
    const operator: Operator = { id: role, name: `Uji ${role}`, agency: HOME, roles: [role] };
    const { cookie, 'x-sinergi-csrf': csrf } = await served.sessionOf(operator);
    sessions.set(role, { cookie, csrf });
  }
});
afterAll(() => served?.close());

/** Returns the routes of a controller, as Nest reads them. */
function routesOf(controller: new () => object): Route[] {
  const read = (key: string, target: object): unknown => Reflect.getMetadata(key, target);
  const prefix = String(read('path', controller) ?? '/');
  return Object.getOwnPropertyNames(controller.prototype).flatMap((name) => {
    const handler = (controller.prototype as Record<string, unknown>)[name];
    if (typeof handler !== 'function' || read('method', handler) === undefined) return [];
    const path = `/${[prefix, String(read('path', handler))]
      .map((part) => part.replace(/^\/|\/$/g, ''))
      .filter(Boolean)
      .join('/')}`;
    const guards = [
      ...((read('__guards__', controller) as unknown[]) ?? []),
      ...((read('__guards__', handler) as unknown[]) ?? []),
    ];
    return [
      {
        method: RequestMethod[read('method', handler) as number]!,
        path,
        needs: (read('needs', handler) ?? read('needs', controller) ?? null) as Capability | null,
        isGuarded: guards.includes(SessionGuard),
      },
    ];
  });
}

const api = (): Route[] => routes.filter(({ path }) => path.startsWith('/api'));

async function ask(
  { method, path }: Pick<Route, 'method' | 'path'>,
  role: Role | null,
  agency: string,
  body: object = {},
  asked: string[] = [],
): Promise<{ status: number; type: string }> {
  const session = role === null ? undefined : sessions.get(role);
  const url = new URL(
    `${served.settings.publicUrl}${path.replace(':code', agency).replaceAll(/:\w+/g, 'x')}`,
  );
  // A route without an agency in its path names the agency in the query.
  if (!path.includes(':code')) url.searchParams.set('agency', agency);
  for (const more of asked) url.searchParams.append('agency', more);
  const abort = AbortSignal.timeout(10_000);
  const response = await fetch(url, {
    method,
    signal: abort,
    headers: {
      ...(session ? { cookie: session.cookie, 'x-sinergi-csrf': session.csrf } : {}),
      'content-type': 'application/json',
    },
    ...(method === 'GET' ? {} : { body: JSON.stringify(body) }),
  });
  const isStream = response.headers.get('content-type')?.includes('event-stream') ?? false;
  const text = isStream ? '' : await response.text();
  if (isStream) await response.body?.cancel();
  return { status: response.status, type: /"urn:sinergi:problem:([\w-]+)"/.exec(text)?.[1] ?? '' };
}

describe('the role matrix', () => {
  it('names the roles and capabilities of the identity provider and agencies', () => {
    expect([ROLES, CAPABILITIES]).toEqual([OPERATOR_ROLES, OPERATOR_CAPABILITIES]);
  });

  it('covers every route: each is guarded, and says what it needs', () => {
    expect(api().length).toBeGreaterThan(15);
    expect(api().filter(({ isGuarded }) => !isGuarded)).toEqual([]);
    const open = api().filter(({ needs }) => needs === null);
    expect(open.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
      [...FOR_EVERYBODY].sort(),
    );
  });

  it('lets nobody in without a session, whatever the route', async () => {
    for (const route of api())
      expect([route.path, await ask(route, null, HOME)]).toEqual([
        route.path,
        { status: 401, type: 'login-needed' },
      ]);
  });

  it('lets each role do only what is written for it, at home and elsewhere', async () => {
    const leaks: string[] = [];
    const locked: string[] = [];
    let cells = 0;
    for (const route of api().filter(({ needs }) => needs !== null)) {
      for (const role of ROLES) {
        for (const [agency, may] of [
          [HOME, MAY[role].home],
          [ELSEWHERE, MAY[role].elsewhere],
        ] as const) {
          cells += 1;
          const { type } = await ask(route, role, agency);
          const cell = `${role} at ${agency}: ${route.method} ${route.path}`;
          if (may.includes(route.needs!) && (type === 'not-allowed' || type === 'login-needed'))
            locked.push(`${cell} (${type})`);
          if (!may.includes(route.needs!) && type !== 'not-allowed')
            leaks.push(`${cell} (${type || 'answered'})`);
        }
      }
    }
    expect({ leaks, locked: locked.filter((cell) => !cell.endsWith('(login-needed)')) }).toEqual({
      leaks: [],
      locked: [],
    });
    expect(cells).toBeGreaterThan(100);
  });

  it('asks for the right at every agency that a request names', async () => {
    const routes = api().filter(({ needs }) => needs !== null && needs !== 'look');
    const leaks: string[] = [];
    for (const route of routes) {
      for (const [agency, body, asked] of [
        [HOME, { agency: ELSEWHERE }, []],
        [HOME, {}, [ELSEWHERE]],
        [ELSEWHERE, { agency: HOME }, [HOME]],
      ] as const) {
        if (route.method === 'GET' && 'agency' in body && asked.length === 0) continue;
        const { type } = await ask(route, 'agency-admin', agency, body, [...asked]);
        if (type !== 'not-allowed')
          leaks.push(
            `${route.method} ${route.path} of ${agency}, ${JSON.stringify([body, asked])}: ${type}`,
          );
      }
    }
    expect(leaks).toEqual([]);
  });

  it('resets a copy only for who may, and only when confirmed by its name', async () => {
    const route = { method: 'POST', path: '/api/agencies/:code/operations' };
    for (const role of ROLES) {
      for (const [agency, may] of [
        [HOME, MAY[role].home],
        [ELSEWHERE, MAY[role].elsewhere],
      ] as const) {
        for (const wish of RESETS) {
          const { type } = await ask(route, role, agency, {
            ...wish,
            reason: 'written down in a test',
            confirm: 'another',
          });
          expect([role, agency, type]).toEqual([
            role,
            agency,
            may.includes('reset') ? 'invalid-request' : 'not-allowed',
          ]);
        }
      }
    }
  });

  it('refuses a query parameter that a route does not know, and says what it takes', async () => {
    const { cookie, csrf } = sessions.get('agency-admin')!;
    const headers = { cookie, 'x-sinergi-csrf': csrf, 'content-type': 'application/json' };
    const wrong: string[] = [];
    for (const { method, path } of api()) {
      const url = new URL(
        path.replace(':code', HOME).replaceAll(/:\w+/g, '0'),
        served.settings.publicUrl,
      );
      url.searchParams.set('Agency', HOME);
      const body = method === 'GET' ? {} : { body: '{}' };
      const answer = await fetch(url, { method, headers, ...body });
      const { parameter, accepted } = (await answer.json()) as Record<string, unknown>;
      if (answer.status !== 400 || parameter !== 'Agency' || !Array.isArray(accepted))
        wrong.push(`${method} ${path}: ${answer.status}`);
    }
    expect(wrong).toEqual([]);
  });

  it('knows no agency by a name that every object has', async () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])
      for (const path of ['/api/agencies/:code/sync', '/api/agencies/:code'])
        expect([path, name, await ask({ method: 'GET', path }, 'platform-admin', name)]).toEqual([
          path,
          name,
          { status: 404, type: 'not-found' },
        ]);
  });

  it('leads to no other route of an agency, whatever stands where a name is expected', async () => {
    const { cookie } = sessions.get('operator')!;
    const typeOf = (path: string): Promise<string> =>
      new Promise((resolve, reject) => {
        // The request is sent byte for byte: fetch would resolve the steps itself.
        request(served.settings.publicUrl, { path, headers: { cookie } }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => resolve(JSON.parse(Buffer.concat(chunks).toString()).type));
        })
          .on('error', reject)
          .end();
      });
    for (const path of [
      `/api/agencies/${HOME}/dead-letters/%2e%2e/%2e%2e/sync`,
      `/api/agencies/${HOME}/dead-letters/timpora.sighting/0/%2e%2e`,
      `/api/agencies/${HOME}/operations/%2e%2e`,
      `/api/events/%2e%2e?agency=${HOME}`,
      '/api/schemas/%2e%2e/readiness',
    ])
      expect([path, await typeOf(path)]).toEqual([path, 'urn:sinergi:problem:invalid-request']);
  });
});
