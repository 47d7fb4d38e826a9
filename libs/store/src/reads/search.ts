import type { EntityManager } from 'typeorm';

export type SearchedKind = 'policy' | 'template';

/** A clause in which words of a search stand, by its place in the text. */
export interface FoundClause {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly start: number;
  readonly end: number;
}

/** One policy or template that a search found. */
export interface Found {
  readonly kind: SearchedKind;
  readonly organisationId: string;
  readonly organisationName: string;
  /** The policy or the template. */
  readonly subjectId: string;
  /** The revision in force or the newest edition; null where only the title was there to be found. */
  readonly textId: string | null;
  readonly title: string;
  /** Where in the text, at most two places, the best first. */
  readonly clauses: readonly FoundClause[];
}

export interface SearchQuestion {
  /** As people type it: words, "a phrase", or, -without. */
  readonly query: string;
  readonly kinds: readonly SearchedKind[];
  readonly first: number;
  readonly skip: number;
}

/** Full-text search over what the acting organisation sees: policies in force of its own and below, templates of its own and above. */
export class Search {
  constructor(private readonly manager: EntityManager) {}

  /** The best first, one's own before others', and how many there are in all. */
  async find({ query, kinds, first, skip }: SearchQuestion): Promise<{ rows: Found[]; total: number }> {
    const rows: (Found & { total: number })[] = await this.manager.query(
      `select kind, organisation_id as "organisationId", organisation_name as "organisationName", subject_id as "subjectId",
         text_id as "textId", title, clauses, found as total from app.search($1, $2, $3, $4)`,
      [query, kinds, first, skip],
    );
    return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
  }

  /** For each passage the part of it in which the words stand, each of them between U+E000 and U+E001. */
  async mark(query: string, passages: readonly string[]): Promise<string[]> {
    if (passages.length === 0) return [];
    const rows: { marked: string }[] = await this.manager.query('select * from app.mark_words($1, $2) as marked', [
      query,
      passages,
    ]);
    return rows.map((row) => row.marked);
  }
}
