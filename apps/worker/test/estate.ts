import { createHash } from 'node:crypto';
import { clauseIndex, forkText, readPolicy } from '@ratify/document';
import type { Edition, Organisation } from '@ratify/store';
import { buildEdition, buildOrganisation, type TestDatabase } from '@ratify/test-kit';

/** A council and all its schools, each with an adopted version of edition 1; edition 2 is published and offered to nobody yet. */
export interface Estate {
  readonly council: Organisation;
  readonly older: Edition;
  readonly newer: Edition;
}

export interface EstateWishes {
  readonly schools: number;
  /** Share of the schools that reworded clauses, each in its own way. */
  readonly customised: number;
  /** A template's text, with clauses; its first edition. */
  readonly text: string;
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
const indexOf = (text: string): unknown => clauseIndex(readPolicy(text));

/** Writes the rows in bulk, as the owner: what is measured comes afterwards. */
export async function buildEstate(database: TestDatabase, wishes: EstateWishes): Promise<Estate> {
  const council = await buildOrganisation(database, { kind: 'council', name: 'Council of the estate' });
  const { text } = wishes;
  const editionOf = (number: number, words: string, templateId?: string): Promise<Edition> =>
    buildEdition(database, {
      organisationId: council.id,
      number,
      text: words,
      textSha256: hashOf(words),
      clauseIndex: indexOf(words),
      ...(templateId ? { templateId } : {}),
    });
  const older = await editionOf(1, text);
  const newer = await editionOf(
    2,
    reworded(text, { every: 6, from: 2, words: 'Edition 2 asks for this as well.' }),
    older.templateId,
  );
  await database.owner.transaction(async (owner) => {
    await owner.query('create temporary table texts (n int, text text, sha256 text, clauses jsonb) on commit drop');
    for (const [n, own] of textsOf(text, wishes).entries())
      await owner.query('insert into texts values ($1, $2, $3, $4)', [
        n,
        own,
        hashOf(own),
        JSON.stringify(indexOf(own)),
      ]);
    await owner.query(INSERT_SCHOOLS, [council.id, wishes.schools]);
    await owner.query(INSERT_POLICIES, [council.id, older.templateId, older.id]);
    await owner.query(INSERT_REVISIONS, [council.id, older.id, Math.round(wishes.schools * wishes.customised)]);
    await owner.query(ADOPT);
  });
  await database.owner.query('analyze');
  return { council, older, newer };
}

/** The text as it was forked first, then one customised text for each school that has one. */
function textsOf(text: string, { schools, customised }: EstateWishes): string[] {
  const forked = forkText(readPolicy(text), { slug: 'estate', edition: 1 });
  const own = Array.from({ length: Math.round(schools * customised) }, (_, n) =>
    reworded(forked, { every: 5 + (n % 7), from: n % 5, words: `School ${n} does this in its own way.` }),
  );
  return [forked, ...own];
}

/** Every so many clauses that may be changed say one sentence more, which two sides cannot both say. */
export function reworded(text: string, { every, from, words }: { every: number; from: number; words: string }): string {
  let clause = 0;
  return text.replace(/^:::clause\{#[a-z0-9-]+\}\n[\s\S]*?^:::$/gm, (whole) =>
    clause++ % every === from ? whole.replace(/\.\n:::$/, `. ${words}\n:::`) : whole,
  );
}

const INSERT_SCHOOLS = `
  with schools as (
    insert into app.organisations (kind, slug, name)
    select 'school', 'estate-' || n, 'Estate school ' || lpad(n::text, 5, '0') from generate_series(1, $2::int) n returning id)
  insert into app.organisation_links (organisation_id, upper_id, kind, from_on) select id, $1, 'maintained-by', '2020-01-01' from schools`;
const INSERT_POLICIES = `
  insert into app.policies (organisation_id, slug, title, template_organisation_id, template_id, base_edition_id)
  select l.organisation_id, 'estate', 'Policy of the estate', $1, $2, $3 from app.organisation_links l where l.upper_id = $1`;
const INSERT_REVISIONS = `
  with numbered as (select p.*, row_number() over (order by p.organisation_id) as place from app.policies p where p.slug = 'estate'),
  drafts as (
    insert into app.drafts (organisation_id, policy_id, text, base_edition_organisation_id, base_edition_id)
    select p.organisation_id, p.id, t.text, $1, $2 from numbered p join texts t on t.n = case when p.place <= $3 then p.place else 0 end)
  insert into app.revisions (organisation_id, policy_id, number, text, text_sha256, clause_index, base_edition_organisation_id,
    base_edition_id, submitted_by, submitted_by_name)
  select p.organisation_id, p.id, 1, t.text, t.sha256, t.clauses, $1, $2, p.id, 'A head'
  from numbered p join texts t on t.n = case when p.place <= $3 then p.place else 0 end`;
const ADOPT = `
  with adopted as (update app.revisions r set state = 'adopted' from app.policies p
    where p.slug = 'estate' and r.organisation_id = p.organisation_id and r.policy_id = p.id returning r.organisation_id, r.policy_id, r.id)
  update app.policies p set adopted_revision_id = a.id, adopted_on = '2026-01-15', effective_from = '2026-01-15'
  from adopted a where p.organisation_id = a.organisation_id and p.id = a.policy_id`;

export interface Counted {
  readonly offers: number;
  /** Policies with more than one offer of the edition, or more than one line of it in the record. */
  readonly doubled: number;
  readonly missing: number;
  readonly audited: number;
}

/** Counts in the database itself who was offered an edition. */
export async function countOffers(database: TestDatabase, { newer }: Estate): Promise<Counted> {
  const [row] = (await database.owner.query(
    `with offered as (select policy_id, count(*) as n from app.update_offers where edition_id = $1 group by 1),
       lines as (select subject_id, count(*) as n from app.audit_events
         where action = 'update.offered' and data ->> 'editionId' = $1::text group by 1)
     select (select coalesce(sum(n), 0)::int from offered) as offers, (select coalesce(sum(n), 0)::int from lines) as audited,
       count(*) filter (where o.n > 1 or l.n > 1)::int as doubled, count(*) filter (where o.n is null or l.n is null)::int as missing
     from app.policies p left join offered o on o.policy_id = p.id left join lines l on l.subject_id = p.id
     where p.template_id = $2`,
    [newer.id, newer.templateId],
  )) as Counted[];
  return row as Counted;
}
