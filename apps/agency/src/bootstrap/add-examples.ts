import type { OpenAPIObject } from '@nestjs/swagger';
import { entityFlows, type RequestableChange } from '../entity/entity-flow.js';
import {
  beginsFor,
  changesFor,
  type ExampleContext,
  exampleBody,
} from '../entity/example-bodies.js';
import { CLOUD_EVENT_TYPE, CLOUD_EVENTS_TYPE, JSON_TYPE, LINES_TYPE } from '../http/media-types.js';

type Json = Record<string, unknown>;
type Examples = Record<string, { summary?: string; value: unknown }>;

/**
 * Adds complete request bodies, ready to send, for every change and for the routes that take many
 * entities.
 */
export function addExamples({ paths }: OpenAPIObject, context: ExampleContext): void {
  const put = (path: string, method: 'post' | 'put', mediaType: string, examples: Examples) => {
    const content = (paths[path]?.[method]?.requestBody as { content?: Json } | undefined)?.content;
    const media = content?.[mediaType] as Json | undefined;
    if (media && Object.keys(examples).length > 0) media['examples'] = examples;
  };
  const items: Json[] = [];
  for (const flow of entityFlows) {
    const { descriptor } = flow;
    const begins = beginsFor(flow, context.profile);
    const examplesOf = (changes: readonly RequestableChange[]): Examples =>
      Object.fromEntries(
        changes.map((change) => [change.change, { value: exampleBody(flow, change, context) }]),
      );
    const { plural } = descriptor;
    put(`/${plural}`, 'post', JSON_TYPE, examplesOf(begins));
    put(
      `/${plural}/{id}/changes`,
      'post',
      JSON_TYPE,
      examplesOf(changesFor(flow, context.profile)),
    );
    put(`/${plural}/{id}/disclosures`, 'post', JSON_TYPE, disclosure(flow, context));
    put(
      `/${plural}/{id}/attachments/{attachmentId}/disclosures`,
      'post',
      JSON_TYPE,
      fileWish(context),
    );
    // A change that names another entity needs that entity first, so it cannot stand in a list of
    // examples.
    const { relates, relatesToOneOf, mayRelate = {} } = flow.rules;
    if (paths[`/${plural}`]?.post && !relates && !relatesToOneOf) {
      const { change, ...data } = exampleBody(flow, begins[0]!, context);
      if (!Object.keys(mayRelate).some((name) => name in data))
        items.push({ flow: descriptor.flow, change, data });
    }
  }
  const events = items.map(toCloudEvent);
  put('/batch', 'post', JSON_TYPE, items[0] ? { one: { value: { items: [items[0]] } } } : {});
  put('/events', 'post', CLOUD_EVENT_TYPE, events[0] ? { structured: { value: events[0] } } : {});
  put('/events', 'post', CLOUD_EVENTS_TYPE, events[0] ? { batch: { value: [events[0]] } } : {});
  put('/events', 'post', JSON_TYPE, items[0] ? { binary: { value: items[0]['data'] } } : {});
  put('/imports/{id}/lines', 'put', LINES_TYPE, {
    lines: { value: items.map((item) => `${JSON.stringify(item)}\n`).join('') },
  });
}

function disclosure(
  { descriptor }: (typeof entityFlows)[number],
  { profile }: ExampleContext,
): Examples {
  const [group] = descriptor.sealed.map((field) => field.group);
  const [authority] = profile.legalAuthority;
  if (group === undefined || !authority) return {};
  return { [group]: { value: { groups: [group], ...why(authority.purpose) } } };
}

function fileWish({ profile }: ExampleContext): Examples {
  const [authority] = profile.legalAuthority;
  return authority ? { file: { value: why(authority.purpose) } } : {};
}

const why = (purpose: string): Json => ({
  purpose,
  reason: 'Field check under SP/001/XI/2026',
  officer: 'officer 0001',
});

const toCloudEvent = ({ flow, change, data }: Json, at: number): Json => ({
  specversion: '1.0',
  id: `example-${at}`,
  source: 'urn:example:register',
  type: `id.timpora.${String(flow)}.${String(change).toLowerCase()}`,
  data,
});
