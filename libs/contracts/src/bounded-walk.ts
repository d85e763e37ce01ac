import type { AvroSchema } from './avro-schema.js';
import { ContractError } from './contract-error.js';

type Step = (bytes: Buffer, at: number) => number;
type Named = Map<string, Step>;

const LONGEST_VARINT = 10;

/**
 * Walks Avro bytes by their schema without building values, and refuses a value that does not end
 * inside the bytes. avsc trusts an array's claimed length and would loop for it, so every value
 * from outside is walked before it is read. Source: Apache Avro 1.12 specification, binary
 * encoding.
 *
 * @returns a function from bytes and offset to the offset after the value; throws ContractError
 * TRUNCATED or UNDECODABLE
 */
export function boundedWalk(schema: AvroSchema): Step {
  return stepOf(schema, new Map(), '');
}

function stepOf(schema: AvroSchema, named: Named, namespace: string): Step {
  if (typeof schema === 'string') return primitive(schema) ?? byName(schema, named, namespace);
  if (Array.isArray(schema))
    return union(schema.map((branch) => stepOf(branch as AvroSchema, named, namespace)));
  const { type, ...attributes } = schema as { type: AvroSchema; [attribute: string]: unknown };
  switch (type) {
    case 'record':
      return record(attributes, named, namespace);
    case 'enum':
      return define(
        attributes,
        named,
        namespace,
        enumeration((attributes['symbols'] as unknown[]).length),
      );
    case 'fixed':
      return define(attributes, named, namespace, (bytes, at) =>
        within(bytes, at + (attributes['size'] as number)),
      );
    case 'array':
      return blocks(stepOf(attributes['items'] as AvroSchema, named, namespace));
    case 'map': {
      const value = stepOf(attributes['values'] as AvroSchema, named, namespace);
      return blocks((bytes, at) => value(bytes, sized(bytes, at)));
    }
    default:
      return stepOf(type, named, namespace);
  }
}

function record(attributes: Record<string, unknown>, named: Named, outer: string): Step {
  const namespace = (attributes['namespace'] as string | undefined) ?? outer;
  const steps: Step[] = [];
  const walk = define(attributes, named, outer, (bytes, at) => {
    let end = at;
    for (const step of steps) end = step(bytes, end);
    return end;
  });
  // After the name is known, since a record may contain itself.
  for (const field of attributes['fields'] as { type: AvroSchema }[])
    steps.push(stepOf(field.type, named, namespace));
  return walk;
}

function define(
  attributes: Record<string, unknown>,
  named: Named,
  outer: string,
  step: Step,
): Step {
  const name = attributes['name'] as string;
  const namespace = (attributes['namespace'] as string | undefined) ?? outer;
  named.set(name, step);
  if (namespace) named.set(`${namespace}.${name}`, step);
  return step;
}

function byName(name: string, named: Named, namespace: string): Step {
  const step = named.get(name) ?? named.get(`${namespace}.${name}`);
  if (!step)
    throw new ContractError(
      'UNDECODABLE',
      'Expected a schema that defines every name it uses, got one with an undefined name',
    );
  return step;
}

function primitive(name: string): Step | undefined {
  switch (name) {
    case 'null':
      return (_, at) => at;
    case 'boolean':
      return (bytes, at) => within(bytes, at + 1);
    case 'int':
    case 'long':
      return (bytes, at) => varint(bytes, at).end;
    case 'float':
      return (bytes, at) => within(bytes, at + 4);
    case 'double':
      return (bytes, at) => within(bytes, at + 8);
    case 'bytes':
    case 'string':
      return sized;
    default:
      return undefined;
  }
}

function union(branches: Step[]): Step {
  return (bytes, at) => {
    const { value, end } = varint(bytes, at);
    const branch = value >= 0 ? branches[value] : undefined;
    if (!branch)
      throw new ContractError(
        'UNDECODABLE',
        `Expected the index of one of ${branches.length} union branches, got another number`,
      );
    return branch(bytes, end);
  };
}

function enumeration(symbols: number): Step {
  return (bytes, at) => {
    const { value, end } = varint(bytes, at);
    if (value < 0 || value >= symbols)
      throw new ContractError(
        'UNDECODABLE',
        `Expected the index of one of ${symbols} enum symbols, got another number`,
      );
    return end;
  };
}

function blocks(item: Step): Step {
  return (bytes, at) => {
    let end = at;
    for (;;) {
      const head = varint(bytes, end);
      end = head.end;
      if (head.value === 0) return end;
      let count = head.value;
      if (count < 0) {
        count = -count;
        end = varint(bytes, end).end;
      }
      // Every item takes at least one byte in these schemas, so a count above the remaining bytes
      // is false.
      if (count > bytes.length - end)
        throw new ContractError(
          'TRUNCATED',
          `Expected at most ${bytes.length - end} items in the remaining bytes, got a larger count`,
        );
      for (let i = 0; i < count; i++) end = item(bytes, end);
    }
  };
}

function sized(bytes: Buffer, at: number): number {
  const { value, end } = varint(bytes, at);
  if (value < 0)
    throw new ContractError('UNDECODABLE', 'Expected a length of zero or more, got a negative one');
  return within(bytes, end + value);
}

function varint(bytes: Buffer, at: number): { value: number; end: number } {
  let value = 0;
  let scale = 1;
  for (let i = 0; i < LONGEST_VARINT; i++) {
    const byte = bytes[at + i];
    if (byte === undefined)
      throw new ContractError(
        'TRUNCATED',
        `Expected a number at byte ${at}, got the end of the bytes`,
      );
    value += (byte & 0x7f) * scale;
    // Beyond 2^53 exactness does not matter: no length, count or index that large is acceptable.
    if (byte < 0x80)
      return { value: value % 2 === 0 ? value / 2 : -(value + 1) / 2, end: at + i + 1 };
    scale *= 128;
  }
  throw new ContractError(
    'UNDECODABLE',
    `Expected a number of at most ${LONGEST_VARINT} bytes, got a longer one`,
  );
}

function within(bytes: Buffer, end: number): number {
  if (end > bytes.length)
    throw new ContractError('TRUNCATED', `Expected at least ${end} bytes, got ${bytes.length}`);
  return end;
}
