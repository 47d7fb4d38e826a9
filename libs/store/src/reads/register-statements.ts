import { statutoryTitles } from '@ratify/policy';
import type { Statement } from '../work/transaction.ts';
import { readCursor } from './register-cursor.ts';
import type { RegisterFilter, RegisterQuestion } from './register-question.ts';

/**
 * The statements of the register. What is counted and listed is in functions of the database, whose statuses follow `policyStatus`
 * of libs/policy; tests hold the rows equal to that and the counts equal to the rows.
 */
export const COUNTS = 'select status, policies from app.register_counts($1)';
/** Today and a filter. */
export const COUNTS_BY = 'select status, policies from app.register_counts_by($1, $2)';

const LINES = `select id, place::text as place, organisation_id as "organisationId", organisation_name as "organisationName", status,
    policy_id as "policyId", title, template_id as "templateId", edition_id as "editionId", edition_number as "editionNumber",
    latest_edition_number as "latestEditionNumber", coalesce(latest_edition_number > edition_number, false) as behind,
    adopt_by_on as "adoptByOn", adopted_on as "adoptedOn", review_due_on as "reviewDueOn", review_due_said as "reviewDueSaid",
    is_on_paper as "isOnPaper", exceptions, left_on as "leftTemplateOn", coalesce(lineage, '[]') as lineage,
    descends_through as "descendsThrough", descends_number as "descendsNumber",
    reason_on as "reasonOn", held_in as "heldIn"`;

/** Today, a status or something across them, a setting, the place after which it begins, and its length. */
export const PAGE = `${LINES}
  from app.register_page($1, $2, $3, $4, $5, $6, $7)`;

/** The same with a filter instead of a setting. */
export const PAGE_BY = `${LINES}
  from app.register_page_by($1, $2, $3, $4, $5, $6, $7)`;

/** What `Register.page` asks: so that it can be asked ahead. Throws RangeError for a place that was never given. */
export function registerPageStatement(question: RegisterQuestion): Statement {
  const { today, status, across, settingId, filter, first, after } = question;
  const [place, id] = after ? readCursor(after) : [null, null];
  const scope = filter ? written({ settingId, ...filter }) : (settingId ?? null);
  return {
    text: filter ? PAGE_BY : PAGE,
    values: [today, status ?? null, across ?? null, scope, place, id, first + 1],
  };
}

/** What `Register.allCounts` asks. */
export function registerCountsStatement(today: string, filter?: RegisterFilter): Statement {
  return filter ? { text: COUNTS_BY, values: [today, written(filter)] } : { text: COUNTS, values: [today] };
}

/** A filter as the database reads it. */
const written = (filter: Omit<RegisterFilter, 'settingId'> & { readonly settingId?: string | undefined }): string =>
  JSON.stringify(filter.isStatutory === undefined ? filter : { ...filter, statutoryTitles: statutoryTitles() });
