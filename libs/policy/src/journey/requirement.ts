import type { PlainDate } from '../dates/plain-date.ts';
import type { SettingStanding } from '../organisations/setting-record.ts';
import type { LinkKind } from './vocabulary.ts';

/** Phases as the national register of schools writes them, and what early years settings call themselves. */
export const SETTING_PHASES = [
  'nursery',
  'pre-school',
  'primary',
  'middle deemed primary',
  'middle deemed secondary',
  'secondary',
  '16 plus',
  'all-through',
] as const;
export type SettingPhase = (typeof SETTING_PHASES)[number];

/** Whose law a setting is under: what a publisher may tell apart in what it expects. */
export const EXPECTED_STANDINGS: readonly SettingStanding[] = ['maintained', 'academy', 'other'];

/** Of which settings something is expected, and until when. */
export interface Requirement {
  /** None: of every phase. A setting whose phase nobody knows is counted only then. */
  readonly phases: readonly string[];
  /** None: whatever they stand under. */
  readonly standings: readonly string[];
  /** Its last day; null while it stands. */
  readonly endedOn: string | null;
}

export interface ExpectedSetting {
  readonly phase: string | null;
  /** Of the links that stand today. */
  readonly links: readonly LinkKind[];
}

/** What a setting stands under, from its links: an academy is one, whoever else it works with. The database says the same. */
export function standingBy(links: readonly LinkKind[]): SettingStanding {
  if (links.includes('academy-of')) return 'academy';
  return links.includes('maintained-by') ? 'maintained' : 'other';
}

/** Whether something is expected of a setting on a day: the same that the counts of the register go by. */
export function isExpectedOf(requirement: Requirement, setting: ExpectedSetting, today: PlainDate): boolean {
  const { phases, standings, endedOn } = requirement;
  if (endedOn !== null && endedOn < today) return false;
  if (phases.length > 0 && !phases.includes(setting.phase ?? '')) return false;
  return standings.length === 0 || standings.includes(standingBy(setting.links));
}
