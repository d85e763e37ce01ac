import { Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { Logger } from '@sinergi/observability';
import type { ConsoleSettings } from '@sinergi/settings';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LOGGER, SETTINGS } from '../console-tokens.js';
import { Problem } from '../door/problem.js';
import { IdentityClient } from './identity-client.js';
import { CHOOSE_COOKIE, LOGIN_COOKIE, LOGIN_SECONDS, SESSION_COOKIE, SESSION_SECONDS, Sessions } from './session.js';

/** A browser comes here by following links, so whatever goes wrong leads back to the shell, which says it in words: `/?login=<problem>`. */
@Controller()
export class LoginController {
  constructor(
    @Inject(SETTINGS) private readonly settings: ConsoleSettings,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly identity: IdentityClient,
    private readonly sessions: Sessions,
  ) {}

  @Get('login')
  async begin(
    @Query('to') to: string | undefined,
    @Query('lang') language: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.orSayWhy(reply, async () => {
      const asks = { language: language === 'en' ? 'en' : 'id', mustChoose: request.cookies[CHOOSE_COOKIE] !== undefined } as const;
      const { url, login } = await this.identity.begin(localPath(to), asks);
      await reply.setCookie(LOGIN_COOKIE, await this.sessions.sealLogin(login), this.cookie(LOGIN_SECONDS)).redirect(url, 302);
    });
  }

  @Get('login/callback')
  async complete(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.orSayWhy(reply, async () => {
      const login = await this.sessions.login(request.cookies[LOGIN_COOKIE]);
      if (!login) throw new Problem('login-failed', 'Expected a login that was begun here within ten minutes, got none');
      const operator = await this.identity.complete(request.url.slice(request.url.indexOf('?')), login);
      await reply
        .clearCookie(LOGIN_COOKIE, { path: '/' })
        .clearCookie(CHOOSE_COOKIE, { path: '/' })
        .setCookie(SESSION_COOKIE, await this.sessions.sealOperator(operator), this.cookie(SESSION_SECONDS))
        .redirect(login.returnTo, 302);
    });
  }

  /** Ends a session only where its cookie came along: SameSite keeps it from a form on another site, which so logs nobody out. */
  @Post('logout')
  async end(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (request.cookies[SESSION_COOKIE] !== undefined) {
      // The provider may still know the browser; whoever logs out expects to be asked at the next login.
      void reply.clearCookie(SESSION_COOKIE, { path: '/' }).setCookie(CHOOSE_COOKIE, '1', this.cookie(SESSION_SECONDS));
    }
    await reply.redirect('/', 303);
  }

  private async orSayWhy(reply: FastifyReply, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.logger.warn({ err: error }, 'login not completed');
      await reply.clearCookie(LOGIN_COOKIE, { path: '/' }).redirect(`/?login=${error.code}`, 302);
    }
  }

  private cookie(maxAge: number) {
    return { path: '/', httpOnly: true, sameSite: 'lax' as const, secure: this.settings.publicUrl.startsWith('https:'), maxAge };
  }
}

/** Only a path of our own: anything else would make the login a way to send people elsewhere. */
function localPath(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])[\w\-./?=&%]*$/.test(to) ? to : '/';
}
