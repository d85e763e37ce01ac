import type { Person } from '../provider/people.js';
import { chooseLanguage, type Language, loginWords } from './login-words.js';

/**
 * Renders the page on which a developer picks one of the demo people. Every value is escaped,
 * and the page holds no script.
 */
export function loginPage(options: {
  uid: string;
  language: Language;
  people: readonly Person[];
  problem?: string;
}): string {
  const { uid, language, people, problem } = options;
  const words = loginWords[language];
  const other: Language = language === 'id' ? 'en' : 'id';
  const interaction = `/interaction/${encodeURIComponent(uid)}`;
  const inOther = `href="${interaction}?lang=${other}" lang="${other}" hreflang="${other}"`;
  const choices = people
    .map(
      ({ id, name, agency, roles }) =>
        `<li><button type="submit" name="person" value="${escapeHtml(id)}">
        <span class="name">${escapeHtml(name)}</span>
        <span class="detail">${escapeHtml(agency)} · ${escapeHtml(roles.join(', '))}</span>
      </button></li>`,
    )
    .join('\n');
  return document(
    language,
    words.title,
    `<p class="badge">${words.developmentOnly}</p>
    <h1>${words.title}</h1>
    <p class="note">${words.developmentNote}</p>
    ${problem === undefined ? '' : `<p class="problem" role="alert">${escapeHtml(problem)}</p>`}
    <form method="post" action="${interaction}?lang=${language}" aria-labelledby="choose">
      <h2 id="choose">${words.choose}</h2>
      <ul>${choices}</ul>
    </form>
    <p class="language"><a ${inOther}>${words.otherLanguage}</a></p>`,
  );
}

/** Renders the page that a browser shows when the login cannot go on. */
export function loginErrorPage(detail: string, language: Language = chooseLanguage()): string {
  const words = loginWords[language];
  return document(
    language,
    words.wentWrong,
    `<p class="badge">${words.developmentOnly}</p><h1>${words.wentWrong}</h1>` +
      `<p class="note">${words.startAgain}</p>` +
      `<p class="problem" role="alert">${escapeHtml(detail)}</p>`,
  );
}

function document(language: Language, title: string, body: string): string {
  return `<!doctype html>
<html lang="${language}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${title}</title>
  <link rel="stylesheet" href="/login.css">
  
</head>
<body><main>${body}</main></body>
</html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
