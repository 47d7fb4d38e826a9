import { NUMBER_WORDS } from '../../recurrence/numbers.ts';

/** Small numbers as policies write them before a span of time: `a week`, `ten days`. */
export const COUNTS: Readonly<Record<string, number>> = { a: 1, an: 1, ...NUMBER_WORDS };
