import { readFileSync } from 'node:fs';
import { Controller, Get, Header, Inject, UseGuards } from '@nestjs/common';
import type { ConsoleSettings } from '@sinergi/settings';
import type { FeatureCollection } from 'geojson';
import { Needs } from '../http/needs.js';
import { SETTINGS } from '../injection/console-tokens.js';
import { SessionGuard } from '../login/session.guard.js';

/** The districts' outlines: our own schematic drawing. Source: RFC 7946. */
@Controller('api/map')
@UseGuards(SessionGuard)
@Needs('look')
export class MapAreasController {
  private readonly areas: FeatureCollection;

  constructor(@Inject(SETTINGS) { boundariesFile }: ConsoleSettings) {
    this.areas = JSON.parse(readFileSync(boundariesFile, 'utf8')) as FeatureCollection;
  }

  @Get('areas')
  @Header('cache-control', 'private, max-age=3600')
  read(): FeatureCollection {
    return this.areas;
  }
}
