import avro, { type Schema } from 'avsc';
import type { SchemaDiff } from '../../contract/schemas.js';
import { type AvroJson, type ShapedField, shapeOf } from './avro-shape.js';

type FieldChange = SchemaDiff['fields'][number];

/**
 * What changed from one version of a record to another, field by field. Each change says whether a
 * reader of the former still reads what a writer of the latter writes, were it the only one.
 * Source: Apache Avro 1.12 specification, schema resolution.
 */
export function compareSchemas(fromText: string, toText: string): FieldChange[] {
  const [from, to] = [shapeOf(fromText), shapeOf(toText)];
  const changes: FieldChange[] = [];
  for (const [path, before] of from) {
    const after = to.get(path);
    if (after !== undefined) changes.push(...compareField(before, after));
    // What lies within a removed field went with it.
    else if (!hasParentOutside(path, from, to)) changes.push(removed(before));
  }
  for (const [path, after] of to) {
    // A reader skips what it does not know.
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
  // A reader takes its own default, and only for what was not written.
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

/** Whether Avro resolves what was written as one type into another. */
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
