import { createHash } from 'node:crypto';
import {
  PROBLEM_CODES,
  type ProblemCode,
  problemKind,
  problemType,
} from '../problem/problem-catalogue.js';

const STYLE =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}' +
  'code{font-size:.95em}dt{font-weight:600;margin-top:1rem}dd{margin:0}';
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Allows only the page's own style: the page needs no script, no font and no other address. */
export const PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${STYLE_HASH}'`,
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Renders the page of a problem for people: its meaning and the remedy. */
export function problemPage(code: ProblemCode): string {
  const { status, title, meaning, remedy } = problemKind(code);
  return page(
    title,
    `<p><code>${problemType(code)}</code>, HTTP ${status}</p>
<dl><dt>What it means</dt><dd>${escaped(meaning)}</dd>
<dt>What to do</dt><dd>${escaped(remedy)}</dd></dl>
<p><a href="/problems">Every problem</a></p>`,
  );
}

/** Renders the list of all problems, with links. */
export function problemsPage(): string {
  const items = PROBLEM_CODES.map((code) => {
    const { status, title } = problemKind(code);
    const link = `<a href="${problemType(code)}">${escaped(title)}</a>`;
    return `<li>${link} (<code>${code}</code>, HTTP ${status})</li>`;
  });
  return page(
    'Problems of this API',
    `<p>Every refusal is a problem (RFC 9457): its <code>type</code> leads to its page here.</p>
<ul>${items.join('\n')}</ul>`,
  );
}

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${escaped(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>${STYLE}</style></head>
<body><h1>${escaped(title)}</h1>
${body}
</body></html>
`;

const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
