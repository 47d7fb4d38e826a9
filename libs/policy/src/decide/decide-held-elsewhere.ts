import type { PlainDate } from '../dates/plain-date.ts';
import type { TermCalendar } from '../dates/term-calendar.ts';
import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import type { NewPolicyPlan } from './decide-fork.ts';
import type { DeclareNotApplicableState } from './decide-not-applicable.ts';
import { type HistoricAdoptionPlan, decideRecordHistoricAdoption } from './decide-record-historic-adoption.ts';
import { type PlanRecord, isBlankText } from './plan-parts.ts';
import { NO_REVIEW_DUE, type ReviewDue } from './review-due.ts';

export interface HeldElsewhereInput {
  readonly policyId: string;
  readonly adoptionId: string;
  /** Free among those of the organisation. */
  readonly slug: string;
  /** As the register says what is missing. */
  readonly title: string;
  /** `Part 4 of the staff handbook`, `The trust’s intranet`. */
  readonly heldIn: string;
  /** Where whoever may see it finds it: an address of a page or a file. */
  readonly link?: string | null | undefined;
  /** As the document says it: `June 2017`. */
  readonly adoptedSaid?: string | null | undefined;
  readonly reviewDueSaid?: string | null | undefined;
}

export interface HeldElsewherePlan extends PlanRecord {
  readonly policy: NewPolicyPlan['policy'] &
    ReviewDue & {
      readonly heldIn: string;
      readonly heldLink: string | null;
      readonly adoptedOn: PlainDate | null;
      readonly effectiveFrom: PlainDate | null;
    };
  readonly adoption: HistoricAdoptionPlan['adoption'];
}

/**
 * Records that a policy which is expected of a setting is held in another document or system: a policy without a text here, with
 * where it is found, an adoption from before and its dates, so that it is reviewed and reminded of like every other.
 */
export function decideHeldElsewhere(
  state: DeclareNotApplicableState & { readonly termCalendar: TermCalendar },
  input: HeldElsewhereInput,
  today: PlainDate,
): Decided<HeldElsewherePlan> {
  const { actor, organisationId, expected, held, termCalendar } = state;
  const named = (titles: readonly string[]): string | undefined =>
    titles.find((each) => each.toLowerCase() === input.title.trim().toLowerCase());
  const title = named(expected);
  const heldIn = input.heldIn.trim();
  const heldLink = input.link?.trim() || null;
  const isDated = !isBlankText(input.adoptedSaid ?? '');
  const adopted = decideRecordHistoricAdoption(
    {
      ...{ actor, organisationId, termCalendar },
      policy: { id: input.policyId, adoptedRevisionId: null, adoptedOn: null, ...NO_REVIEW_DUE },
    },
    {
      ...{ adoptionId: input.adoptionId, evidence: isDated ? 'stated-in-document' : 'none' },
      ...{ adoptedOn: input.adoptedSaid, reviewDue: input.reviewDueSaid },
    },
    today,
  );
  const { plan } = adopted;
  const refusals = [
    title === undefined && refuse('POLICY_NOT_EXPECTED', { where: input.title }),
    named(held) !== undefined && refuse('POLICY_NOT_MISSING', { where: input.title }),
    isBlankText(heldIn) && refuse('HELD_WHERE_MISSING', { where: 'held in' }),
    heldLink !== null && !isWebAddress(heldLink) && refuse('LINK_NOT_READ', { where: 'link' }),
    ...(adopted.refusals ?? []),
  ];
  if (!plan?.policy) return { refusals: refusals.filter((each) => !!each) };
  const { adoption, policy: projection } = plan;
  return decided(refusals, () => ({
    policy: {
      ...{ ...projection, organisationId, slug: input.slug, title: title ?? input.title, heldIn, heldLink },
      ...{ templateOrganisationId: null, templateId: null, baseEditionId: null },
    },
    adoption,
    audit: [
      {
        ...({ action: 'held-elsewhere.declared', subject: 'Policy', subjectId: input.policyId } as const),
        data: { title: title ?? input.title, heldIn, heldLink },
      },
      ...plan.audit,
    ],
    jobs: [],
  }));
}

function isWebAddress(link: string): boolean {
  return URL.canParse(link) && /^https?:\/\//i.test(link);
}

export interface EndHeldElsewherePlan extends PlanRecord {
  readonly policy: { readonly id: string; readonly retiredOn: PlainDate };
}

/** Takes it back: the policy is missing again from today, and what was recorded of it before stands. */
export function decideEndHeldElsewhere(
  {
    policy: { id, title },
    isElsewhere,
  }: {
    readonly policy: { readonly id: string; readonly title: string };
    /** Held elsewhere, in use, and with no text of its own here. */
    readonly isElsewhere: boolean;
  },
  today: PlainDate,
): Decided<EndHeldElsewherePlan> {
  return decided([!isElsewhere && refuse('NOT_HELD_ELSEWHERE', { where: title })], () => ({
    policy: { id, retiredOn: today },
    audit: [{ action: 'held-elsewhere.ended', subject: 'Policy', subjectId: id, data: { title } }],
    jobs: [],
  }));
}
