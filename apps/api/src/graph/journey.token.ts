/** Nest token of the journey: store, clock and ids. */
export const JOURNEY = Symbol('Journey');
