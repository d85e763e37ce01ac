import 'reflect-metadata';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Controller, Get, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLogger } from '@sinergi/observability';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { LoginCookies } from '../login/login-cookies.js';
import { SessionTable } from '../login/session-table.js';
import { pageServer } from './page-server.js';

const LOGINS_A_MINUTE = 60;
const webDir = mkdtempSync(join(tmpdir(), 'sinergi-pages-'));
writeFileSync(join(webDir, 'index.html'), '<html></html>');
afterAll(() => rmSync(webDir, { recursive: true }));

@Controller()
class Login {
  @Get('login')
  begin(): object {
    return {};
  }
}

@Module({
  controllers: [Login],
  providers: [
    { provide: LoginCookies, useValue: new LoginCookies('test') },
    { provide: SessionTable, useValue: { confirmed: () => undefined } },
  ],
})
class Pages {}

let app: NestFastifyApplication;
afterEach(() => app.close());

/** Asks for the login, with what is said of the caller's address. @returns the status */
async function loginFrom(said: string): Promise<number> {
  const headers = { 'x-forwarded-for': said };
  return (await app.inject({ method: 'GET', url: '/login', headers })).statusCode;
}

async function serve(proxies?: string[]): Promise<void> {
  const logger = createLogger({ service: 'test', level: 'error' });
  const pages = { webDir, pages: ['/'], uncached: [] };
  app = await pageServer({
    module: { module: Pages },
    logger,
    outage: undefined,
    proxies,
    ...pages,
  });
  await app.init();
}

describe('whoever has no session', () => {
  it('is counted by the address that a proxy of the settings names', async () => {
    await serve(['127.0.0.1']);
    for (let n = 0; n < LOGINS_A_MINUTE; n++) expect(await loginFrom('192.0.2.1')).toBe(200);
    expect(await loginFrom('192.0.2.1')).toBe(429);
    expect(await loginFrom('192.0.2.7, 192.0.2.1')).toBe(429);
    expect(await loginFrom('192.0.2.2')).toBe(200);
  });

  it.each([
    ['nobody', undefined],
    ['another one', ['192.0.2.80']],
  ])('makes up no address where the proxy is %s', async (_who, proxies) => {
    await serve(proxies);
    for (let n = 0; n < LOGINS_A_MINUTE; n++) expect(await loginFrom(`192.0.2.${n}`)).toBe(200);
    expect(await loginFrom('192.0.2.100')).toBe(429);
  });
});
