import { isUuid } from '../work/is-uuid.ts';

/** Where a page of a register ends: the place of its last row in the order of dates, and its id. */
export const writeCursor = (row: { readonly place: string; readonly id: string }): string =>
  Buffer.from(`${row.place} ${row.id}`).toString('base64url');

/** The date and id of a place; throws RangeError for one that was never given. */
export function readCursor(cursor: string): [string, string] {
  const [dueOn, id] = Buffer.from(cursor, 'base64url').toString().split(' ');
  const isPlace =
    dueOn === 'infinity' ||
    dueOn === '-infinity' ||
    (/^\d{4}-\d\d-\d\d$/.test(dueOn ?? '') && !Number.isNaN(Date.parse(dueOn ?? '')));
  if (!dueOn || !id || !isPlace || !isUuid(id)) {
    throw new RangeError('this is not a place in the register');
  }
  return [dueOn, id];
}
