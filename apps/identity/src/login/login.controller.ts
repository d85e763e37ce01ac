import { Controller, Get, Header, Inject, Post, Req, Res } from '@nestjs/common';
import type { IdentitySettings } from '@sinergi/settings';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Provider from 'oidc-provider';
import { IDENTITY_SETTINGS } from '../identity-tokens.js';
import { People } from '../provider/people.js';
import { loginErrorPage, loginPage } from './login-page.js';
import { loginStyle } from './login-style.js';
import { chooseLanguage, loginWords } from './login-words.js';

type Ask = FastifyRequest<{
  Querystring: { lang?: string };
  Body: { person?: string } | undefined;
}>;

/** Serves the provider's only page for browsers: the choice of the person. */
@Controller()
export class LoginController {
  private readonly people: People;

  constructor(
    @Inject(Provider) private readonly provider: Provider,
    @Inject(IDENTITY_SETTINGS) settings: IdentitySettings,
  ) {
    this.people = new People(settings);
  }

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
        people: details.people,
      }),
    );
  }

  @Post('interaction/:uid')
  async choose(@Req() request: Ask, @Res() reply: FastifyReply): Promise<void> {
    const details = await this.detailsOf(request, reply);
    if (details === undefined) return;
    const { uid, language, people } = details;
    const chosen = people.find(({ id }) => id === request.body?.person);
    if (chosen === undefined) {
      const problem = loginWords[language].unknownPerson;
      await html(reply, 422, loginPage({ uid, language, people, problem }));
      return;
    }
    const next = await this.provider.interactionResult(request.raw, reply.raw, {
      login: { accountId: chosen.id, remember: false },
    });
    if (details.sessionUid !== undefined) await this.forgetOther(details.sessionUid, chosen.id);
    await reply.code(303).header('location', next).send();
  }

  /**
   * A browser's session at the provider is of one person: where another one logs in, it begins
   * anew. The provider itself would ask by a page with a script, which the policy forbids.
   */
  private async forgetOther(sessionUid: string, id: string): Promise<void> {
    const session = await this.provider.Session.findByUid(sessionUid);
    if (session?.accountId === undefined || session.accountId === id) return;
    delete session.accountId;
    session.authorizations = {};
    await session.persist();
  }

  private async detailsOf(request: Ask, reply: FastifyReply) {
    try {
      const { uid, params, session } = await this.provider.interactionDetails(
        request.raw,
        reply.raw,
      );
      const asked = typeof params.ui_locales === 'string' ? params.ui_locales : undefined;
      return {
        uid,
        sessionUid: session?.uid,
        people: this.people.of(String(params['client_id'])),
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
