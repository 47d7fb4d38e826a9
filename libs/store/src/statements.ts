/** For the bench alone: what the register asks, to be measured without what is around it. */
export { COUNTS, PAGE } from './reads/register-statements.ts';
export { BEFORE_ALL, EVERYWHERE } from './reads/national.ts';
export { writeCursor } from './reads/register-cursor.ts';
