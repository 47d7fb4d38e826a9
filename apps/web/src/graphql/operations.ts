import { createHash } from 'node:crypto';
import { Kind, print, type DocumentNode } from 'graphql';
import { documents } from './tada.ts';

/** An operation as it is sent: whole, or by the name that its hash is. */
export interface Operation {
  readonly query: string;
  /** Lower-case hex. */
  readonly sha256: string;
}

const known = new WeakMap<DocumentNode, Operation>();

/** The operation of a document, written and hashed once. */
export function operationOf(document: DocumentNode): Operation {
  const found = known.get(document);
  if (found) return found;
  const query = print(document);
  const operation = { query, sha256: createHash('sha256').update(query).digest('hex') };
  known.set(document, operation);
  return operation;
}

/** Everything that the pages ever ask the API: it may be told to answer nothing else. */
export function webOperations(): readonly string[] {
  return [...documents]
    .filter(({ definitions }) => definitions.some(({ kind }) => kind === Kind.OPERATION_DEFINITION))
    .map((document) => operationOf(document).query);
}
