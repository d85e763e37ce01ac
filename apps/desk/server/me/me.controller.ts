import { Controller, Get, Inject, Req, UseGuards } from '@nestjs/common';
import { officerScopes, systemScopes } from '@sinergi/contracts';
import type { AgencyProfile } from '@sinergi/settings';
import { SessionGuard, sessionOf } from '@sinergi/web-server';
import type { FastifyRequest } from 'fastify';
import type { Me } from '../../contract/me.js';
import { PROFILES } from '../injection/desk-tokens.js';

/** The officer who is logged in, and what the officer may do. */
@Controller('api/me')
@UseGuards(SessionGuard)
export class MeController {
  constructor(@Inject(PROFILES) private readonly profiles: readonly AgencyProfile[]) {}

  @Get()
  read(@Req() request: FastifyRequest): Me {
    const { person, csrfToken, expiresAt } = sessionOf(request);
    const { id, name, agency, roles } = person;
    const profile = this.profiles.find(({ code }) => code === agency);
    return {
      ...{ id, name, agency, roles: [...roles] },
      officer: `${name} (${id})`,
      scopes: profile ? officerScopes(roles, systemScopes(profile)) : [],
      csrfToken,
      sessionExpiresAt: expiresAt.toISOString(),
    };
  }
}
