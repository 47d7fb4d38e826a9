import type { SettingStanding } from '@ratify/policy';
import type { RequirementRow } from './requirement-documents.ts';

const STANDINGS: Readonly<Record<SettingStanding, string>> = {
  maintained: 'Schools maintained by a council',
  academy: 'Academies',
  other: 'Others, like pre-schools and independent schools',
};

export function sayStanding(standing: SettingStanding): string {
  return STANDINGS[standing];
}

/** Of whom something is expected: `Academies; nursery, primary`, or `Every setting`. */
export function sayWhom({ phases, standings }: Pick<RequirementRow, 'phases' | 'standings'>): string {
  const named = standings.map((each) => STANDINGS[each as SettingStanding] ?? each);
  const parts = [named.join(', '), phases.join(', ')].filter((part) => part !== '');
  return parts.length > 0 ? parts.join('; ') : 'Every setting';
}
