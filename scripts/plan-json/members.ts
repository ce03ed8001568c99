import { readFileSync } from 'node:fs';
import ts from 'typescript-5.9';

/** A member of a type of the source, as a page says it. */
export interface Member {
  readonly name: string;
  readonly optional: boolean;
  /** As it is written. */
  readonly type: string;
  /** Its docstring, on one line. */
  readonly meaning: string;
}

/**
 * The members that a type declares in a file: of an interface, or of the object in a type that is made from others.
 *
 * @throws Error - where the file declares no such type, or a member has no docstring.
 */
export function membersOf(file: string, name: string): readonly Member[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
  const declared = source.statements.find(
    (statement) =>
      (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) && statement.name.text === name,
  );
  if (declared === undefined) throw new Error(`${file} declares no ${name}.`);
  return membersWithin(declared).map((member) => memberOf(member, source));
}

/** The members of the first object type in a declaration. */
function membersWithin(node: ts.Node): readonly ts.PropertySignature[] {
  if (ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node)) return node.members.filter(ts.isPropertySignature);
  return (
    ts.forEachChild(node, (child) => {
      const members = membersWithin(child);
      return members.length > 0 ? members : undefined;
    }) ?? []
  );
}

function memberOf(member: ts.PropertySignature, source: ts.SourceFile): Member {
  const name = member.name.getText(source);
  const docs = ts.getJSDocCommentsAndTags(member).filter(ts.isJSDoc);
  const meaning = docs.map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '').join(' ');
  return {
    name,
    optional: member.questionToken !== undefined,
    type: member.type?.getText(source) ?? '',
    meaning: meaning.replaceAll(/\{@link (?:Plan\.)?(\w+)\}/g, '`$1`').replaceAll(/\s+/g, ' '),
  };
}
