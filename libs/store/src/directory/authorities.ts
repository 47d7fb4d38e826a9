import type pg from 'pg';

export type AuthorityKind = 'root' | 'issuing' | 'tsa';

export interface Certificate {
  readonly kind: AuthorityKind;
  readonly certificate: Buffer;
  readonly notAfter: Date;
}

export interface Authority extends Certificate {
  readonly id: string;
  readonly envelopedKey: Buffer | null;
}

/** The installation's certificates, newest first: public. */
export async function listCertificates(pool: pg.Pool): Promise<Certificate[]> {
  const { rows } = await pool.query(
    'select kind, certificate, not_after as "notAfter" from directory.list_certificates()',
  );
  return rows;
}

/** Roots by which documents of this installation are believed, DER: its own, and those that came with organisations it took in. */
export async function listTrustedRoots(pool: pg.Pool): Promise<Buffer[]> {
  const { rows } = await pool.query<{ certificate: Buffer }>('select certificate from directory.list_trusted_roots()');
  return rows.map(({ certificate }) => certificate);
}

/** Authorities with their enveloped keys: for the worker, which signs. */
export async function listAuthorities(pool: pg.Pool): Promise<Authority[]> {
  const { rows } = await pool.query(
    'select id, kind, certificate, enveloped_key as "envelopedKey", not_after as "notAfter" from directory.list_authorities()',
  );
  return rows;
}

/** Keeps an authority made by the worker. */
export async function addAuthority(pool: Pick<pg.Pool, 'query'>, authority: Omit<Authority, 'id'>): Promise<string> {
  const { rows } = await pool.query<{ id: string }>('select directory.add_authority($1, $2, $3, $4) as id', [
    authority.kind,
    authority.certificate,
    authority.envelopedKey,
    authority.notAfter,
  ]);
  return rows[0]?.id as string;
}

const FOUNDING = 7_246_839_202; // any fixed number: two first starts at once must not found two installations

/** Keeps all of a new installation's authorities in one transaction, unless there are some. */
export async function foundAuthorities(pool: pg.Pool, authorities: readonly Omit<Authority, 'id'>[]): Promise<boolean> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [FOUNDING]);
    const { rowCount } = await client.query('select from directory.list_authorities() limit 1');
    if (!rowCount) for (const authority of authorities) await addAuthority(client, authority);
    await client.query('commit');
    return !rowCount;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
