import type { PlainDate } from '../dates/plain-date.ts';
import type { TermCalendar } from '../dates/term-calendar.ts';
import { policyStatus, type PolicyStatus } from '../journey/policy-status.ts';
import type { HistoricEvidence } from '../journey/vocabulary.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import type { ReadSchedule, ScheduleLine } from '../schedule/read-schedule.ts';
import type { NewPolicyPlan } from './decide-fork.ts';
import {
  type HistoricAdoptionPlan,
  checkMinute,
  decideRecordHistoricAdoption,
} from './decide-record-historic-adoption.ts';
import type { Actor, PlanRecord } from './plan-parts.ts';
import { NO_REVIEW_DUE } from './review-due.ts';

/** More than any school keeps; a trust enters its schools' one by one. */
export const LONGEST_SCHEDULE = 300;
const LONGEST_TITLE = 200;

export interface EnterScheduleState {
  readonly actor: Actor;
  readonly organisationId: string;
  /** The organisation's own policies that are in use. */
  readonly policies: readonly {
    readonly id: string;
    readonly title: string;
    readonly adoptedRevisionId: string | null;
    readonly adoptedOn: PlainDate | null;
    /** Whether an adoption of it is recorded, one without a date too. */
    readonly isAdopted: boolean;
  }[];
  readonly termCalendar: TermCalendar;
  readonly schedule: ReadSchedule;
}

export interface EnterScheduleInput {
  /** How the dates are known, where the table does not say. */
  readonly evidence: HistoricEvidence;
  /** The minute that shows them, where the table names none. */
  readonly minuteReference?: string | null | undefined;
  /** Of one new policy and of one adoption for each line, by its place. */
  readonly ids: readonly { readonly policyId: string; readonly adoptionId: string }[];
  readonly slugs: readonly string[];
}

/** What becomes of one line. `here`: its adoption is recorded already, and it is left as it is. */
export interface ScheduleEntry {
  readonly line: number;
  readonly title: string;
  readonly standing: 'new' | 'held' | 'here';
  /** What it will be counted as; null where it stays as it is. */
  readonly countsAs: PolicyStatus | null;
  readonly evidence: HistoricEvidence;
  readonly minuteReference: string | null;
  readonly adoptedOn: PlainDate | null;
  /** As it will be told: `June 2017`. */
  readonly adoptedSaid: string | null;
  readonly reviewDueOn: PlainDate | null;
  readonly reviewDueSaid: string | null;
}

export interface EnterSchedulePlan extends PlanRecord {
  readonly entries: readonly ScheduleEntry[];
  readonly policies: readonly NewPolicyPlan['policy'][];
  readonly adoptions: readonly HistoricAdoptionPlan['adoption'][];
  /** What is in force of each, by policy. */
  readonly projections: readonly NonNullable<HistoricAdoptionPlan['policy']>[];
}

/**
 * Enters the policies that an organisation adopted before Ratify, many at once and without their texts: each stands in the register
 * from then on. All of them or none; a policy whose adoption is recorded is left as it is, so that the same table entered
 * again changes nothing. A line without an adoption date is in use, its adoption not evidenced.
 */
export function decideEnterSchedule(
  state: EnterScheduleState,
  input: EnterScheduleInput,
  today: PlainDate,
): Decided<EnterSchedulePlan> {
  const { lines, isRead } = state.schedule;
  if (!isRead) return { refusals: [refuse('SCHEDULE_NOT_READ')] };
  if (lines.length === 0) return { refusals: [refuse('SCHEDULE_EMPTY')] };
  if (lines.length > LONGEST_SCHEDULE)
    return { refusals: [refuse('SCHEDULE_TOO_LONG', { where: `${lines.length} lines` })] };
  const found = lines.map((line, at) => enterLine(state, input, line, at, today));
  const refusals = [checkMinute(input), ...found.flatMap((each) => each.refusals), ...twice(lines)];
  return decided(refusals, (): EnterSchedulePlan => ({
    entries: found.map(({ entry }) => entry),
    policies: found.flatMap(({ policy }) => (policy ? [policy] : [])),
    adoptions: found.flatMap(({ plan }) => (plan ? [plan.adoption] : [])),
    projections: found.flatMap(({ plan }) => (plan?.policy ? [plan.policy] : [])),
    audit: found.flatMap(({ policy, plan }) => [
      ...(policy
        ? [
            {
              action: 'policy.entered' as const,
              subject: 'Policy' as const,
              subjectId: policy.id,
              data: { title: policy.title },
            },
          ]
        : []),
      ...(plan?.audit ?? []),
    ]),
    jobs: [],
  }));
}

interface EnteredLine {
  readonly refusals: readonly Refusal[];
  readonly entry: ScheduleEntry;
  readonly policy: NewPolicyPlan['policy'] | null;
  readonly plan: HistoricAdoptionPlan | null;
}

function enterLine(
  state: EnterScheduleState,
  input: EnterScheduleInput,
  said: ScheduleLine,
  at: number,
  today: PlainDate,
): EnteredLine {
  const { line, title } = said;
  const held = state.policies.find((policy) => sameTitle(policy.title, title));
  const { policyId, adoptionId } = input.ids[at]!;
  const evidence = said.adoptedSaid === '' ? 'none' : (said.evidence ?? input.evidence);
  const minuteReference = evidence === 'minute' ? (said.minuteReference ?? input.minuteReference) : null;
  const entry = {
    ...{ line, title, evidence, minuteReference: null, countsAs: null },
    ...{ adoptedOn: null, adoptedSaid: null, reviewDueOn: null, reviewDueSaid: null },
  };
  if (held?.isAdopted) return { refusals: [], entry: { ...entry, standing: 'here' }, policy: null, plan: null };
  const decision = decideRecordHistoricAdoption(
    {
      actor: state.actor,
      organisationId: state.organisationId,
      policy: {
        ...{ id: policyId, adoptedRevisionId: null, adoptedOn: null, ...NO_REVIEW_DUE },
        ...held,
      },
      termCalendar: state.termCalendar,
    },
    { adoptionId, evidence, minuteReference, adoptedOn: said.adoptedSaid, reviewDue: said.reviewDueSaid },
    today,
  );
  const unnamed = title === '' && refuse('SCHEDULE_TITLE_MISSING', { where: `line ${line}`, line });
  const long = title.length > LONGEST_TITLE && refuse('SCHEDULE_TITLE_TOO_LONG', { where: `line ${line}`, line });
  const refusals = [unnamed, long, ...(decision.refusals ?? []).map((each) => placed(each, said))].filter(
    (each) => !!each,
  );
  const { plan = null } = decision;
  const adoption = plan?.adoption;
  return {
    refusals,
    entry: {
      ...entry,
      standing: held ? 'held' : 'new',
      countsAs: policyStatus(
        {
          policy: { retiredOn: null, reviewDueOn: plan?.policy?.reviewDueOn ?? null },
          adoption: { historic: true, evidence },
        },
        today,
      ),
      minuteReference: adoption?.minuteReference ?? null,
      adoptedOn: adoption?.adoptedOn ?? null,
      adoptedSaid: adoption?.adoptedSaid ?? null,
      reviewDueOn: adoption?.reviewDueOn ?? null,
      reviewDueSaid: adoption?.reviewDueSaid ?? null,
    },
    policy: held
      ? null
      : {
          ...{ id: policyId, organisationId: state.organisationId, slug: input.slugs[at]!, title },
          ...{ templateOrganisationId: null, templateId: null, baseEditionId: null },
        },
    plan,
  };
}

/** Where in the table, before where in the line. */
function placed(refusal: Refusal, { line, title }: ScheduleLine): Refusal {
  return { ...refusal, line, where: [`line ${line}`, title, refusal.where].filter(Boolean).join(', ') };
}

function twice(lines: readonly ScheduleLine[]): Refusal[] {
  return lines.flatMap(({ line, title }, at) => {
    const first = title === '' ? -1 : lines.findIndex((each) => sameTitle(each.title, title));
    if (first === -1 || first === at) return [];
    return [refuse('SCHEDULE_TITLE_TWICE', { where: `lines ${lines[first]!.line} and ${line}, ${title}`, line })];
  });
}

function sameTitle(one: string, other: string): boolean {
  const bare = (title: string): string =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return bare(one) === bare(other);
}
