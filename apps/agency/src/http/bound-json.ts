import { quoted } from '@sinergi/contracts';
import { Problem } from '../problem/problem.js';

/** The limits on the content of a JSON text. */
export interface JsonBounds {
  /** number of values of any kind */
  values: number;
  /** number of different field names */
  names: number;
  /** nesting depth of arrays and objects */
  depth: number;
}

/**
 * A batch of a thousand entities with all their fields stays well within these limits; all flows
 * together have a few hundred names. Names cost most: a parser keeps each new name, and megabytes
 * of new names block the whole process for a second or more.
 */
export const JSON_BOUNDS: JsonBounds = { values: 100_000, names: 1_000, depth: 32 };

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;

/**
 * Counts the content of a JSON text without parsing it, and stops at the first value too many, or
 * at a name that comes twice in one object: one reader takes the first, another the last. It does
 * not check that the text is JSON; the parser does. Source of the latter: RFC 8259, 4; RFC 7493,
 * 2.3.
 *
 * @throws Problem body-too-large, invalid-request
 */
export function boundJson(text: string, bounds: JsonBounds = JSON_BOUNDS): void {
  const names = new Set<string>();
  /** the names of each object that is open here */
  const inside: Set<string>[] = [];
  let values = 1;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      const end = endOfString(text, at);
      if (end === -1) return;
      if (isName(text, end + 1)) {
        const name = text.slice(at + 1, end);
        names.add(name);
        if (names.size > bounds.names) throw tooMuch(`${bounds.names} different names of fields`);
        expectNew(inside.at(-1), name);
      }
      at = end;
    } else if (code === COMMA) {
      values += 1;
      if (values > bounds.values) throw tooMuch(`${bounds.values} values`);
    } else if (isOpening(code)) {
      values += 1;
      depth += 1;
      if (values > bounds.values) throw tooMuch(`${bounds.values} values`);
      if (depth > bounds.depth) throw tooMuch(`${bounds.depth} levels`);
      inside.push(new Set());
    } else if (isClosing(code)) {
      depth -= 1;
      inside.pop();
    }
  }
}

/** Bounds a JSON text, then parses it. @throws Problem body-too-large; SyntaxError */
export function parseBounded(text: string): unknown {
  boundJson(text);
  return JSON.parse(text);
}

/** Returns the end of the string that begins here; -1 where it has no end. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === BACKSLASH) escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return -1;
}

function isName(text: string, after: number): boolean {
  let at = after;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return text.charCodeAt(at) === COLON;
}

const isSpace = (code: number): boolean =>
  code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d;
/** `[` and `{`. */
const isOpening = (code: number): boolean => code === 0x5b || code === 0x7b;
/** `]` and `}`. */
const isClosing = (code: number): boolean => code === 0x5d || code === 0x7d;

/** @throws Problem invalid-request where the object has the name already, however it is spelt */
function expectNew(object: Set<string> | undefined, spelt: string): void {
  const name = spelt.includes('\\') ? unescaped(spelt) : spelt;
  if (object?.has(name))
    throw new Problem(
      'invalid-request',
      `Expected each name once in an object, got ${quoted(name)} twice`,
    );
  object?.add(name);
}

function unescaped(spelt: string): string {
  try {
    return JSON.parse(`"${spelt}"`) as string;
  } catch {
    // The parser refuses it.
    return spelt;
  }
}

const tooMuch = (most: string): Problem =>
  new Problem('body-too-large', `Expected a body of at most ${most}, got more`);
