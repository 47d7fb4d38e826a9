/** Nest token of what reads foreign documents. */
export const IMPORTER = Symbol('Importer');
