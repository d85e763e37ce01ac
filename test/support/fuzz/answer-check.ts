import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { FuzzRequest } from './fuzz-requests.js';
import type { RawAnswer } from './raw-call.js';
import type { Json } from './schema-values.js';

const PROBLEM = 'application/problem+json';

/** Checks every answer against the API's own description. */
export class AnswerCheck {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: false, validateFormats: true });
  private readonly compiled = new Map<object, ValidateFunction>();

  constructor(document: Json) {
    (formats as unknown as (instance: Ajv2020) => void)(this.ajv);
    this.ajv.addFormat('base64url', /^[A-Za-z0-9_-]*$/);
    this.ajv.addSchema({ $id: 'api', components: document['components'] } as Json);
  }

  /** @returns what is wrong with an answer; null where it is right */
  violation(
    { operation, said }: FuzzRequest,
    { status, contentType, text }: RawAnswer,
  ): string | null {
    const described = operation.responses[String(status)];
    if (status >= 500 && !(status === 503 && text.includes('/problems/starting')))
      return `HTTP ${status} ${text.slice(0, 200)}`;
    if (!described) return `HTTP ${status}, which is not described`;
    if (status >= 400)
      return (
        problemViolation({ status, contentType, text }) ??
        this.undescribed(described.content?.[PROBLEM]?.schema, text)
      );
    // In an answer for many items, each item has its own status.
    if (status !== 207 && said && !this.validator(said.schema)(said.value))
      return `HTTP ${status} for a body that is not as described`;
    const contents = Object.entries(described.content ?? {});
    if (contents.length === 0) return text === '' ? null : 'a body where none is described';
    const found = contents.find(([mediaType]) => contentType.startsWith(mediaType));
    if (!found) return `content-type ${contentType}, which is not described`;
    if (!found[0].endsWith('json')) return null;
    return this.undescribed(found[1].schema, text);
  }

  private undescribed(schema: Json | undefined, text: string): string | null {
    const validate = this.validator(schema ?? {});
    return validate(parsed(text))
      ? null
      : `a body that is not as described: ${this.ajv.errorsText(validate.errors)}: ` +
          `${text.slice(0, 200)}`;
  }

  /** Whether a body that fits the description was refused because of its form. */
  isOverstrict({ said, isPlain, token }: FuzzRequest, { status, text }: RawAnswer): boolean {
    if (
      status !== 400 ||
      !text.includes('invalid-request') ||
      !said ||
      !isPlain ||
      token !== 'good'
    )
      return false;
    return this.validator(said.schema)(JSON.parse(JSON.stringify(said.value)));
  }

  private validator(schema: Json): ValidateFunction {
    const known = this.compiled.get(schema);
    if (known) return known;
    const { $schema: _, ...bare } = schema;
    const validate = this.ajv.compile(
      JSON.parse(JSON.stringify(bare).replaceAll('"#/components', '"api#/components')) as Json,
    );
    this.compiled.set(schema, validate);
    return validate;
  }
}

/**
 * @returns what is wrong with a refusal, which has to be a problem of RFC 9457; null where it is
 *   right
 */
export function problemViolation({ status, contentType, text }: RawAnswer): string | null {
  if (!contentType.startsWith(PROBLEM))
    return `HTTP ${status} as ${contentType || 'nothing'}: ${text.slice(0, 200)}`;
  const problem = parsed(text) as Json | undefined;
  const isWhole = ['type', 'title', 'detail'].every(
    (name) => typeof problem?.[name] === 'string' && problem[name] !== '',
  );
  if (!isWhole) return `a problem without type, title or detail: ${text.slice(0, 200)}`;
  return problem!['status'] === status
    ? null
    : `a problem of status ${String(problem!['status'])} with HTTP ${status}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
