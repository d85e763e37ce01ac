import { readFileSync } from 'node:fs';
import { Controller, Get, Header, Inject, Req, UseGuards } from '@nestjs/common';
import { flows, isKnownAt } from '@sinergi/contracts';
import { MEDIA_TYPES, type District as Outline, readBoundaries } from '@sinergi/domain';
import { type AgencyProfile, type DeskSettings, villagesIn } from '@sinergi/settings';
import { Problem, SessionGuard, sessionOf } from '@sinergi/web-server';
import type { FastifyRequest } from 'fastify';
import type { District, Ground } from '../../contract/ground.js';
import { PROFILES, SETTINGS } from '../injection/desk-tokens.js';

/** What every page needs: lane, agencies, districts, flows. It changes with a release alone. */
@Controller('api/ground')
@UseGuards(SessionGuard)
export class GroundController {
  private readonly shared: Omit<Ground, 'home' | 'flows'>;

  constructor(
    @Inject(SETTINGS) { lane, boundariesFile, mostFileBytes }: DeskSettings,
    @Inject(PROFILES) private readonly profiles: readonly AgencyProfile[],
  ) {
    const { districts } = readBoundaries(JSON.parse(readFileSync(boundariesFile, 'utf8')));
    this.shared = {
      lane,
      agencies: profiles.map(({ code, nameId, nameEn }) => ({ code, nameId, nameEn })),
      districts: districts.map(districtOf),
      files: { types: [...MEDIA_TYPES], mostBytes: mostFileBytes },
      villages: districts.flatMap(({ code }) => villagesIn(code)),
    };
  }

  @Get()
  @Header('cache-control', 'private, max-age=60')
  read(@Req() request: FastifyRequest): Ground {
    const { agency } = sessionOf(request).person;
    const profile = this.profiles.find(({ code }) => code === agency);
    if (!profile)
      throw new Problem('not-allowed', 'Expected an officer of an agency of this exchange');
    const { code, areaCodes, legalAuthority } = profile;
    const known = flows.filter(({ flow }) => isKnownAt(profile, flow));
    return {
      ...this.shared,
      flows: Object.fromEntries(
        known.map(({ flow, plural, idField, topic }) => [flow, { plural, idField, topic }]),
      ),
      home: { code, areaCodes, legalAuthority },
    };
  }
}

/** Returns a district by its largest ring. */
function districtOf({ code, name, outline }: Outline): District {
  const rings =
    outline.type === 'Polygon'
      ? [outline.coordinates[0]!]
      : outline.coordinates.map(([ring]) => ring!);
  const [largest = []] = rings.sort((a, b) => b.length - a.length);
  return { code, name, ring: largest.map(([lon = 0, lat = 0]) => [lon, lat]) };
}
