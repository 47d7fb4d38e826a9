import type { StatutoryKey } from '@ratify/document';
import type { PlainDate } from '../dates/plain-date.ts';
import type { SettingPhase } from '../journey/requirement.ts';
import { STATUTORY_BASIS, statutoryFor } from '../journey/statutory-policies.ts';
import type { SettingStanding } from '../organisations/setting-record.ts';
import type { OrganisationKind } from '../journey/vocabulary.ts';
import { type Decided, type Refusal, decided, refuse } from '../refusals/refusal.ts';
import { type AuditEntry, type PlanRecord, isBlankText } from './plan-parts.ts';

const LONGEST_TITLE = 200;
const LONGEST_BASIS = 300;
/** The law that the table is of asks pre-schools and independent schools for less. */
const SCHOOLS: readonly SettingStanding[] = ['maintained', 'academy'];

export interface RequireState {
  readonly kind: OrganisationKind;
  /** Titles that the publisher expects today. */
  readonly expected: readonly string[];
  /** Of the statutory list, what it expects today. */
  readonly expectedKeys: readonly string[];
  /** Its own templates. */
  readonly templates: readonly { readonly id: string }[];
}

export interface RequireInput {
  readonly id: string;
  readonly title: string;
  /** Why it is expected: a law, a service, a scheme. */
  readonly basis: string;
  readonly isStatutory: boolean;
  /** Which of the statutory list it is: whoever has its own version of a template that carries the key holds the policy. */
  readonly statutoryKey: StatutoryKey | null;
  /** Whoever has its own version of it holds the policy, whatever it is called there. */
  readonly templateId: string | null;
  readonly phases: readonly SettingPhase[];
  readonly standings: readonly SettingStanding[];
  /** By which day it is to be held. */
  readonly dueOn: PlainDate | null;
}

export interface RequirePlan extends PlanRecord {
  readonly requirements: readonly (RequireInput & { readonly settingKind: 'school' })[];
}

/** Records that a publisher expects a policy of the settings below it; from then on it is missing where there is none. */
export function decideRequire(state: RequireState, input: RequireInput): Decided<RequirePlan> {
  const title = tidy(input.title);
  const basis = input.basis.trim();
  return decided(checkRequirement(state, { ...input, title, basis }), () =>
    planned([{ ...input, title, basis, settingKind: 'school' }]),
  );
}

export interface ChangeRequirementPlan extends PlanRecord {
  readonly requirement: Omit<RequireInput, 'id'> & { readonly id: string; readonly endedOn: PlainDate | null };
}

/**
 * Changes what is expected while it is: what it is called, of whom, by when and until when. From then on the register goes by that; what
 * it said before stands in the record.
 */
export function decideChangeRequirement(
  state: RequireState,
  requirement: RequireInput & { readonly endedOn: PlainDate | null },
  input: Omit<RequireInput, 'id'> & { readonly endedOn: PlainDate | null },
  today: PlainDate,
): Decided<ChangeRequirementPlan> {
  const title = tidy(input.title);
  const basis = input.basis.trim();
  const { id, endedOn } = requirement;
  const others = state.expected.filter((each) => tidy(each).toLowerCase() !== tidy(requirement.title).toLowerCase());
  const expectedKeys = state.expectedKeys.filter((each) => each !== requirement.statutoryKey);
  return decided(
    [
      endedOn !== null && endedOn < today && refuse('EXPECTED_NO_MORE', { where: requirement.title }),
      ...checkRequirement({ ...state, expected: others, expectedKeys }, { ...input, title, basis }),
    ],
    () => ({
      requirement: { ...input, id, title, basis },
      audit: [
        {
          ...({ action: 'requirement.changed', subject: 'Requirement', subjectId: id } as const),
          data: { was: factsOf(requirement), is: factsOf({ ...input, title, basis }) },
        },
      ],
      jobs: [],
    }),
  );
}

function factsOf({
  title,
  basis,
  isStatutory,
  statutoryKey,
  templateId,
  phases,
  standings,
  dueOn,
  endedOn,
}: Omit<RequireInput, 'id'> & { readonly endedOn: PlainDate | null }) {
  return { title, basis, isStatutory, statutoryKey, templateId, phases, standings, dueOn, endedOn };
}

function checkRequirement(
  state: RequireState,
  { title, basis, statutoryKey, templateId }: Omit<RequireInput, 'id'>,
): (Refusal | false)[] {
  return [
    (isBlankText(title) || title.length > LONGEST_TITLE) && refuse('EXPECTED_TITLE_MISSING', { where: 'title' }),
    isExpected(state, title, statutoryKey) && refuse('EXPECTED_ALREADY', { where: 'title' }),
    (isBlankText(basis) || basis.length > LONGEST_BASIS) && refuse('EXPECTED_BASIS_MISSING', { where: 'why' }),
    checkTemplate(state, { templateId }),
  ];
}

/** Expects every statutory policy that is not expected yet, each as law and guidance ask for it. */
export function decideRequireStatutory(state: RequireState, newId: () => string): Decided<RequirePlan> {
  const absent = statutoryFor(state.kind).filter(({ key, title }) => !isExpected(state, title, key));
  return decided([absent.length === 0 && refuse('STATUTORY_EXPECTED')], () =>
    planned(
      absent.map(({ key, title, only }) => ({
        ...{ id: newId(), title, basis: STATUTORY_BASIS, isStatutory: true, statutoryKey: key, templateId: null },
        ...{ phases: [], standings: only ? [only] : SCHOOLS, dueOn: null, settingKind: 'school' },
      })),
    ),
  );
}

export interface EndRequirementPlan extends PlanRecord {
  readonly requirement: { readonly id: string; readonly endedOn: PlainDate };
}

/** Ends what is expected, with its last day: after it nobody misses it any more. */
export function decideEndRequirement(
  requirement: { readonly id: string; readonly title: string; readonly endedOn: string | null },
  { lastDay }: { readonly lastDay: PlainDate },
): Decided<EndRequirementPlan> {
  const { id, title, endedOn } = requirement;
  return decided([endedOn !== null && refuse('EXPECTED_NO_MORE', { where: title })], () => ({
    requirement: { id, endedOn: lastDay },
    audit: [{ action: 'requirement.ended', subject: 'Requirement', subjectId: id, data: { title, lastDay } }],
    jobs: [],
  }));
}

function checkTemplate({ templates }: RequireState, { templateId }: Pick<RequireInput, 'templateId'>): Refusal | false {
  return templateId !== null && !templates.some(({ id }) => id === templateId) && refuse('NOT_FOUND');
}

function planned(requirements: RequirePlan['requirements']): RequirePlan {
  const audit = requirements.map(
    ({ id, title, basis, isStatutory, statutoryKey, templateId, phases, standings, dueOn }): AuditEntry => ({
      ...{ action: 'policy.required', subject: 'Requirement', subjectId: id },
      data: { title, basis, isStatutory, statutoryKey, templateId, phases, standings, dueOn },
    }),
  );
  return { requirements, audit, jobs: [] };
}

function isExpected({ expected, expectedKeys }: RequireState, title: string, key: string | null): boolean {
  return (
    (key !== null && expectedKeys.includes(key)) ||
    expected.some((each) => tidy(each).toLowerCase() === title.toLowerCase())
  );
}

const tidy = (title: string): string => title.trim().replace(/\s+/g, ' ');
