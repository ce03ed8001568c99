import { join, relative } from 'node:path';
import ts from 'typescript-5.9';

/** What is written at an exported symbol, or at a member of one. */
export interface Docstring {
  /** Relative to the project's root. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** `ApiGatewayOptions.clock` */
  readonly name: string;
  /** The comment; empty where it has no comment. */
  readonly text: string;
  /** Whether it may be left out of options. */
  readonly isOption: boolean;
  /** Whether it is a step of a builder; of overloads the first one. */
  readonly isStep: boolean;
}

const ofOptions = /(?:Options|Configuration|Config|Injection|Use|Connection)$/;
const ofSteps =
  /^(?:RestApi|Resource|Method)Builder$|^(?:Common|Mapping|Connection)Steps$|Step$|^IntegrationStart$|^(?:UsagePlan|DomainName|Stage)Definition$|^DomainNameAttachment$|PatchBuilder$|^MethodSettingsPoint$/;

/** Every docstring of what some entry points of `src` export, members included. */
export function docstringsOf(root: string, entries: readonly string[]): readonly Docstring[] {
  const files = entries.map((entry) => join(root, 'src', `${entry}.ts`));
  const program = ts.createProgram(files, {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    noEmit: true,
    skipLibCheck: true,
    strict: true,
  });
  const checker = program.getTypeChecker();
  const found: Docstring[] = [];
  const seen = new Set<ts.Node>();

  function note(at: ts.Node, name: string, kind: Partial<Pick<Docstring, 'isOption' | 'isStep'>> = {}): void {
    const source = at.getSourceFile();
    const text = ts
      .getJSDocCommentsAndTags(at)
      .filter(ts.isJSDoc)
      .map((comment) => comment.getText())
      .join('\n');
    if (text.includes('@internal')) return;
    const line = source.getLineAndCharacterOfPosition(at.getStart()).line + 1;
    found.push({ isOption: false, isStep: false, ...kind, file: relative(root, source.fileName), line, name, text });
  }

  const isOurs = (declaration: ts.Node) => declaration.getSourceFile().fileName.startsWith(join(root, 'src'));

  function visitMembers(owner: string, members: ts.NodeArray<ts.TypeElement | ts.ClassElement>): void {
    const names = new Set<string>();
    for (const member of members) {
      const isHidden = ts.getCombinedModifierFlags(member) & (ts.ModifierFlags.Private | ts.ModifierFlags.Protected);
      if (isHidden || ts.isConstructorDeclaration(member) || (member.name && ts.isPrivateIdentifier(member.name)))
        continue;
      const isMethod = ts.isMethodSignature(member) || ts.isMethodDeclaration(member);
      const own = member.name?.getText() ?? '()';
      const isOverload = names.has(own);
      names.add(own);
      // The implementation of overloads is nobody's to call.
      if (ts.isMethodDeclaration(member) && isOverload && member.body) continue;
      if (ts.isSetAccessor(member)) continue;
      const isOption = ts.isPropertySignature(member) && Boolean(member.questionToken) && ofOptions.test(owner);
      note(member, `${owner}.${own}`, { isOption, isStep: isMethod && !isOverload && ofSteps.test(owner) });
      if (ts.isPropertySignature(member) && member.type) visitType(`${owner}.${own}`, member.type);
    }
  }

  function visitType(owner: string, type: ts.TypeNode): void {
    if (ts.isTypeLiteralNode(type)) visitMembers(owner, type.members);
    else if (ts.isUnionTypeNode(type) || ts.isIntersectionTypeNode(type))
      for (const one of type.types) visitType(owner, one);
    else if (ts.isParenthesizedTypeNode(type)) visitType(owner, type.type);
  }

  function visit(declaration: ts.Declaration, name: string): void {
    if (seen.has(declaration) || !isOurs(declaration)) return;
    seen.add(declaration);
    note(ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration, name);
    if (ts.isClassDeclaration(declaration) || ts.isInterfaceDeclaration(declaration)) {
      visitMembers(name, declaration.members);
      for (const { types } of declaration.heritageClauses ?? [])
        for (const { expression } of types) for (const base of declarationsAt(expression)) visitBase(base, name);
    } else if (ts.isTypeAliasDeclaration(declaration)) visitType(name, declaration.type);
    else if (ts.isVariableDeclaration(declaration) && declaration.type) visitType(name, declaration.type);
  }

  /** What an interface takes over from one that isn't exported, is its own to users. */
  function visitBase(base: ts.Declaration, heir: string): void {
    if (!ts.isInterfaceDeclaration(base)) return;
    visit(base, ofOptions.test(heir) ? heir : base.name.text);
  }

  function declarationsAt(node: ts.Node): readonly ts.Declaration[] {
    const symbol = checker.getSymbolAtLocation(node);
    return (symbol && resolved(symbol).declarations) ?? [];
  }

  const resolved = (symbol: ts.Symbol) =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

  for (const file of files) {
    const source = program.getSourceFile(file);
    const module = source && checker.getSymbolAtLocation(source);
    for (const exported of module ? checker.getExportsOfModule(module) : [])
      for (const declaration of resolved(exported).declarations ?? []) visit(declaration, exported.name);
  }
  return found;
}
