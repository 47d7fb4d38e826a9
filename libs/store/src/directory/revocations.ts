import type pg from 'pg';

/** Which of the installation's authorities speaks: the root for the issuing certificate, issuing for all others. */
export type RevocationIssuer = 'root' | 'issuing';

export interface RevokedRow {
  /** Hexadecimal, as the certificate gives it. */
  readonly serialNumber: string;
  readonly issuer: RevocationIssuer;
  readonly revokedAt: Date;
  readonly keyCompromised: boolean;
}

/** A published revocation list. */
export interface RevocationListRow {
  readonly issuer: RevocationIssuer;
  /** Rises with every list. */
  readonly number: number;
  /** DER. */
  readonly list: Buffer;
  readonly nextUpdate: Date;
}

/** Certificates taken back before their time, oldest first. */
export async function listRevoked(pool: pg.Pool): Promise<RevokedRow[]> {
  const { rows } = await pool.query(
    'select serial_number as "serialNumber", issuer, revoked_at as "revokedAt", key_compromised as "keyCompromised" from directory.list_revoked_certificates()',
  );
  return rows;
}

/** Takes a certificate back; once is enough. */
export async function revoke(
  pool: pg.Pool,
  { serialNumber, issuer, keyCompromised }: Omit<RevokedRow, 'revokedAt'>,
): Promise<void> {
  await pool.query('select directory.revoke_certificate($1, $2, $3)', [serialNumber, issuer, keyCompromised]);
}

/** Shows a list to everybody, unless a newer one stands there. */
export async function publishRevocationList(pool: pg.Pool, row: RevocationListRow): Promise<void> {
  await pool.query('select directory.publish_revocation_list($1, $2, $3, $4)', [
    row.issuer,
    row.number,
    row.list,
    row.nextUpdate,
  ]);
}

/** The lists that everybody may fetch. */
export async function listRevocationLists(pool: pg.Pool): Promise<RevocationListRow[]> {
  const { rows } = await pool.query(
    'select issuer, number::float8 as number, list, next_update as "nextUpdate" from directory.list_revocation_lists()',
  );
  return rows;
}
