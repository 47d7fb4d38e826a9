/** The keys of the list of statutory policies: what a text carries to say which of them it is, whatever it is called. */
export const STATUTORY_KEYS = [
  'admissions',
  'behaviour',
  'behaviour-principles',
  'charging-and-remissions',
  'data-protection',
  'biometric-information',
  'complaints',
  'staff-capability',
  'early-career-teachers',
  'staff-discipline',
  'allegations-against-staff',
  'teachers-pay',
  'accessibility-plan',
  'equality-objectives',
  'child-protection',
  'special-educational-needs',
  'medical-conditions',
  'health-and-safety',
  'relationships-and-sex-education',
  'governors-allowances',
  'exclusion',
  'attendance',
] as const;

export type StatutoryKey = (typeof STATUTORY_KEYS)[number];
