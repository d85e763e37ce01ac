import ts from 'typescript';

/** Attributes whose text is seen or announced. */
const SPOKEN = new Set([
  'aria-label',
  'title',
  'placeholder',
  'label',
  'description',
  'alt',
  'caption',
  'nothingFound',
  'closeButtonLabel',
]);
/** Names, units and keys that are the same in every language. */
const SAME_EVERYWHERE = new Set([
  'Sinergi',
  'ID',
  'EN',
  'WIB',
  'UTC',
  'Ctrl K',
  'Esc',
  'L',
  'ODbL',
  'idn-area-data',
  'CSV',
  'JSON',
  'CEL',
  'curl',
  // bytes, and the number of a version
  'B',
  'v',
]);

export interface SourceText {
  line: number;
  text: string;
}

/**
 * Finds words in a page's source that did not come through `t()`: text between tags and in
 * attributes, also within `?:` and templates.
 */
export function untranslated(fileName: string, source: string): SourceText[] {
  const file = ts.createSourceFile(
    fileName,
    source,
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  );
  const found: SourceText[] = [];
  const tell = (node: ts.Node, text: string): void => {
    if (isWord(text))
      found.push({
        line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1,
        text: text.trim(),
      });
  };
  const literals = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) tell(node, node.text);
    else if (ts.isTemplateExpression(node))
      for (const part of [node.head, ...node.templateSpans.map(({ literal }) => literal)])
        tell(part, part.text);
    else if (ts.isConditionalExpression(node))
      for (const branch of [node.whenTrue, node.whenFalse]) literals(branch);
    else if (ts.isBinaryExpression(node))
      for (const side of [node.left, node.right]) if (!isComparison(node)) literals(side);
    if (ts.isParenthesizedExpression(node)) literals(node.expression);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) tell(node, node.text);
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent))
      literals(node.expression);
    if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText()) && node.initializer) {
      if (ts.isStringLiteral(node.initializer)) tell(node, node.initializer.text);
      else if (ts.isJsxExpression(node.initializer) && node.initializer.expression)
        literals(node.initializer.expression);
    }
    if (ts.isPropertyAssignment(node) && SPOKEN.has(node.name.getText().replaceAll(/['"]/g, '')))
      literals(node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const isComparison = ({ operatorToken: { kind } }: ts.BinaryExpression): boolean =>
  kind === ts.SyntaxKind.EqualsEqualsEqualsToken ||
  kind === ts.SyntaxKind.ExclamationEqualsEqualsToken;

/**
 * Tells whether a text has letters that are not a name that is the same in every language, not
 * code, and not a sign such as B for bytes.
 */
function isWord(text: string): boolean {
  if (SAME_EVERYWHERE.has(text.trim()) || text.includes('==')) return false;
  return (text.match(/\p{L}[\p{L}\d -]*\p{L}/gu) ?? []).some((word) => !SAME_EVERYWHERE.has(word));
}
