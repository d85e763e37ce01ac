import { schemasToRegister } from '@sinergi/contracts';
import { describe, expect, it } from 'vitest';
import { countFields } from './avro-shape.js';
import { compareSchemas } from './compare-schemas.js';

const record = (...fields: object[]): string =>
  JSON.stringify({ type: 'record', name: 'Thing', namespace: 'a.test', fields });
const field = (type: unknown, more: object = {}): object => ({ name: 'f', type, ...more });
const one = (before: object, after: object) => compareSchemas(record(before), record(after));
const choice = (symbols: string[], more: object = {}) => ({
  type: 'enum',
  name: 'Choice',
  symbols,
  ...more,
});

describe('two versions of a schema', () => {
  it('are alike where nothing changed, however their names are written', () => {
    const full = record(field(choice(['A'])), { name: 'g', type: 'a.test.Choice' });
    const short = record(field(choice(['A'])), { name: 'g', type: 'Choice' });
    expect(compareSchemas(full, short)).toEqual([]);
  });

  it('differ by a field that came, which a former reader skips', () => {
    expect(compareSchemas(record(), record(field('string')))).toEqual([
      { path: 'f', change: 'added', before: null, after: 'string', isCompatible: true },
    ]);
  });

  it('differ by a field that went, which a former reader misses unless it has a default', () => {
    expect(compareSchemas(record(field('string')), record())).toEqual([
      { path: 'f', change: 'removed', before: 'string', after: null, isCompatible: false },
    ]);
    expect(compareSchemas(record(field('string', { default: '' })), record())[0]).toMatchObject({
      isCompatible: true,
    });
  });

  it.each([
    ['long', 'int', true],
    ['float', 'long', true],
    ['double', 'float', true],
    ['int', 'long', false],
    ['float', 'double', false],
    ['bytes', 'string', true],
    ['string', 'bytes', true],
    ['string', 'int', false],
    [['null', 'string'], 'string', true],
    ['string', ['null', 'string'], false],
    [{ type: 'array', items: 'long' }, { type: 'array', items: 'int' }, true],
    [{ type: 'fixed', name: 'F', size: 8 }, { type: 'fixed', name: 'F', size: 4 }, false],
  ])('a reader of %j and a writer of %j', (reader, writer, isCompatible) => {
    expect(one(field(reader), field(writer))).toEqual([
      expect.objectContaining({ change: 'type', isCompatible }),
    ]);
  });

  it('differ by symbols: a reader knows those it has, or takes its default for others', () => {
    expect(one(field(choice(['A', 'B'])), field(choice(['A'])))).toEqual([
      { path: 'f', change: 'symbols', before: 'A, B', after: 'A', isCompatible: true },
    ]);
    expect(one(field(choice(['A'])), field(choice(['A', 'B'])))[0]).toMatchObject({
      change: 'symbols',
      isCompatible: false,
    });
    expect(one(field(choice(['A'], { default: 'A' })), field(choice(['A', 'B'])))[0]).toMatchObject(
      { isCompatible: true },
    );
  });

  it('differ by words and defaults, which break nobody', () => {
    expect(
      one(field('int', { doc: 'a', default: 1 }), field('int', { doc: 'b', default: 2 })),
    ).toEqual([
      { path: 'f', change: 'default', before: '1', after: '2', isCompatible: true },
      { path: 'f', change: 'doc', before: 'a', after: 'b', isCompatible: true },
    ]);
  });

  it('differ within records, arrays and unions, each field by its own path, and only once', () => {
    const inner = (...fields: object[]) => [
      'null',
      { type: 'array', items: { type: 'record', name: 'Inner', fields } },
    ];
    expect(
      one(field(inner({ name: 'x', type: 'int' })), field(inner({ name: 'x', type: 'string' }))),
    ).toEqual([
      { path: 'f.x', change: 'type', before: 'int', after: 'string', isCompatible: false },
    ]);
    expect(
      compareSchemas(record(field(inner({ name: 'x', type: 'int' }), { default: null })), record()),
    ).toHaveLength(1);
  });

  it('are followed once where a record holds itself', () => {
    const tree = field({
      type: 'record',
      name: 'Node',
      fields: [{ name: 'next', type: ['null', 'Node'], doc: 'x' }],
    });
    expect(compareSchemas(record(tree), record(tree))).toEqual([]);
  });

  it('of our own report say what the second brought', () => {
    const [first, second] = schemasToRegister().filter(({ subject }) =>
      subject.endsWith('.Report'),
    );
    const changes = compareSchemas(first!.schema, second!.schema);
    expect(changes.filter(({ change }) => change === 'added').map(({ path }) => path)).toEqual([
      'findings',
      'ownedDiffering',
      'lookedOverAt',
    ]);
    expect(
      compareSchemas(second!.schema, first!.schema).every(
        ({ change, isCompatible }) => change !== 'removed' || isCompatible,
      ),
    ).toBe(true);
    expect(countFields(second!.schema) - countFields(first!.schema)).toBe(3);
  });
});
