import { Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { Logger } from '@sinergi/observability';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '../http/problem.js';
import { TakesAnyQuery, TakesQuery } from '../http/takes-query.js';
import { IdentityClient } from './identity-client.js';
import { LoginCookies } from './login-cookies.js';
import { LOGIN_SECONDS, PendingLogins, SESSION_SECONDS } from './pending-logins.js';
import type { Person } from './person.js';
import { SessionTable } from './session-table.js';

/** Injects the logger that tells logins that failed. */
export const LOGIN_LOGGER = Symbol('LOGIN_LOGGER');

/**
 * The routes of login and logout. Browsers reach them by links, so every failure redirects to the
 * shell, which shows the problem in words: `/?login=<problem>`.
 */
@Controller()
export class LoginController {
  constructor(
    @Inject(LOGIN_LOGGER) private readonly logger: Logger,
    private readonly identity: IdentityClient,
    private readonly logins: PendingLogins,
    private readonly sessions: SessionTable,
    private readonly cookies: LoginCookies,
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
        mustChoose: request.cookies[this.cookies.choose] !== undefined,
      } as const;
      const { url, login } = await this.identity.begin(localPath(to), asks);
      await reply
        .setCookie(this.cookies.login, await this.logins.seal(login), this.cookie(LOGIN_SECONDS))
        .redirect(url, 302);
    });
  }

  @Get('login/callback')
  @TakesAnyQuery()
  async complete(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.orSayWhy(reply, async () => {
      const login = await this.logins.open(request.cookies[this.cookies.login]);
      if (!login)
        throw new Problem(
          'login-failed',
          'Expected a login that began here in the last ten minutes, got none',
        );
      const { person, refreshToken } = await this.identity.complete(
        request.url.slice(request.url.indexOf('?')),
        login,
      );
      await reply
        .clearCookie(this.cookies.login, GONE)
        .clearCookie(this.cookies.choose, GONE)
        .setCookie(
          this.cookies.session,
          await this.beginSession(person, refreshToken),
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
      .find(request.cookies[this.cookies.session])
      .catch(() => undefined);
    if (session) await this.sessions.end(session.sessionId);
    if (request.cookies[this.cookies.session] !== undefined) {
      // The provider may still know the browser. After a logout the person expects to be asked at
      // the next login.
      void reply
        .clearCookie(this.cookies.session, GONE)
        .setCookie(this.cookies.choose, '1', this.cookie(SESSION_SECONDS));
    }
    await reply.redirect('/', 303);
  }

  private async orSayWhy(reply: FastifyReply, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.logger.warn({ err: error }, 'login not completed');
      await reply.clearCookie(this.cookies.login, GONE).redirect(`/?login=${error.code}`, 302);
    }
  }

  private async beginSession(person: Person, refreshToken: string | undefined): Promise<string> {
    try {
      return await this.sessions.begin(person, refreshToken);
    } catch (error) {
      throw new Problem('unavailable', "Expected the server's database, got no answer", {
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
