import { fileURLToPath } from 'node:url';

/** Where what Node makes of the program's files is kept for the next start: beside the packages, where nobody else writes. */
export const COMPILED = fileURLToPath(new URL('../../../../node_modules/.cache/ratify-compiled', import.meta.url));
