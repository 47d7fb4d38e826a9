/** One rule of what is kept for how long, and how much is due by it. */
export interface RetentionLine {
  readonly name: string;
  readonly days: number;
  readonly usualDays: number;
  readonly what: string;
  readonly due: number;
}

/** Whatever runs a statement: a pool, or a connection. */
interface Runs {
  query(sql: string, parameters: unknown[]): Promise<unknown>;
}

/** What is due by the installation's rules; deleted too where it is to be carried out. */
export async function retain(on: Runs, now: Date, carryOut: boolean): Promise<RetentionLine[]> {
  const answer = await on.query(
    'select name, days, usual_days as "usualDays", what, due::int as due from directory.retain($1, $2) order by name',
    [now, carryOut],
  );
  return Array.isArray(answer) ? answer : (answer as { rows: RetentionLine[] }).rows;
}
