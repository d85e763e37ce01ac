import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { isProtected } from './protected-words.js';

const HOUSE = 'libs/detection/src';

/** The names of all properties that a source reads, writes, destructures or declares. */
function propertyNames(source: string): string[] {
  const found: string[] = [];
  const file = ts.createSourceFile('a-rule.ts', source, ts.ScriptTarget.Latest, true);
  const nameOf = (node: ts.Node): string | null =>
    ts.isIdentifier(node) || ts.isStringLiteralLike(node) || ts.isPrivateIdentifier(node)
      ? node.text
      : null;
  const look = (node: ts.Node): void => {
    const named =
      ts.isPropertyAccessExpression(node) ||
      ts.isPropertyAssignment(node) ||
      ts.isShorthandPropertyAssignment(node) ||
      ts.isPropertySignature(node) ||
      ts.isPropertyDeclaration(node) ||
      ts.isMethodDeclaration(node) ||
      ts.isMethodSignature(node)
        ? node.name
        : ts.isElementAccessExpression(node)
          ? node.argumentExpression
          : ts.isComputedPropertyName(node)
            ? node.expression
            : ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)
              ? (node.propertyName ?? node.name)
              : ts.isLiteralTypeNode(node)
                ? node.literal
                : null;
    const name = named && nameOf(named);
    if (name !== null) found.push(name);
    ts.forEachChild(node, look);
  };
  look(file);
  return found;
}

const protectedIn = (source: string): string[] => propertyNames(source).filter(isProtected);

const SOURCES = readdirSync(HOUSE, { recursive: true, encoding: 'utf8' }).filter(
  (path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.includes('protected-words'),
);

describe('the sources of the rules', () => {
  it.each(SOURCES)('%s names no protected attribute', (path) => {
    expect(protectedIn(readFileSync(join(HOUSE, path), 'utf8'))).toEqual([]);
  });

  it('are looked at, each rule', () => {
    expect(SOURCES.filter((path) => path.startsWith('rules/')).length).toBeGreaterThan(4);
    expect(SOURCES).toContain('facts.ts');
  });

  it.each([
    ['permit.filter((one) => one.nationality === "UTO")', 'nationality'],
    ['permit.map((one) => one?.holder?.familyName)', 'familyName'],
    ['permit[0]["birthDate"]', 'birthDate'],
    ['const { sex } = permit[0]', 'sex'],
    ['const { religion: one } = permit[0]', 'religion'],
    ['const { holder: { givenNames } } = permit[0]', 'givenNames'],
    ['(({ ethnicity }) => ethnicity)(permit[0])', 'ethnicity'],
    ['representation[0].state', 'state'],
    ['interface Worse { placeOfBirth: string }', 'placeOfBirth'],
    ['type Worse = Pick<Identity, "citizenship">', 'citizenship'],
    ['const worse = { race: 1 }', 'race'],
    ['const worse = { ["gender"]: 1 }', 'gender'],
    ['const worse = { date_of_birth: 1 }', 'date_of_birth'],
  ])('that read as %s are refused for %s', (source, name) => {
    expect(protectedIn(source)).toContain(name);
  });

  it('may use words that only look like them', () => {
    const fine = 'const { statement, stage, average, page, coverageStated } = one.message';
    expect(protectedIn(fine)).toEqual([]);
    expect(protectedIn('// nationality\nconst text = "a name, a state"; f(text);')).toEqual([]);
  });
});
