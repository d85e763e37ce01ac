import { Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { Logger } from '@sinergi/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Operator } from '../../contract/session.js';
import { Problem } from '../http/problem.js';
import { TakesAnyQuery, TakesQuery } from '../http/takes-query.js';
import { LOGGER } from '../injection/console-tokens.js';
import { IdentityClient } from './identity-client.js';
import {
  CHOOSE_COOKIE,
  LOGIN_COOKIE,
  LOGIN_SECONDS,
  PendingLogins,
  SESSION_COOKIE,
  SESSION_SECONDS,
} from './session.js';
import { SessionTable } from './session-table.js';

/**
 * The routes of login and logout. Browsers reach them by links, so every failure redirects to the
 * shell, which shows the problem in words: `/?login=<problem>`.
 */
@Controller()
export class LoginController {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly identity: IdentityClient,
    private readonly logins: PendingLogins,
    private readonly sessions: SessionTable,
  ) {}

  @Get('login')
  @TakesQuery(['to', 'lang'])
  async begin(
    @Query('to') to: string | undefined,
    @Query('lang') language: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.orSayWhy(reply, async () => {
      const asks = {
        language: language === 'en' ? 'en' : 'id',
        mustChoose: request.cookies[CHOOSE_COOKIE] !== undefined,
      } as const;
      const { url, login } = await this.identity.begin(localPath(to), asks);
      await reply
        .setCookie(LOGIN_COOKIE, await this.logins.seal(login), this.cookie(LOGIN_SECONDS))
        .redirect(url, 302);
    });
  }

  @Get('login/callback')
  @TakesAnyQuery()
  async complete(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.orSayWhy(reply, async () => {
      const login = await this.logins.open(request.cookies[LOGIN_COOKIE]);
      if (!login)
        throw new Problem(
          'login-failed',
          'Expected a login that began here in the last ten minutes, got none',
        );
      const { operator, refreshToken } = await this.identity.complete(
        request.url.slice(request.url.indexOf('?')),
        login,
      );
      await reply
        .clearCookie(LOGIN_COOKIE, GONE)
        .clearCookie(CHOOSE_COOKIE, GONE)
        .setCookie(
          SESSION_COOKIE,
          await this.beginSession(operator, refreshToken),
          this.cookie(SESSION_SECONDS),
        )
        .redirect(login.returnTo, 302);
    });
  }

  /**
   * Ends the session of the cookie that came with the request. SameSite keeps the cookie from a
   * form on another site, so that such a form logs nobody out.
   */
  @Post('logout')
  async end(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const session = await this.sessions
      .find(request.cookies[SESSION_COOKIE])
      .catch(() => undefined);
    if (session) await this.sessions.end(session.sessionId);
    if (request.cookies[SESSION_COOKIE] !== undefined) {
      // The provider may still know the browser. After a logout the operator expects to be asked at
      // the next login.
      void reply
        .clearCookie(SESSION_COOKIE, GONE)
        .setCookie(CHOOSE_COOKIE, '1', this.cookie(SESSION_SECONDS));
    }
    await reply.redirect('/', 303);
  }

  private async orSayWhy(reply: FastifyReply, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.logger.warn({ err: error }, 'login not completed');
      await reply.clearCookie(LOGIN_COOKIE, GONE).redirect(`/?login=${error.code}`, 302);
    }
  }

  private async beginSession(
    operator: Operator,
    refreshToken: string | undefined,
  ): Promise<string> {
    try {
      return await this.sessions.begin(operator, refreshToken);
    } catch (error) {
      throw new Problem('unavailable', "Expected the console's database, got no answer", {
        cause: error,
      });
    }
  }

  private cookie(maxAge: number) {
    return { ...GONE, httpOnly: true, sameSite: 'lax' as const, maxAge };
  }
}

const GONE = { path: '/', secure: true };

/**
 * Returns a path of our own server; any other target would let the login redirect people to another
 * site.
 */
function localPath(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])[\w\-./?=&%]*$/.test(to) ? to : '/';
}
