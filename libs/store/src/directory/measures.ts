import type pg from 'pg';

/** One number of the whole installation, for monitoring. */
export interface Measure {
  /**
   * `jobs.queued`, `jobs.running` now; `jobs.failed` and `seals` within the last day; `reminders` and `mails`; `oldest`: seconds that
   * the oldest waiting job has waited; `backup`: seconds since 1970 of the last copy; `unlinked`: events of the record.
   */
  readonly measure: string;
  /** The task of the jobs, the level of the seals, or the state of the mails. */
  readonly label: string;
  readonly value: number;
}

/** What waits, runs and has failed, and what was sealed: numbers that name nobody. */
export async function measureInstallation(pool: pg.Pool): Promise<Measure[]> {
  const { rows } = await pool.query<Omit<Measure, 'value'> & { value: string }>(
    'select measure, label, value from directory.measure_installation()',
  );
  return rows.map((row) => ({ ...row, value: Number(row.value) }));
}
