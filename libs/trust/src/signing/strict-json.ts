/** bytes of the longest text that is read */
const MOST_BYTES = 8 * 1_024 * 1_024;
const DEEPEST = 64;
const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const INTEGER = /^-?(0|[1-9][0-9]*)$/;
const LONE_SURROGATE = /[\ud800-\udfff]/u;

/**
 * Parses JSON that two programs must read alike (RFC 7493, I-JSON, and narrower): UTF-8 without a
 * byte order mark, no member twice, no half of a surrogate pair, and of numbers only integers from
 * -(2^53 - 1) to 2^53 - 1. It has at most 8 MiB and 64 levels.
 *
 * @throws SyntaxError that says what was expected
 */
export function parseStrictJson(bytes: Buffer): unknown {
  if (bytes.length > MOST_BYTES)
    throw new SyntaxError(`Expected at most ${MOST_BYTES} bytes, got ${bytes.length}`);
  const text = textOf(bytes);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new SyntaxError('Expected JSON, got another text');
  }
  checkTokens(text);
  return parsed;
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new SyntaxError('Expected UTF-8, got other bytes');
  }
}

/** Checks what the parser leaves open. The text is JSON, so tokens are all there is to look at. */
function checkTokens(text: string): void {
  /** the names of each open object so far; null for an array */
  const open: (Set<string> | null)[] = [];
  let string = '';
  for (let at = 0; at < text.length; ) {
    const end = endOfToken(text, at);
    const token = text.slice(at, end);
    const first = token[0]!;
    if (first === '"') string = checkedString(token);
    else if (first === ':') addName(open.at(-1)!, string);
    else if (first === '{' || first === '[') {
      open.push(first === '{' ? new Set() : null);
      if (open.length > DEEPEST) throw new SyntaxError(`Expected at most ${DEEPEST} levels`);
    } else if (first === '}' || first === ']') open.pop();
    else if (first === '-' || (first >= '0' && first <= '9')) checkNumber(token);
    at = end;
  }
}

function endOfToken(text: string, at: number): number {
  let end = at + 1;
  const first = text.charCodeAt(at);
  if (first === QUOTE) {
    while (text.charCodeAt(end) !== QUOTE) end += text.charCodeAt(end) === BACKSLASH ? 2 : 1;
    return end + 1;
  }
  if (isWord(first)) while (end < text.length && isWord(text.charCodeAt(end))) end += 1;
  return end;
}

/** Whether a character belongs to a number or to `true`, `false`, `null`. */
const isWord = (code: number): boolean =>
  (code >= 0x30 && code <= 0x39) ||
  (code >= 0x41 && code <= 0x5a) ||
  (code >= 0x61 && code <= 0x7a) ||
  (code >= 0x2b && code <= 0x2e && code !== COMMA);

function checkedString(token: string): string {
  if (!token.includes('\\')) return token.slice(1, -1);
  const string = JSON.parse(token) as string;
  if (LONE_SURROGATE.test(string))
    throw new SyntaxError('Expected whole characters, got half of a surrogate pair');
  return string;
}

function addName(names: Set<string> | null, name: string): void {
  if (names?.has(name)) throw new SyntaxError('Expected each member once, got one twice');
  names?.add(name);
}

function checkNumber(token: string): void {
  if (!INTEGER.test(token) || !Number.isSafeInteger(Number(token)))
    throw new SyntaxError('Expected an integer of at most 53 bits, got another number');
}
