import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import ts from 'typescript';

/** A function Apps Script can call: from a trigger, a menu, the sidebar or a cell. */
export type EntryPoint = Readonly<{
  name: string;
  /** As written, `...rest` included. The formula helper shows these names. */
  parameters: readonly string[];
  /** The block comment above it, '' when it has none. */
  documentation: string;
}>;

/**
 * What `names`, the exports of the file `path`, look like in the source.
 *
 * @throws Error naming the export, when it is no function with plain parameters
 */
export function entryPointsOf(path: string, names: readonly string[]): EntryPoint[] {
  return [...names].sort().map((name) => {
    if (name.endsWith('_')) throw new Error(`${path}: ${name} ends in an underscore, which hides it from Apps Script. Rename it.`);
    return entryPoint(path, name, name);
  });
}

function entryPoint(path: string, name: string, local: string): EntryPoint {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true);
  for (const statement of source.statements) {
    const found = declared(statement, local);
    if (found !== null) return { name, parameters: found.parameters.map(parameterText), documentation: commentAbove(source, statement) };
    const elsewhere = reExport(statement, local);
    if (elsewhere !== null) return entryPoint(sourceFile(path, elsewhere.module), name, elsewhere.local);
  }
  throw new Error(`${path}: the export ${local} must be a function declared there or re-exported by name.`);
}

function declared(statement: ts.Statement, name: string): ts.SignatureDeclaration | null {
  if (ts.isFunctionDeclaration(statement)) return statement.name?.text === name ? statement : null;
  if (!ts.isVariableStatement(statement)) return null;
  for (const { name: bound, initializer } of statement.declarationList.declarations) {
    if (!ts.isIdentifier(bound) || bound.text !== name || initializer === undefined) continue;
    if (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer)) return initializer;
  }
  return null;
}

/** Where `export { a as name } from './module.js'` leads. */
function reExport(statement: ts.Statement, name: string): Readonly<{ module: string; local: string }> | null {
  if (!ts.isExportDeclaration(statement) || statement.moduleSpecifier === undefined) return null;
  if (!ts.isStringLiteral(statement.moduleSpecifier)) return null;
  if (statement.exportClause === undefined || !ts.isNamedExports(statement.exportClause)) return null;
  const element = statement.exportClause.elements.find((candidate) => candidate.name.text === name);
  return element === undefined ? null : { module: statement.moduleSpecifier.text, local: (element.propertyName ?? element.name).text };
}

function sourceFile(from: string, module: string): string {
  const path = resolve(dirname(from), module.replace(/\.js$/, '.ts'));
  if (!existsSync(path)) throw new Error(`${from}: cannot follow the export from ${module}.`);
  return path;
}

function parameterText(parameter: ts.ParameterDeclaration): string {
  if (!ts.isIdentifier(parameter.name)) throw new Error(`An entry point takes named parameters only, not ${parameter.name.getText()}.`);
  return parameter.dotDotDotToken === undefined ? parameter.name.text : `...${parameter.name.text}`;
}

function commentAbove(source: ts.SourceFile, statement: ts.Statement): string {
  const ranges = ts.getLeadingCommentRanges(source.text, statement.getFullStart()) ?? [];
  const last = ranges[ranges.length - 1];
  const text = last === undefined ? '' : source.text.slice(last.pos, last.end);
  return text.startsWith('/**') ? text : '';
}

/** Plain global functions that hand over to the bundle's object `globalName`. */
export function globalFunctions(entryPoints: readonly EntryPoint[], globalName: string): string {
  return entryPoints
    .map(({ name, parameters, documentation }) => {
      const list = parameters.join(', ');
      const declaration = `function ${name}(${list}) {\n  return ${globalName}.${name}(${list});\n}`;
      return documentation === '' ? declaration : `${documentation}\n${declaration}`;
    })
    .join('\n');
}
