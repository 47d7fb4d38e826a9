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
  /** Its own templates. */
  readonly templates: readonly { readonly id: string }[];
}

export interface RequireInput {
  readonly id: string;
  readonly title: string;
  /** Why it is expected: a law, a service, a scheme. */
  readonly basis: string;
  readonly isStatutory: boolean;
  /** Whoever has its own version of it holds the policy, whatever it is called there. */
  readonly templateId: string | null;
  readonly phases: readonly SettingPhase[];
  readonly standings: readonly SettingStanding[];
}

export interface RequirePlan extends PlanRecord {
  readonly requirements: readonly (RequireInput & { readonly settingKind: 'school' })[];
}

/** Records that a publisher expects a policy of the settings below it; from then on it is missing where there is none. */
export function decideRequire(state: RequireState, input: RequireInput): Decided<RequirePlan> {
  const title = tidy(input.title);
  const basis = input.basis.trim();
  return decided(
    [
      (isBlankText(title) || title.length > LONGEST_TITLE) && refuse('EXPECTED_TITLE_MISSING', { where: 'title' }),
      isExpected(state, title) && refuse('EXPECTED_ALREADY', { where: 'title' }),
      (isBlankText(basis) || basis.length > LONGEST_BASIS) && refuse('EXPECTED_BASIS_MISSING', { where: 'why' }),
      checkTemplate(state, input),
    ],
    () => planned([{ ...input, title, basis, settingKind: 'school' }]),
  );
}

/** Expects every statutory policy that is not expected yet, each as law and guidance ask for it. */
export function decideRequireStatutory(state: RequireState, newId: () => string): Decided<RequirePlan> {
  const absent = statutoryFor(state.kind).filter(({ title }) => !isExpected(state, title));
  return decided([absent.length === 0 && refuse('STATUTORY_EXPECTED')], () =>
    planned(
      absent.map(({ title, only }) => ({
        ...{ id: newId(), title, basis: STATUTORY_BASIS, isStatutory: true, templateId: null },
        ...{ phases: [], standings: only ? [only] : SCHOOLS, settingKind: 'school' },
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

function checkTemplate({ templates }: RequireState, { templateId }: RequireInput): Refusal | false {
  return templateId !== null && !templates.some(({ id }) => id === templateId) && refuse('NOT_FOUND');
}

function planned(requirements: RequirePlan['requirements']): RequirePlan {
  const audit = requirements.map(({ id, title, basis, isStatutory, templateId, phases, standings }): AuditEntry => ({
    ...{ action: 'policy.required', subject: 'Requirement', subjectId: id },
    data: { title, basis, isStatutory, templateId, phases, standings },
  }));
  return { requirements, audit, jobs: [] };
}

function isExpected({ expected }: RequireState, title: string): boolean {
  return expected.some((each) => tidy(each).toLowerCase() === title.toLowerCase());
}

const tidy = (title: string): string => title.trim().replace(/\s+/g, ' ');
