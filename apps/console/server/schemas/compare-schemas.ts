import avro, { type Schema } from 'avsc';
import type { SchemaDiff } from '../../contract/schemas.js';
import { type AvroJson, type ShapedField, shapeOf } from './avro-shape.js';

type FieldChange = SchemaDiff['fields'][number];

/**
 * Compares two versions of a record field by field. Each change says whether a reader of the first
 * version can still read what a writer of the second version writes, considering this change alone.
 * Source: Apache Avro 1.12 specification, schema resolution.
 */
export function compareSchemas(fromText: string, toText: string): FieldChange[] {
  const [from, to] = [shapeOf(fromText), shapeOf(toText)];
  const changes: FieldChange[] = [];
  for (const [path, before] of from) {
    const after = to.get(path);
    if (after !== undefined) changes.push(...compareField(before, after));
    // The fields within a removed field were removed with it.
    else if (!hasParentOutside(path, from, to)) changes.push(removed(before));
  }
  for (const [path, after] of to) {
    // A reader skips fields that it does not know.
    if (!from.has(path) && !hasParentOutside(path, to, from))
      changes.push({ path, change: 'added', before: null, after: after.type, isCompatible: true });
  }
  return changes;
}

const removed = ({ path, type, defaultText }: ShapedField): FieldChange => ({
  path,
  change: 'removed',
  before: type,
  after: null,
  isCompatible: defaultText !== null,
});

function compareField(before: ShapedField, after: ShapedField): FieldChange[] {
  const { path } = before;
  const changes: FieldChange[] = [];
  if (before.type !== after.type) {
    const isCompatible = canRead(before.skeleton, after.skeleton);
    changes.push({ path, change: 'type', before: before.type, after: after.type, isCompatible });
  }
  if (
    before.symbols !== null &&
    after.symbols !== null &&
    before.symbols.join() !== after.symbols.join()
  ) {
    const isKnown = after.symbols.every((symbol) => before.symbols!.includes(symbol));
    changes.push({
      ...{
        path,
        change: 'symbols',
        before: before.symbols.join(', '),
        after: after.symbols.join(', '),
      },
      isCompatible: isKnown || before.symbolDefault !== null,
    });
  }
  // A reader uses its own default, and only for a field that was not written.
  if (before.defaultText !== after.defaultText)
    changes.push({
      path,
      change: 'default',
      before: before.defaultText,
      after: after.defaultText,
      isCompatible: true,
    });
  if (before.doc !== after.doc)
    changes.push({ path, change: 'doc', before: before.doc, after: after.doc, isCompatible: true });
  return changes;
}

/** Tells whether Avro resolves the written type into the reader's type. */
function canRead(reader: AvroJson, writer: AvroJson): boolean {
  try {
    const [own, theirs] = [reader, writer].map((schema) =>
      avro.Type.forSchema(structuredClone(schema) as Schema),
    );
    own!.createResolver(theirs!);
    return true;
  } catch {
    return false;
  }
}

function hasParentOutside(
  path: string,
  here: Map<string, ShapedField>,
  there: Map<string, ShapedField>,
): boolean {
  const parent = path.slice(0, path.lastIndexOf('.'));
  return path.includes('.') && here.has(parent) && !there.has(parent);
}
