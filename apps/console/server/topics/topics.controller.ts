import { Controller, Get, Inject, Param, UseGuards } from '@nestjs/common';
import { schemasToRegister, schemaText, subjectOf } from '@sinergi/contracts';
import { type ConsoleSettings, readProfiles } from '@sinergi/settings';
import { Problem } from '@sinergi/web-server';
import type { TopicDetail, TopicRow } from '../../contract/topics.js';
import { Needs } from '../http/needs.js';
import { SETTINGS } from '../injection/console-tokens.js';
import { SessionGuard } from '../login/session.guard.js';
import { SchemaHistory } from '../registry/schema-history.js';
import { ExchangeWatch } from '../watch/exchange-watch.js';
import { type KnownTopic, topicDirectory } from './topic-directory.js';
import { partitionRows, subscriberRows, topicRow } from './topic-rows.js';

type BundledRecord = Parameters<typeof schemaText>[0];
const bundled = new Set(schemasToRegister().map(({ subject }) => subject));

/**
 * Topics: their definition from the catalogue and the profiles, their traffic from reports and log
 * ends. No payload.
 */
@Controller('api/topics')
@UseGuards(SessionGuard)
@Needs('look')
export class TopicsController {
  private readonly topics: ReadonlyMap<string, KnownTopic>;

  constructor(
    private readonly watch: ExchangeWatch,
    private readonly schemas: SchemaHistory,
    @Inject(SETTINGS) settings: ConsoleSettings,
  ) {
    this.topics = topicDirectory(readProfiles(settings.profilesDir));
  }

  @Get()
  async list(): Promise<TopicRow[]> {
    const records = new Set([...this.topics.values()].map(({ recordName }) => recordName));
    const latest = new Map(
      await Promise.all(
        [...records].map(
          async (name) => [name, (await this.latestOf(name))?.version ?? null] as const,
        ),
      ),
    );
    return [...this.topics.values()].map((known) =>
      topicRow(known, this.watch, latest.get(known.recordName) ?? null),
    );
  }

  @Get(':topic')
  async one(@Param('topic') topic: string): Promise<TopicDetail> {
    const known = this.topics.get(topic);
    if (!known)
      throw new Problem('not-found', 'Expected a topic of the exchange, got another name');
    const latest = await this.latestOf(known.recordName);
    const subject = subjectOf(known.recordName);
    return {
      ...topicRow(known, this.watch, latest?.version ?? null),
      partitionRows: partitionRows(known, this.watch),
      subscriberRows: subscriberRows(known, this.watch),
      config: { ...known.config },
      access: known.access,
      schema: {
        subject,
        version: latest?.version ?? null,
        text: latest?.text ?? (bundled.has(subject) ? this.ownText(known) : ''),
      },
    };
  }

  /**
   * Returns the latest version; undefined while the registry is away, so that the topic is still
   * shown.
   */
  private async latestOf(
    recordName: string,
  ): Promise<{ version: number; text: string } | undefined> {
    try {
      return (await this.schemas.versionsOf(subjectOf(recordName))).at(-1);
    } catch (error) {
      if (error instanceof Problem) return undefined;
      throw error;
    }
  }

  private ownText({ recordName }: KnownTopic): string {
    return schemaText(recordName as BundledRecord);
  }
}
