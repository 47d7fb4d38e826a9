import type pg from 'pg';
import { noting } from '../trace/request.ts';
import { isUuid } from '../work/is-uuid.ts';
import type { Session } from '../scope.ts';

/** Who somebody is at an outside provider: the two together, and neither alone. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

/** One as its person sees it in their list. */
export interface OwnIdentity {
  readonly id: string;
  /** Its name in the configuration. */
  readonly provider: string;
  readonly linkedAt: Date;
  readonly lastUsedAt: Date;
}

export type LinkAnswer =
  | { readonly outcome: 'linked'; readonly personId: string }
  /** The address is nobody's here. */
  | { readonly outcome: 'nobody' }
  /** The person of the address has another account of this provider. */
  | { readonly outcome: 'taken' };

/** Who people are at outside sign-in providers. */
export class Identities {
  constructor(
    private readonly signIn: () => pg.Pool,
    private readonly app: () => pg.Pool,
  ) {}

  /** Whose an identity is, or null. */
  async use({ issuer, subject }: Identity): Promise<string | null> {
    const { rows } = await this.signIn().query<{ person: string | null }>(
      'select directory.use_identity($1, $2) as person',
      [issuer, subject],
    );
    return rows[0]?.person ?? null;
  }

  /** Gives an identity to the person of an address that its provider has verified, and has mail sent that tells them. */
  async link({ issuer, subject }: Identity, provider: string, email: string): Promise<LinkAnswer> {
    const [row] = await noting<LinkAnswer>(
      this.signIn(),
      'select outcome, person_id as "personId" from directory.link_identity($1, $2, $3, $4)',
      [issuer, subject, provider, email],
    );
    return row as LinkAnswer;
  }

  /** Notes that a provider asked the holder of a session anew; false where it was somebody else, or the session has ended. */
  async noteProof(session: Session, { issuer, subject }: Identity, provedAt: Date): Promise<boolean> {
    const { rows } = await this.signIn().query<{ done: boolean }>(
      'select directory.note_identity_proof($1, $2, $3, $4) as done',
      [session.tokenHash, issuer, subject, provedAt],
    );
    return rows[0]?.done ?? false;
  }

  /** Those of the person of a session. */
  async list(session: Session): Promise<OwnIdentity[]> {
    const { rows } = await this.app().query<OwnIdentity>(
      `select id, provider, linked_at as "linkedAt", last_used_at as "lastUsedAt" from directory.list_identities($1)`,
      [session.tokenHash],
    );
    return rows;
  }

  /** Ends one of theirs; whoever has no password keeps it. */
  async end(session: Session, id: string): Promise<'ended' | 'kept' | 'none'> {
    if (!isUuid(id)) return 'none';
    const [row] = await noting<{ outcome: 'ended' | 'kept' | 'none' }>(
      this.app(),
      'select directory.end_identity($1, $2) as outcome',
      [session.tokenHash, id],
    );
    return row?.outcome ?? 'none';
  }
}
