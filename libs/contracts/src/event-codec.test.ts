import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ContractError, RegistryUnavailable } from './contract-error.js';
import { EventCodec } from './event-codec.js';
import { publishedSchemas } from './generated/published.js';
import { sampleEvents } from './generated/samples.js';
import { recordSchemas } from './generated/schemas.js';
import { MemorySchemaRegistry } from './memory-schema-registry.js';
import { subjectOf } from './schemas-to-register.js';

const codec = () => new EventCodec(new MemorySchemaRegistry());
const sample = (recordName: string) =>
  sampleEvents().find((event) => event.recordName === recordName)!;
const sighting = () => sample('Sighting').value;
const TOPIC = 'timpora.sighting';

/** ms; a process that is held up now and then is not slow every time. */
async function fastest(times: number, work: () => Promise<unknown>): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let nth = 0; nth < times && least >= 1; nth++) {
    const began = performance.now();
    await work();
    least = Math.min(least, performance.now() - began);
  }
  return least;
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'nothing';
  } catch (error) {
    if (!(error instanceof ContractError)) throw error;
    return error.code;
  }
}

describe('the event codec', () => {
  it.each(sampleEvents().map((event) => [event.recordName, event] as const))(
    'writes and reads a %s',
    async (_, { topic, recordName, value }) => {
      const one = codec();
      const bytes = await one.encode(recordName, value);
      expect((await one.decode(topic.replace('<agency>', 'kec-menteng'), bytes)).value).toEqual(
        value,
      );
    },
  );

  it('writes the same bytes for the same value', async () => {
    expect(await codec().encode('Sighting', sighting())).toEqual(
      await codec().encode('Sighting', sighting()),
    );
  });

  it('refuses a value with a field missing and says which, without its content', async () => {
    const { place: _, ...incomplete } = sighting() as unknown as Record<string, unknown>;
    expect(await codeOf(codec().encode('Sighting', incomplete))).toBe('UNENCODABLE');
  });

  it.each([
    ['nothing', Buffer.alloc(0), 'NOT_FRAMED'],
    ['JSON', Buffer.from('{"sightingId":1}'), 'NOT_FRAMED'],
    ['half a frame', Buffer.from([0, 0, 0]), 'TRUNCATED'],
    ['an id that nobody registered', Buffer.from([0, 0x7f, 0, 0, 0, 1]), 'UNKNOWN_SCHEMA'],
  ])('refuses %s', async (_, bytes, code) => {
    expect(await codeOf(codec().decode(TOPIC, bytes))).toBe(code);
  });

  it('refuses another topic’s record', async () => {
    const one = codec();
    expect(
      await codeOf(one.decode(TOPIC, await one.encode('Report', sample('Report').value))),
    ).toBe('WRONG_SCHEMA');
  });

  it('refuses every truncation, at whatever byte', async () => {
    const one = codec();
    const bytes = await one.encode('Sighting', sighting());
    for (let length = 0; length < bytes.length; length++) {
      expect(['NOT_FRAMED', 'TRUNCATED', 'UNDECODABLE']).toContain(
        await codeOf(one.decode(TOPIC, bytes.subarray(0, length))),
      );
    }
  });

  it('refuses bytes after the value', async () => {
    const one = codec();
    expect(
      await codeOf(
        one.decode(
          TOPIC,
          Buffer.concat([await one.encode('Sighting', sighting()), Buffer.from([0])]),
        ),
      ),
    ).toBe('UNDECODABLE');
  });

  it('answers at once to arrays that claim to be huge', async () => {
    const one = codec();
    const bytes = await one.encode('DirectoryEntry', sample('DirectoryEntry').value);
    for (let at = 5; at < bytes.length; at++) {
      const hostile = Buffer.concat([
        bytes.subarray(0, at),
        Buffer.from([0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x0f]),
        bytes.subarray(at),
      ]);
      expect(await fastest(5, () => codeOf(one.decode('timpora.directory', hostile)))).toBeLessThan(
        200,
      );
    }
  });

  it('never fails in any other way, whatever the bytes are', async () => {
    const one = codec();
    const whole = await one.encode('DirectoryEntry', sample('DirectoryEntry').value);
    await one.decode('timpora.directory', whole);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), {
          minLength: 1,
          maxLength: 8,
        }),
        async (flips) => {
          const bytes = Buffer.from(whole);
          for (const [at, byte] of flips) bytes[at] = byte;
          await codeOf(one.decode('timpora.directory', bytes));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('waits for a registry that is away, and reads known ids without it', async () => {
    const memory = new MemorySchemaRegistry();
    let away = false;
    const lookup = {
      byId: (id: number) =>
        away
          ? Promise.reject(new RegistryUnavailable('Expected an answer, got none'))
          : memory.byId(id),
      idOf: (subject: string, schema: string) => memory.idOf(subject, schema),
    };
    const one = new EventCodec(lookup);
    const bytes = await one.encode('Sighting', sighting());
    away = true;
    await expect(one.decode(TOPIC, bytes)).rejects.toBeInstanceOf(RegistryUnavailable);
    away = false;
    await one.decode(TOPIC, bytes);
    away = true;
    expect((await one.decode(TOPIC, bytes)).value).toEqual(sighting());
  });
});

describe('versions of a schema', () => {
  const v1 = recordSchemas.Sighting as unknown as { fields: object[] };
  const v2 = {
    ...v1,
    fields: [...v1.fields, { name: 'weather', type: ['null', 'string'], default: null }],
  };

  it('lets today’s code read a later version: the unknown field is left out', async () => {
    const registry = new MemorySchemaRegistry();
    const id = registry.add(subjectOf('Sighting'), JSON.stringify(v2));
    const { default: avro } = await import('avsc');
    const body = avro.Type.forSchema(v2 as never).toBuffer({ ...sighting(), weather: 'rain' });
    const head = Buffer.alloc(5);
    head.writeInt32BE(id, 1);
    const decoded = await new EventCodec(registry).decode(TOPIC, Buffer.concat([head, body]));
    expect(decoded.value).toEqual(sighting());
    expect(decoded.schemaId).toBe(id);
  });

  it('lets a later version read today’s: the new field has its default', async () => {
    const bytes = await codec().encode('Sighting', sighting());
    const { default: avro } = await import('avsc');
    const later = avro.Type.forSchema(v2 as never);
    const resolver = later.createResolver(avro.Type.forSchema(v1 as never));
    expect(later.fromBuffer(bytes.subarray(5), resolver)).toMatchObject({
      weather: null,
      kecamatan: '31.71.06',
    });
  });

  it.each(
    Object.entries(publishedSchemas).flatMap(([name, versions]) =>
      versions.map(({ version, schema }) => [name, version, schema] as const),
    ),
  )('reads %s v%d, which is frozen', async (name, _, schema) => {
    const { default: avro } = await import('avsc');
    const current = recordSchemas[name as keyof typeof recordSchemas];
    expect(() =>
      avro.Type.forSchema(current as never).createResolver(avro.Type.forSchema(schema as never)),
    ).not.toThrow();
  });
});
