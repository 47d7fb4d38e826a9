import { sayShortName, slugOf } from '@ratify/document';
import type { Policy } from '@ratify/store';
import { readStored } from '../shell/read-stored.ts';
import type { ReadableRows } from './readable.ts';

/** How an organisation stands to a policy that one of its own is to be read with. */
export type RelatedStanding = 'in-force' | 'not-in-force' | 'covered' | 'withdrawn' | 'absent';

/** What a text says it is to be read with (`related`), and what that is in the register of its organisation. */
export interface RelatedPolicy {
  /** The title or short name, as the text has it. */
  readonly said: string;
  readonly title: string;
  /** Null where nothing of it is to be opened. */
  readonly policyId: string | null;
  readonly standing: RelatedStanding;
}

/** A policy that an organisation has or had, or what covers it. */
export interface HeldTitle {
  readonly title: string;
  readonly slug?: string;
  readonly policyId: string | null;
  readonly standing: Exclude<RelatedStanding, 'absent'>;
}

/** In the order in which one of several of the same title is meant. */
const BEST: readonly RelatedStanding[] = ['in-force', 'covered', 'not-in-force', 'withdrawn'];

/** Finds what is said among what is held, by short name or by title, whether or not it calls itself a policy. */
export function findRelated(said: readonly string[], held: readonly HeldTitle[]): RelatedPolicy[] {
  const sorted = held.toSorted((one, other) => BEST.indexOf(one.standing) - BEST.indexOf(other.standing));
  return said.map((name) => {
    const key = keyOf(name);
    const found = sorted.find(({ title, slug }) => keyOf(title) === key || slug === name);
    return found
      ? { said: name, title: found.title, policyId: found.policyId, standing: found.standing }
      : { said: name, title: sayShortName(name), policyId: null, standing: 'absent' };
  });
}

const keyOf = (title: string): string =>
  slugOf(title)
    .replace(/^the-/, '')
    .replace(/-(?:policy|procedures?)$/, '');

/** What the text of a policy is to be read with: the one in force, or else the draft of those who see it. */
export async function readRelated(rows: ReadableRows, policy: Policy): Promise<RelatedPolicy[]> {
  const { organisationId, id: policyId, adoptedRevisionId } = policy;
  const text = adoptedRevisionId
    ? await rows.revisions.find({ organisationId, id: adoptedRevisionId })
    : await rows.drafts.find({ organisationId, policyId });
  const said = (text && readStored(text.text).frontMatter?.related) ?? [];
  if (said.length === 0) return [];
  const policies = await rows.policies.list({ organisationId });
  const used = new Set(
    (await rows.work.adoptions.list({ organisationId, setAsideAt: null })).map((each) => each.policyId),
  );
  const covers = await rows.work.coverages.list({ organisationId });
  return findRelated(said, [
    ...policies
      .filter(({ id }) => id !== policyId)
      .map((each) => ({ ...each, policyId: each.id, standing: standingOf(each, used) })),
    ...covers.map(({ title }) => ({ title, policyId: null, standing: 'covered' as const })),
  ]);
}

/** What is in use though nobody knows since when is no draft. */
function standingOf({ id, retiredOn, adoptedOn }: Policy, used: ReadonlySet<string>): HeldTitle['standing'] {
  if (retiredOn !== null) return 'withdrawn';
  return adoptedOn === null && !used.has(id) ? 'not-in-force' : 'in-force';
}
