import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

/** The committed schema: the tests below are made from it. */
export const SDL = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');
export const schema = buildSchema(SDL);

/** A field of Query or Mutation. */
export interface RootField {
  readonly operation: 'query' | 'mutation';
  readonly name: string;
  readonly field: GraphQLField<unknown, unknown>;
}

/** Every field one can call. */
export function rootFields(of: GraphQLSchema = schema): RootField[] {
  const from = (operation: 'query' | 'mutation', type: GraphQLObjectType | null | undefined): RootField[] =>
    Object.values(type?.getFields() ?? {}).map((field) => ({ operation, name: field.name, field }));
  return [...from('query', of.getQueryType()), ...from('mutation', of.getMutationType())];
}

/** Arguments of a field down to their leaves, with the leaf's type: `input.settingIds[]` is an `ID`. */
export function argumentPaths({ field }: RootField): Map<string, string> {
  const paths = new Map<string, string>();
  const walk = (path: string, type: GraphQLInputType): void => {
    if (isNonNullType(type)) return walk(path, type.ofType);
    if (isListType(type)) return walk(`${path}[]`, type.ofType);
    if (!isInputObjectType(type)) return void paths.set(path, type.name);
    for (const inner of Object.values(type.getFields())) walk(`${path}.${inner.name}`, inner.type);
  };
  for (const argument of field.args) walk(argument.name, argument.type);
  return paths;
}

/** Object types that an answer can hold. */
export function objectTypes(of: GraphQLSchema = schema): GraphQLObjectType[] {
  const roots = [of.getQueryType(), of.getMutationType()];
  return Object.values(of.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__') && !roots.includes(type),
  );
}

export interface Breadth {
  /** Objects inside objects. */
  readonly depth: number;
  /** Most fields of one selection; a wider one is cut into several. */
  readonly fields: number;
}

type Tree = { [name: string]: Tree };

/**
 * Selections of all fields of a type, objects inside to the depth given: as many as it takes to stay within the API's
 * limits. A type is entered at most twice on one way down.
 */
export function selections(type: GraphQLOutputType, { depth, fields }: Breadth): string[] {
  const leaves = leavesOf(type, depth, []);
  if (leaves.length === 0) return [''];
  const cut: Tree[] = [];
  let tree: Tree = {};
  let count = 0;
  for (const leaf of leaves) {
    const added = grow(tree, leaf);
    count += added;
    if (count < fields) continue;
    cut.push(tree);
    tree = {};
    count = 0;
  }
  if (count > 0) cut.push(tree);
  return cut.map(write);
}

function leavesOf(type: GraphQLOutputType, depth: number, entered: readonly string[]): string[][] {
  const named = getNamedType(type);
  if (!isObjectType(named)) return [];
  if (depth < 0 || entered.filter((each) => each === named.name).length > 1) return [];
  return Object.values(named.getFields()).flatMap((field) =>
    isLeafType(getNamedType(field.type))
      ? [[field.name]]
      : leavesOf(field.type, depth - 1, [...entered, named.name]).map((leaf) => [field.name, ...leaf]),
  );
}

function grow(tree: Tree, [name, ...rest]: readonly string[]): number {
  if (name === undefined) return 0;
  const added = name in tree ? 0 : 1;
  const inner = (tree[name] ??= {});
  return added + grow(inner, rest);
}

function write(tree: Tree): string {
  const inside = Object.entries(tree).map(([name, inner]) =>
    Object.keys(inner).length > 0 ? `${name} ${write(inner)}` : name,
  );
  return `{ ${inside.join(' ')} }`;
}

/** One call of one root field, its arguments as variables. */
export function operationOf({ operation, name, field }: RootField, selection: string): string {
  const declared = field.args.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
  const given = field.args.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  return declared
    ? `${operation} (${declared}) { ${name}(${given}) ${selection} }`
    : `${operation} { ${name} ${selection} }`;
}

const asked = new Map<string, string>();

/** A call of one root field that asks for all it answers, objects inside it too: what one operation can ask for. */
export function wholeOperationOf(root: RootField): string {
  const known = asked.get(root.name);
  if (known) return known;
  const [selection = '', ...more] = selections(root.field.type, { depth: 1, fields: 280 });
  if (more.length > 0) throw new Error(`${root.name} answers more than one operation can ask for`);
  const operation = operationOf(root, selection);
  asked.set(root.name, operation);
  return operation;
}
