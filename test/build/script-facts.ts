import ts from 'typescript';

/** Every `object.member` of a script whose object is a plain name: `MailApp.sendEmail`. */
export function memberUses(code: string): Set<string> {
  const uses = new Set<string>();
  visit(code, (node) => {
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) uses.add(`${node.expression.text}.${node.name.text}`);
  });
  return uses;
}

/** Names of all methods a script calls on anything: `slice`, `flatMap`. */
export function methodsCalled(code: string): Set<string> {
  const names = new Set<string>();
  visit(code, (node) => {
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) names.add(node.expression.name.text);
  });
  return names;
}

export function hasTemplateLiteral(code: string): boolean {
  let found = false;
  visit(code, (node) => {
    if (ts.isTemplateExpression(node) || ts.isNoSubstitutionTemplateLiteral(node)) found = true;
  });
  return found;
}

/** Block comments right above the declaration of a global function. */
export function commentAbove(code: string, name: string): string {
  const source = parse(code);
  const statement = source.statements.find((candidate) => ts.isFunctionDeclaration(candidate) && candidate.name?.text === name);
  if (statement === undefined) throw new Error(`There is no function ${name}.`);
  const range = ts.getLeadingCommentRanges(code, statement.getFullStart())?.pop();
  return range === undefined ? '' : code.slice(range.pos, range.end);
}

function parse(code: string): ts.SourceFile {
  return ts.createSourceFile('Code.js', code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
}

function visit(code: string, look: (node: ts.Node) => void): void {
  const walk = (node: ts.Node): void => {
    look(node);
    ts.forEachChild(node, walk);
  };
  walk(parse(code));
}
