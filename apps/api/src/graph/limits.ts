import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  type ASTVisitor,
  type FieldNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';

/** Deepest nesting of fields, and most fields of one operation with every alias counted, that the API answers. */
export const MOST_DEPTH = 9;
export const MOST_FIELDS = 300;

/** Most changes of one operation: what is limited by the request would not be, could one request make hundreds. */
export const MOST_CHANGES = 20;

/** Most words and signs of one document: comparing every field with every other comes before any rule of ours. */
export const MOST_TOKENS = 4_000;

/** Refuses operations that are too deep or too wide before anything is run. Fragments count each time they are spread. */
function limit(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(operation) {
      if (isIntrospection(operation.selectionSet)) return;
      const none = { fields: 0, deepest: 0, roots: 0 };
      const measured = measure(context, operation.selectionSet, { depth: 0, spread: [] }, none);
      if (measured.deepest > MOST_DEPTH)
        context.reportError(
          new GraphQLError(`The operation nests ${measured.deepest} levels; ${MOST_DEPTH} are allowed.`, {
            nodes: operation,
          }),
        );
      if (measured.fields > MOST_FIELDS)
        context.reportError(
          new GraphQLError(`The operation asks for more than ${MOST_FIELDS} fields.`, { nodes: operation }),
        );
      if (operation.operation === OperationTypeNode.MUTATION && measured.roots > MOST_CHANGES)
        context.reportError(
          new GraphQLError(`The operation makes more than ${MOST_CHANGES} changes.`, { nodes: operation }),
        );
    },
  };
}

/** Where a selection stands: how deep, and inside which fragments. */
interface Place {
  readonly depth: number;
  readonly spread: readonly string[];
}

interface Measured {
  fields: number;
  deepest: number;
  /** Fields of the operation itself. */
  roots: number;
}

function measure(context: ValidationContext, selection: SelectionSetNode, place: Place, found: Measured): Measured {
  for (const node of selection.selections) {
    if (found.fields > MOST_FIELDS || found.deepest > MOST_DEPTH) return found;
    if (node.kind === Kind.FIELD) countField(context, node, { ...place, depth: place.depth + 1 }, found);
    else if (node.kind === Kind.INLINE_FRAGMENT) measure(context, node.selectionSet, place, found);
    else if (!place.spread.includes(node.name.value)) {
      // A fragment inside itself is refused by another rule; here it would be walked for ever, twice as often at each turn.
      const set = context.getFragment(node.name.value)?.selectionSet;
      if (set) measure(context, set, { ...place, spread: [...place.spread, node.name.value] }, found);
    }
  }
  return found;
}

function countField(context: ValidationContext, field: FieldNode, place: Place, found: Measured): void {
  found.fields += 1;
  if (place.depth === 1) found.roots += 1;
  found.deepest = Math.max(found.deepest, place.depth);
  if (field.selectionSet) measure(context, field.selectionSet, place, found);
}

function isIntrospection(selection: SelectionSetNode): boolean {
  return selection.selections.every(
    (node) => node.kind === Kind.FIELD && (node.name.value === '__schema' || node.name.value === '__type'),
  );
}

export const limitRules = [limit];
