import fc from 'fast-check';
import type { ApiOperation, Parameter } from './api-operations.js';
import {
  hostileBody,
  hostileHeader,
  hostileQueryValue,
  hostileSegment,
  spoiled,
  toText,
  wrongValue,
} from './hostile-values.js';
import { type Model, modelBodies, modelItem } from './model-bodies.js';
import { type Json, valuesOf } from './schema-values.js';

/** A request exactly as it is sent. */
export interface FuzzRequest {
  operation: ApiOperation;
  path: string;
  headers: [name: string, value: string][];
  body: Buffer | null;
  /** the schema and the value of the body, where the body is JSON of a described type */
  said: { schema: Json; value: unknown } | null;
  token: 'good' | 'none' | 'garbage';
  /** whether every parameter fits the description */
  isPlain: boolean;
}

interface Sent {
  body: Buffer | null;
  mediaType: string | null;
  said: FuzzRequest['said'];
}

/** Ids and values that exist on the platform, for requests that pass the first check. */
export interface Known {
  document: Json;
  /** ids by the first segment of their path */
  ids: Record<string, string[]>;
  models: Model[];
  now: number;
}

const OTHER_TYPES = [
  'text/plain',
  'application/xml',
  'application/json; charset=utf-16',
  'application/x-ndjson',
  'multipart/form-data; boundary=x',
  'application/',
  '*/*',
  'application/json;;',
];

/** Makes requests to one operation: some fit the description, others break it. */
export function requestsTo(operation: ApiOperation, known: Known): fc.Arbitrary<FuzzRequest> {
  const { parameters } = operation;
  const of = (place: Parameter['in']) => parameters.filter((parameter) => parameter.in === place);
  return fc
    .record({
      segments: fc.tuple(...of('path').map((parameter) => segment(operation, parameter, known))),
      query: fc.tuple(...of('query').map((parameter) => query(parameter, known))),
      more: fc.oneof(
        { weight: 12, arbitrary: fc.constant('') },
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            'extra=1',
            '__proto__=1',
            'limit[]=1',
            'a=1&a=2',
            '%zz=1',
            '&&&',
            '=',
          ),
        },
      ),
      headers: fc.tuple(...of('header').map((parameter) => header(parameter, known))),
      sent: bodies(operation, known),
      token: fc.constantFrom<FuzzRequest['token'][]>(
        ...Array<FuzzRequest['token']>(24).fill('good'),
        'none',
        'garbage',
      ),
    })
    .map(({ segments, query: queries, more, headers, sent, token }) => {
      const names = of('path').map(({ name }) => name);
      const path = names.reduce(
        (text, name, i) => text.replace(`{${name}}`, segments[i]!.text),
        operation.path,
      );
      const search = [...queries.flatMap(({ texts }) => texts), more]
        .filter((text) => text !== '')
        .join('&');
      const said = headers.flatMap(({ name, value }): [string, string][] =>
        value === null ? [] : [[name, value]],
      );
      return {
        operation,
        path: search === '' ? path : `${path}?${search}`,
        headers: [
          ...said,
          ...(sent.mediaType === null
            ? []
            : [['content-type', sent.mediaType] as [string, string]]),
        ],
        body: sent.body,
        said: sent.said,
        token,
        isPlain:
          more === '' && [...segments, ...queries, ...headers].every(({ isHostile }) => !isHostile),
      };
    });
}

function segment(
  { path }: ApiOperation,
  { schema }: Parameter,
  { ids, document, now }: Known,
): fc.Arbitrary<{ text: string; isHostile: boolean }> {
  const real = ids[path.split('/')[1]!] ?? [];
  return fc.oneof(
    ...(real.length > 0
      ? [
          {
            weight: 6,
            arbitrary: fc.constantFrom(...real).map((text) => ({ text, isHostile: false })),
          },
        ]
      : []),
    {
      weight: 2,
      arbitrary: valuesOf(schema, document, now).map((value) => ({
        text: encodeURIComponent(String(value)),
        isHostile: false,
      })),
    },
    { weight: 1, arbitrary: hostileSegment.map((text) => ({ text, isHostile: true })) },
  );
}

function query(
  { name, required, schema }: Parameter,
  { document, now }: Known,
): fc.Arbitrary<{ texts: string[]; isHostile: boolean }> {
  const once = (value: unknown): string[] => [`${name}=${encodeURIComponent(String(value))}`];
  return fc.oneof(
    {
      weight: required ? 1 : 14,
      arbitrary: fc.constant({ texts: [] as string[], isHostile: required }),
    },
    {
      weight: 6,
      arbitrary: valuesOf(schema, document, now).map((value) => ({
        texts: safely(() => once(value)),
        isHostile: false,
      })),
    },
    {
      weight: 1,
      arbitrary: hostileQueryValue.map((text) => ({ texts: [`${name}=${text}`], isHostile: true })),
    },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom<string[][]>(
          [`${name}=1`, `${name}=2`],
          [`${name}[]=1`],
          [`${name}[a]=1`],
          [name],
        )
        .map((texts) => ({ texts, isHostile: true })),
    },
  );
}

function header(
  { name, required, schema }: Parameter,
  { document, now }: Known,
): fc.Arbitrary<{ name: string; value: string | null; isHostile: boolean }> {
  const usual =
    name.toLowerCase() === 'if-match'
      ? fc.constantFrom('"1"', '"2"')
      : valuesOf(schema, document, now).map(sayable);
  return fc.oneof(
    {
      weight: required ? 1 : 6,
      arbitrary: fc.constant({ name, value: null, isHostile: required }),
    },
    { weight: 6, arbitrary: usual.map((value) => ({ name, value, isHostile: value === '' })) },
    { weight: 1, arbitrary: hostileHeader.map((value) => ({ name, value, isHostile: true })) },
  );
}

function bodies(operation: ApiOperation, { document, models, now }: Known): fc.Arbitrary<Sent> {
  const { bodies: described } = operation;
  const none: fc.Arbitrary<Sent> = fc.constant({ body: null, mediaType: null, said: null });
  if (described.length === 0)
    return fc.oneof(
      { weight: 8, arbitrary: none },
      {
        weight: 1,
        arbitrary: hostileBody.map((body) => ({ body, mediaType: 'application/json', said: null })),
      },
    );
  return fc.constantFrom(...described).chain((of): fc.Arbitrary<Sent> => {
    const { mediaType, schema } = of;
    if (mediaType === 'application/x-ndjson') return lines(document, models, now);
    const values = valuesOf(schema, document, now);
    const json = (value: unknown): Sent => {
      const text = toText(value);
      return { body: Buffer.from(text), mediaType, said: { schema, value } };
    };
    const sound = modelBodies(operation, of, models);
    return fc.oneof(
      ...(sound ? [{ weight: 8, arbitrary: sound.map(json) }] : []),
      { weight: 4, arbitrary: valuesOf(schema, document, now, 'examples').map(json) },
      { weight: 4, arbitrary: values.map(json) },
      { weight: 3, arbitrary: spoiled(valuesOf(schema, document, now, 'examples')).map(json) },
      { weight: 3, arbitrary: spoiled(values).map(json) },
      { weight: 1, arbitrary: wrongValue.map(json) },
      { weight: 2, arbitrary: hostileBody.map((body) => ({ body, mediaType, said: null })) },
      {
        weight: 1,
        arbitrary: fc.tuple(values, fc.constantFrom(...OTHER_TYPES)).map(([value, other]) => ({
          body: Buffer.from(toText(value)),
          mediaType: other,
          said: null,
        })),
      },
      {
        weight: 1,
        arbitrary: values.map((value) => ({
          body: Buffer.from(toText(value)),
          mediaType: null,
          said: null,
        })),
      },
      { weight: 1, arbitrary: none },
    );
  });
}

/** Makes lines of an import: valid batch items, damaged ones, and lines that are no JSON. */
function lines(document: Json, models: Model[], now: number): fc.Arbitrary<Sent> {
  const batch = (
    document['paths'] as Record<
      string,
      { post: { requestBody: { content: Record<string, { schema: Json }> } } }
    >
  )['/batch']!.post;
  const { properties } = batch.requestBody.content['application/json']!.schema as {
    properties: { items: { items: Json } };
  };
  const items = valuesOf(properties.items.items, document, now);
  const sound = fc.constantFrom(...models.map(modelItem));
  const line = fc.oneof(
    { weight: 2, arbitrary: sound.map((value) => Buffer.from(toText(value))) },
    { weight: 4, arbitrary: spoiled(sound).map((value) => Buffer.from(toText(value))) },
    { weight: 2, arbitrary: items.map((value) => Buffer.from(toText(value))) },
    { weight: 2, arbitrary: spoiled(items).map((value) => Buffer.from(toText(value))) },
    { weight: 2, arbitrary: hostileBody },
  );
  return fc
    .tuple(
      fc.array(line, { maxLength: 6 }),
      fc.constantFrom('\n', '\r\n', '\n\n'),
      fc.constantFrom(
        'application/x-ndjson',
        'application/x-ndjson',
        'application/x-ndjson',
        'application/json',
      ),
    )
    .map(([parts, end, mediaType]) => ({
      body: Buffer.concat(parts.flatMap((part) => [part, Buffer.from(end)])),
      mediaType,
      said: null,
    }));
}

/** Not every character can be in a header's value. */
const sayable = (value: unknown): string =>
  String(value)
    .replaceAll(/[^\t\x20-\x7e\x80-\xff]/g, '')
    .trim();

function safely(work: () => string[]): string[] {
  try {
    return work();
  } catch {
    // A lone surrogate cannot be percent-encoded.
    return [];
  }
}
