import { readBackfill } from './read-sql.ts';

/** Fills what a schema step made room for, some rows at a time, while everybody goes on working. */
export interface Backfill {
  /** What the database keeps of it is under this name: never changed. */
  readonly name: string;
  /** The migration that made room for it, and keeps rows right that are stored from then on. */
  readonly after: string;
  /** Whose rows it goes through. */
  readonly table: string;
  /** How many rows it does in one transaction: so many that it takes some tenths of a second. */
  readonly rows: number;
  /**
   * One statement that may be run twice over the same rows: `$1` is how far it came (null: nowhere yet) and `$2` how many rows to do;
   * answers one row, `reached` (null where nothing was left) and `done`.
   */
  readonly statement: string;
}

/** Every backfill, oldest first. */
export const backfills: readonly Backfill[] = [
  {
    name: 'search-words',
    after: 'Search1795929000000',
    table: 'app.policies',
    rows: 200,
    statement: readBackfill('search-words'),
  },
  {
    name: 'statutory-keys',
    after: 'LinkedRequirements1796081000000',
    table: 'app.required_policies',
    rows: 500,
    statement: readBackfill('statutory-keys'),
  },
];
