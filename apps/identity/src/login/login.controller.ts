import { Controller, Get, Header, Inject, Post, Req, Res } from '@nestjs/common';
import type { IdentitySettings } from '@sinergi/settings';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Provider from 'oidc-provider';
import { IDENTITY_SETTINGS } from '../identity-tokens.js';
import { loginErrorPage, loginPage } from './login-page.js';
import { loginStyle } from './login-style.js';
import { chooseLanguage, loginWords } from './login-words.js';

type Ask = FastifyRequest<{
  Querystring: { lang?: string };
  Body: { operator?: string } | undefined;
}>;

/** Serves the provider's only page for browsers: the choice of the operator. */
@Controller()
export class LoginController {
  constructor(
    @Inject(Provider) private readonly provider: Provider,
    @Inject(IDENTITY_SETTINGS) private readonly settings: IdentitySettings,
  ) {}

  @Get('login.css')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'max-age=300')
  style(): string {
    return loginStyle;
  }

  @Get('interaction/:uid')
  async show(@Req() request: Ask, @Res() reply: FastifyReply): Promise<void> {
    const details = await this.detailsOf(request, reply);
    if (details === undefined) return;
    await html(
      reply,
      200,
      loginPage({
        uid: details.uid,
        language: details.language,
        operators: this.settings.operators,
      }),
    );
  }

  @Post('interaction/:uid')
  async choose(@Req() request: Ask, @Res() reply: FastifyReply): Promise<void> {
    const details = await this.detailsOf(request, reply);
    if (details === undefined) return;
    const { uid, language } = details;
    const chosen = this.settings.operators.find(
      (operator) => operator.id === request.body?.operator,
    );
    if (chosen === undefined) {
      const problem = loginWords[language].unknownOperator;
      await html(
        reply,
        422,
        loginPage({ uid, language, operators: this.settings.operators, problem }),
      );
      return;
    }
    const next = await this.provider.interactionResult(request.raw, reply.raw, {
      login: { accountId: chosen.id, remember: false },
    });
    await reply.code(303).header('location', next).send();
  }

  private async detailsOf(request: Ask, reply: FastifyReply) {
    try {
      const { uid, params } = await this.provider.interactionDetails(request.raw, reply.raw);
      const asked = typeof params.ui_locales === 'string' ? params.ui_locales : undefined;
      return {
        uid,
        language: chooseLanguage(request.query.lang, asked, request.headers['accept-language']),
      };
    } catch {
      const language = chooseLanguage(request.query.lang, request.headers['accept-language']);
      await html(reply, 400, loginErrorPage(loginWords[language].expired, language));
      return undefined;
    }
  }
}

async function html(reply: FastifyReply, status: number, page: string): Promise<void> {
  await reply
    .code(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(page);
}
