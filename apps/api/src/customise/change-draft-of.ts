import type { Outcome } from '@ratify/journey';
import type { Draft, Scope } from '@ratify/store';
import type { GraphContext } from '../graph/graph-context.ts';
import { run } from '../graph/run.ts';

/** Runs a change of a policy's draft; a stale save answers with both texts. */
export async function changeDraftOf(
  context: GraphContext,
  policyId: string,
  act: (scope: Scope) => Promise<Outcome<Draft>>,
  yours?: string,
): Promise<object> {
  const { value, refusals, details } = await run(context, act);
  const stale = refusals.some((each) => each.code === 'STALE_DRAFT');
  const rows = stale ? await context.reading() : null;
  const current = rows ? await rows.drafts.find({ organisationId: rows.organisationId, policyId }) : null;
  const kept = yours ?? (stale ? details['yours'] : undefined) ?? null;
  return { draft: value, current, yours: refusals.length > 0 ? kept : null, refusals };
}
