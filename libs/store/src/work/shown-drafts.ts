import type { EntityManager } from 'typeorm';
import { Draft, DraftComment, DraftLook, type EntityClass } from '../entities/index.ts';
import { isUuid } from './is-uuid.ts';

/** A draft that another organisation has shown to the acting one. */
export interface ShownLook {
  readonly look: DraftLook;
  readonly organisationName: string;
  readonly title: string;
}

export interface ShownDraft extends ShownLook {
  readonly draft: Draft;
}

/** What is said on a shown draft; the database says by whom and for whom. */
export type ShownComment = Pick<
  DraftComment,
  | 'id'
  | 'threadId'
  | 'clauseId'
  | 'clauseNumber'
  | 'clauseTitle'
  | 'clauseWords'
  | 'quoted'
  | 'words'
  | 'askedPersonIds'
>;

/**
 * Drafts of organisations below that the acting one was asked to look at. The rows are theirs: functions of the database read and
 * write them, for as long as the link stands and they are asked.
 */
export class ShownDrafts {
  constructor(private readonly manager: EntityManager) {}

  /** Everything that is shown now, the latest first. */
  async list(): Promise<ShownLook[]> {
    const found: Record<string, unknown>[] = await this.manager.query(
      'select to_jsonb(s.look) as look, s.organisation_name, s.title from app.drafts_shown() s order by (s.look).asked_at desc',
    );
    return found.map((raw) => this.#shown(raw));
  }

  /** The draft of a policy, or null where it is not shown. */
  async find(policyId: string): Promise<ShownDraft | null> {
    if (!isUuid(policyId)) return null;
    const [raw]: Record<string, unknown>[] = await this.manager.query(
      'select to_jsonb(s.look) as look, to_jsonb(s.draft) as draft, s.organisation_name, s.title from app.draft_shown($1) s',
      [policyId],
    );
    return raw ? { ...this.#shown(raw), draft: this.#row(Draft, raw.draft) } : null;
  }

  /** Everything that was said on a shown draft, the earliest first. */
  async comments(policyId: string): Promise<DraftComment[]> {
    const found: { row: unknown }[] = await this.manager.query(
      'select to_jsonb(c) as row from app.comments_shown($1) c order by c.said_at, c.id',
      [policyId],
    );
    return found.map(({ row }) => this.#row(DraftComment, row));
  }

  /** Says something; throws `OUT_OF_REACH` where the draft is not shown. */
  async comment(policyId: string, comment: ShownComment): Promise<void> {
    const metadata = this.manager.dataSource.getMetadata(DraftComment);
    const columns = Object.entries(comment).map(([property, value]) => [
      metadata.findColumnWithPropertyName(property)?.databaseName ?? property,
      value,
    ]);
    await this.manager.query('select app.comment_on_shown($1, $2)', [
      policyId,
      JSON.stringify(Object.fromEntries(columns)),
    ]);
  }

  /** Settles, reopens or deletes what the person said themself; throws `OUT_OF_REACH` for anything else. */
  async change(commentId: string, change: 'resolved' | 'open' | 'deleted'): Promise<void> {
    await this.manager.query('select app.change_shown_comment($1, $2)', [commentId, change]);
  }

  /** That the acting organisation has read a draft through. */
  async noteLook(policyId: string): Promise<void> {
    await this.manager.query('select app.note_shown_look($1)', [policyId]);
  }

  #shown(raw: Record<string, unknown>): ShownLook {
    return {
      look: this.#row(DraftLook, raw.look),
      organisationName: String(raw.organisation_name),
      title: String(raw.title),
    };
  }

  /** A row that came as JSON: instants are text there. */
  #row<E extends object>(entity: EntityClass<E>, raw: unknown): E {
    const metadata = this.manager.dataSource.getMetadata(entity);
    const row = metadata.create() as Record<string, unknown>;
    for (const { propertyName, databaseName, type } of metadata.columns) {
      const value = (raw as Record<string, unknown>)[databaseName];
      row[propertyName] = type === 'timestamptz' && typeof value === 'string' ? new Date(value) : value;
    }
    return row as E;
  }
}
