export type * from './types.ts';
export { applySplices } from './splices.ts';
export { findNode, walkNodes } from './find-node.ts';
export { normaliseText } from './normalise-text.ts';
export { readPolicy } from './read/read-policy.ts';
export { clauseIndex } from './read/clause-index.ts';
