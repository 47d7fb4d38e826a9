/** Nest token of what writes and reads Word files. */
export const WORD = Symbol('Word');
