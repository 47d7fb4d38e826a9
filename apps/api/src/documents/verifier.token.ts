/** The thread that reads the files of strangers. */
export const VERIFIER = Symbol('verifier');
