import { json } from '@codemirror/lang-json';
import {
  bracketMatching,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  syntaxHighlighting,
} from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { styleNonce } from '@sinergi/web';

/** Colours come from CSS variables of the page, so that one definition serves both themes. */
const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--json-name)' },
  { tag: tags.string, color: 'var(--json-text)' },
  { tag: tags.number, color: 'var(--json-number)' },
  { tag: [tags.bool, tags.null], color: 'var(--json-word)' },
]);

const look = EditorView.theme({
  '&': { fontSize: '13px', backgroundColor: 'transparent', color: 'var(--mantine-color-text)' },
  '&.cm-focused': { outline: '3px solid var(--mantine-primary-color-filled)' },
  '.cm-gutters': {
    backgroundColor: 'transparent',
    color: 'var(--mantine-color-dimmed)',
    borderRight: 'none',
  },
  '.cm-content': { caretColor: 'var(--mantine-color-text)' },
  '.cm-cursor': { borderLeftColor: 'var(--mantine-color-text)' },
  '.cm-foldPlaceholder': { backgroundColor: 'transparent', color: 'var(--mantine-color-dimmed)' },
});

/**
 * Returns the extensions that every JSON view and editor of the console shares.
 * @param label the name that screen readers announce
 */
export function jsonLook(label: string): Extension[] {
  return [
    EditorView.cspNonce.of(styleNonce()),
    json(),
    lineNumbers(),
    foldGutter(),
    bracketMatching(),
    syntaxHighlighting(colours),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ 'aria-label': label }),
    keymap.of(foldKeymap),
    look,
  ];
}
