import { Controller, Get, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { ConsoleSettings } from '@sinergi/settings';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SETTINGS } from '../console-tokens.js';
import { Problem } from '../door/problem.js';
import { IdentityClient } from './identity-client.js';
import { LOGIN_COOKIE, SESSION_COOKIE, Sessions } from './session.js';

@Controller()
export class LoginController {
  constructor(
    @Inject(SETTINGS) private readonly settings: ConsoleSettings,
    private readonly identity: IdentityClient,
    private readonly sessions: Sessions,
  ) {}

  @Get('login')
  async begin(@Query('to') to: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    const { url, login } = await this.identity.begin(localPath(to));
    await reply.setCookie(LOGIN_COOKIE, await this.sessions.sealLogin(login), this.cookie(600)).redirect(url, 302);
  }

  @Get('login/callback')
  async complete(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const login = await this.sessions.login(request.cookies[LOGIN_COOKIE]);
    if (!login) throw new Problem('login-failed', 'Expected a login that was begun here within ten minutes, got none');
    const operator = await this.identity.complete(request.url.slice(request.url.indexOf('?')), login);
    await reply
      .clearCookie(LOGIN_COOKIE, { path: '/' })
      .setCookie(SESSION_COOKIE, await this.sessions.sealOperator(operator), this.cookie(8 * 3_600))
      .redirect(login.returnTo, 302);
  }

  /** A POST, so that no link on another page can log anybody out. */
  @Post('logout')
  async end(@Res() reply: FastifyReply): Promise<void> {
    await reply.clearCookie(SESSION_COOKIE, { path: '/' }).redirect('/', 303);
  }

  private cookie(maxAge: number) {
    return { path: '/', httpOnly: true, sameSite: 'lax' as const, secure: this.settings.publicUrl.startsWith('https:'), maxAge };
  }
}

/** Only a path of our own: anything else would make the login a way to send people elsewhere. */
function localPath(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])[\w\-./?=&%]*$/.test(to) ? to : '/';
}
