import type { StatutoryKey } from '@ratify/document';
import type { OrganisationKind } from './vocabulary.ts';
import type { SettingStanding } from '../organisations/setting-record.ts';

export type { StatutoryKey };

/**
 * Policies that law or the guidance of the Department for Education asks of schools, in words of our own. Gathered in 2024 from its
 * last table of statutory policies, which is withdrawn, and from guidance that followed: every list made from it says so, for the
 * governance guides have the last word. The linter knows the same policies by whatever they are called; a test holds the two together.
 */
interface StatutoryPolicy {
  /** What a template of it carries, whatever it is called. */
  readonly key: StatutoryKey;
  readonly title: string;
  /** Left out: maintained schools and academies alike. */
  readonly only?: SettingStanding;
}

export const STATUTORY_AS_OF = '2024';

export const STATUTORY_POLICIES: readonly StatutoryPolicy[] = [
  { key: 'admissions', title: 'Admission arrangements' },
  { key: 'behaviour', title: 'Behaviour policy' },
  { key: 'behaviour-principles', title: 'Written statement of behaviour principles', only: 'maintained' },
  { key: 'charging-and-remissions', title: 'Charging and remissions policy' },
  { key: 'data-protection', title: 'Data protection policy' },
  { key: 'biometric-information', title: 'Protection of biometric information policy' },
  { key: 'complaints', title: 'Complaints procedure' },
  { key: 'staff-capability', title: 'Staff capability policy' },
  { key: 'early-career-teachers', title: 'Early career teachers policy' },
  { key: 'staff-discipline', title: 'Staff discipline, conduct and grievance procedures' },
  { key: 'allegations-against-staff', title: 'Procedures for allegations against staff' },
  { key: 'teachers-pay', title: 'Teachers’ pay policy', only: 'maintained' },
  { key: 'accessibility-plan', title: 'Accessibility plan' },
  { key: 'equality-objectives', title: 'Equality information and objectives' },
  { key: 'child-protection', title: 'Child protection policy' },
  { key: 'special-educational-needs', title: 'Special educational needs policy' },
  { key: 'medical-conditions', title: 'Supporting pupils with medical conditions policy' },
  { key: 'health-and-safety', title: 'Health and safety policy' },
  { key: 'relationships-and-sex-education', title: 'Relationships and sex education policy' },
  { key: 'governors-allowances', title: 'Governors’ allowances policy', only: 'maintained' },
  { key: 'exclusion', title: 'Suspension and exclusion policy' },
  { key: 'attendance', title: 'Attendance policy' },
];

/** Where a requirement of the table comes from, as everybody reads it of whom it is expected. */
export const STATUTORY_BASIS = `Law or statutory guidance, as known in ${STATUTORY_AS_OF}; the Department for Education’s governance guides say what holds today`;

/** What of the table is asked of the settings below a publisher: a trust has academies alone. */
export function statutoryFor(kind: OrganisationKind): readonly StatutoryPolicy[] {
  return STATUTORY_POLICIES.filter(({ only }) => kind !== 'trust' || only !== 'maintained');
}

/** The titles of the table in small letters, as lists of other titles are compared with them. */
export function statutoryTitles(): string[] {
  return STATUTORY_POLICIES.map(({ title }) => title.toLowerCase());
}
