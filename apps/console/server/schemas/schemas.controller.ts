import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  UseGuards,
} from '@nestjs/common';
import { subjectOf } from '@sinergi/contracts';
import { type ConsoleSettings, readProfiles } from '@sinergi/settings';
import { Problem, TakesQuery } from '@sinergi/web-server';
import { z } from 'zod';
import type {
  CompatibilityVerdict,
  SchemaDiff,
  SchemaSubject,
  SchemaText,
  UpgradeReadiness,
} from '../../contract/schemas.js';
import { Needs } from '../http/needs.js';
import { readBody } from '../http/read-body.js';
import { SETTINGS } from '../injection/console-tokens.js';
import { SessionGuard } from '../login/session.guard.js';
import { type RegisteredVersion, SchemaHistory } from '../registry/schema-history.js';
import { type KnownTopic, topicDirectory } from '../topics/topic-directory.js';
import { ExchangeWatch } from '../watch/exchange-watch.js';
import { compareSchemas } from './compare-schemas.js';
import { partiesOf, type RunningAgency, readinessOf, versionUse } from './schema-use.js';

const number = z.coerce.number().int().min(1).max(100_000);
const span = z.object({ from: number, to: number });
const candidate = z.object({ schema: z.string().min(1).max(200_000) });

/**
 * Schemas and their history, from the registry; and which agencies still write and read which
 * version, by the software that they report.
 */
@Controller('api/schemas')
@UseGuards(SessionGuard)
@Needs('look')
export class SchemasController {
  private readonly topics: KnownTopic[];
  private readonly agencies: string[];

  constructor(
    private readonly history: SchemaHistory,
    private readonly watch: ExchangeWatch,
    @Inject(SETTINGS) settings: ConsoleSettings,
  ) {
    const profiles = readProfiles(settings.profilesDir);
    this.topics = [...topicDirectory(profiles).values()];
    this.agencies = profiles.filter(({ kind }) => kind === 'AGENCY').map(({ code }) => code);
  }

  @Get()
  async list(): Promise<SchemaSubject[]> {
    const subjects = await this.history.subjects();
    return Promise.all([...subjects].sort().map((subject) => this.subject(subject)));
  }

  @Get(':subject/versions/:version')
  async text(
    @Param('subject') subject: string,
    @Param('version') version: string,
  ): Promise<SchemaText> {
    return { subject, ...(await this.version(subject, readBody(number, version))) };
  }

  @Get(':subject/diff')
  @TakesQuery(span)
  async diff(@Param('subject') subject: string, @Query() query: unknown): Promise<SchemaDiff> {
    const { from, to } = readBody(span, query);
    const [before, after] = await Promise.all([
      this.version(subject, from),
      this.version(subject, to),
    ]);
    return { subject, from, to, fields: compareSchemas(before.text, after.text) };
  }

  @Get(':subject/readiness')
  async readiness(@Param('subject') subject: string): Promise<UpgradeReadiness> {
    const latest = (await this.history.versionsOf(subject)).at(-1);
    if (!latest)
      throw new Problem(
        'not-found',
        'Expected a subject with at least one version, got one without a version',
      );
    return readinessOf(subject, latest, partiesOf(this.topicsOf(subject)), this.running());
  }

  /** Asks the registry. It changes nothing, so it is not written as an action. */
  @Post(':subject/compatibility')
  @HttpCode(200)
  async compatibility(
    @Param('subject') subject: string,
    @Body() body: unknown,
  ): Promise<CompatibilityVerdict> {
    const { schema } = readBody(candidate, body);
    const verdict = await this.history.wouldFit(subject, schema);
    if (verdict.isCompatible || verdict.messages.length > 0) return verdict;
    // Apicurio refuses without giving a reason.
    const versions = await this.history.versionsOf(subject);
    const messages = versions.flatMap(({ version, text }) =>
      compareSchemas(schema, text)
        .filter(({ isCompatible }) => !isCompatible)
        .map(
          ({ path, before, after }) =>
            `Expected the new schema to read ${path} of version ${version}, ` +
            `where it is ${after ?? 'absent'}, got ${before ?? 'no such field'}`,
        ),
    );
    return { isCompatible: false, messages };
  }

  private async subject(subject: string): Promise<SchemaSubject> {
    const [versions, compatibility] = await Promise.all([
      this.history.versionsOf(subject),
      this.history.compatibilityOf(subject),
    ]);
    const topics = this.topicsOf(subject);
    const [parties, running] = [partiesOf(topics), this.running()];
    return {
      subject,
      topics: topics.map(({ topic }) => topic),
      compatibility,
      latest: versions.at(-1)?.version ?? 0,
      versions: versions.map((version) => versionUse(subject, version, parties, running)),
    };
  }

  private async version(subject: string, wanted: number): Promise<RegisteredVersion> {
    const found = (await this.history.versionsOf(subject)).find(
      ({ version }) => version === wanted,
    );
    if (!found)
      throw new Problem('not-found', 'Expected a version of the subject, got another number');
    return found;
  }

  private topicsOf(subject: string): KnownTopic[] {
    return this.topics.filter(({ recordName }) => subjectOf(recordName) === subject);
  }

  private running(): RunningAgency[] {
    return this.agencies.map((agency) => ({
      agency,
      software: this.watch.entry(agency)?.report.software ?? null,
    }));
  }
}
