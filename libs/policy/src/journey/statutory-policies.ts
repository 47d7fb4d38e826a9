import type { OrganisationKind } from './vocabulary.ts';
import type { SettingStanding } from '../organisations/setting-record.ts';

/**
 * Policies that law or the guidance of the Department for Education asks of schools, in words of our own. Gathered in 2024 from its
 * last table of statutory policies, which is withdrawn, and from guidance that followed: every list made from it says so, for the
 * governance guides have the last word. The linter knows the same policies by whatever they are called; a test holds the two together.
 */
interface StatutoryPolicy {
  readonly title: string;
  /** Left out: maintained schools and academies alike. */
  readonly only?: SettingStanding;
}

export const STATUTORY_AS_OF = '2024';

export const STATUTORY_POLICIES: readonly StatutoryPolicy[] = [
  { title: 'Admission arrangements' },
  { title: 'Behaviour policy' },
  { title: 'Written statement of behaviour principles', only: 'maintained' },
  { title: 'Charging and remissions policy' },
  { title: 'Data protection policy' },
  { title: 'Protection of biometric information policy' },
  { title: 'Complaints procedure' },
  { title: 'Staff capability policy' },
  { title: 'Early career teachers policy' },
  { title: 'Staff discipline, conduct and grievance procedures' },
  { title: 'Procedures for allegations against staff' },
  { title: 'Teachers’ pay policy', only: 'maintained' },
  { title: 'Accessibility plan' },
  { title: 'Equality information and objectives' },
  { title: 'Child protection policy' },
  { title: 'Special educational needs policy' },
  { title: 'Supporting pupils with medical conditions policy' },
  { title: 'Health and safety policy' },
  { title: 'Relationships and sex education policy' },
  { title: 'Governors’ allowances policy', only: 'maintained' },
  { title: 'Suspension and exclusion policy' },
  { title: 'Attendance policy' },
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
