import { randomBytes } from 'node:crypto';
import { hashToken, scopeFromSession, type AppointedRole, type Scope, type Session } from '@ratify/store';
import type pg from 'pg';

/** Somebody signed in, for the API by the cookie and for the store by the scope. */
export interface Reader {
  readonly cookie: string;
  readonly scope: Scope;
}

/** Appoints somebody at an organisation and signs them in, without the cost of a password. */
export async function readerAt(owner: pg.Client, slug: string, role: AppointedRole): Promise<Reader> {
  const token = randomBytes(16).toString('hex');
  const tokenHash = hashToken(token);
  const { rows } = await owner.query<{ person: string; organisation: string }>(
    `with person as (insert into directory.people (full_name, email) values ('A reader', $1) returning id)
     insert into app.appointments (organisation_id, person_id, person_name, role, from_on)
     select o.id, person.id, 'A reader', $2, date '2020-01-01' from person join app.organisations o on o.slug = $3
     returning person_id as person, organisation_id as organisation`,
    [`${token}@bench.example`, role, slug],
  );
  const [row] = rows;
  if (!row) throw new Error(`there is no organisation ${slug}`);
  await owner.query(
    `insert into directory.sessions (token_hash, person_id, acting_organisation_id, csrf_secret, expires_at)
     values ($1, $2, $3, 'bench', now() + interval '1 day')`,
    [tokenHash, row.person, row.organisation],
  );
  const scope = scopeFromSession({ tokenHash, actingOrganisationId: row.organisation } as Session);
  return { cookie: `ratify_session=${token}`, scope: scope as Scope };
}
