import type pg from 'pg';

/** A mail as the mailbox page of a demonstration shows it. */
export interface KeptMail {
  readonly id: string;
  readonly toName: string;
  readonly toAddress: string;
  readonly subject: string;
  readonly lines: readonly string[];
  readonly linkWords: string;
  /** Within this installation. */
  readonly linkPath: string;
  readonly keptAt: Date;
}

/** Keeps a mail; again is no change. */
export async function keepMail(pool: pg.Pool, mail: Omit<KeptMail, 'keptAt'>): Promise<void> {
  const { id, toName, toAddress, subject, lines, linkWords, linkPath } = mail;
  await pool.query('select directory.keep_mail($1, $2, $3, $4, $5, $6, $7)', [
    ...[id, toName, toAddress, subject, lines, linkWords, linkPath],
  ]);
}

/** The newest of what was kept, newest first. */
export async function listKeptMail(pool: pg.Pool): Promise<KeptMail[]> {
  const { rows } = await pool.query<KeptMail>(
    `select id, to_name as "toName", to_address as "toAddress", subject, lines, link_words as "linkWords",
       link_path as "linkPath", kept_at as "keptAt" from directory.list_kept_mail()`,
  );
  return rows;
}
