import { isRowOf, type BlankType } from '@ratify/document';
import { parsePlainDate, sayDate } from '../dates/plain-date.ts';

/** What the keeper of a blank answered between meetings. */
export interface SetAnswer {
  readonly items: readonly string[];
  readonly asAt: string;
  readonly setAt: Date;
}

/** What the text in force itself answers. */
export interface SaidAnswer {
  readonly items: readonly string[];
  /** A day or a month, where the text gives one. */
  readonly asAt: string | null;
  /** When the text was put forward; null where it was made without knowing of what is set: another organisation's that covers the setting. */
  readonly putForwardAt: Date | null;
}

/**
 * Whether what a keeper set between meetings still counts beside the text in force. A text that was put forward later was made with it, so it
 * takes its place, whatever it says. A text that was put forward before does not, whenever it is adopted: nothing set meanwhile is lost. And a
 * text that dates its own answer later knows better.
 */
export function countsStill(set: Pick<SetAnswer, 'asAt' | 'setAt'>, said: SaidAnswer): boolean {
  if (said.putForwardAt !== null && said.putForwardAt > set.setAt) return false;
  return said.asAt === null || firstDayOf(said.asAt) <= set.asAt;
}

/** The answer that stands: the newest that was set, as long as it counts; null: what the text says. */
export function standingAnswer<Answer extends SetAnswer>(set: readonly Answer[], said: SaidAnswer): Answer | null {
  const newest = set.toSorted((a, b) => a.setAt.getTime() - b.setAt.getTime()).at(-1);
  return newest && countsStill(newest, said) ? newest : null;
}

/** An answer as it stands, with what was set where that is what counts. */
export interface Standing<Answer extends SetAnswer = SetAnswer> {
  readonly items: readonly string[];
  readonly asAt: string | null;
  /** Null: the text says it. */
  readonly set: Answer | null;
}

/** How an answer stands where the policy is one's own. */
export function standing<Answer extends SetAnswer>(set: readonly Answer[], said: SaidAnswer): Standing<Answer> {
  const counting = standingAnswer(set, said);
  return { items: counting?.items ?? said.items, asAt: counting?.asAt ?? said.asAt, set: counting };
}

/** A setting that another organisation's policy covers, with what it set for itself. */
export interface CoveredSet<Answer extends SetAnswer = SetAnswer> {
  readonly name: string;
  readonly set: readonly Answer[];
}

/**
 * How an answer stands in a setting that the policy covers. What the setting answers for itself stands until it answers anew, whatever is adopted
 * or set elsewhere; only its row among those of several settings gives way to a later one that its owner wrote.
 */
export function standingIn<Answer extends SetAnswer>(
  type: BlankType,
  owners: Standing,
  { name, set }: CoveredSet<Answer>,
): Standing<Answer> {
  if (type !== 'per-setting') return standing(set, { items: owners.items, asAt: null, putForwardAt: null });
  const items = answersOf(owners.items, name);
  const isNamed = items.length > 0;
  const putForwardAt = isNamed ? (owners.set?.setAt ?? null) : null;
  return standing(set, { items, asAt: isNamed ? owners.asAt : null, putForwardAt });
}

/** The rows of several settings with what each answered for itself; as at the latest day of them. */
export function withSettings(owners: Standing, settings: readonly CoveredSet[]): Standing {
  return settings.reduce<Standing>((all, setting) => {
    const { items, asAt, set } = standingIn('per-setting', owners, setting);
    if (!set) return all;
    const latest = [asAt, all.asAt].filter((day) => day !== null).toSorted((a, b) => compareDays(a, b));
    return { items: withRowsOf(all.items, setting.name, items), asAt: latest.at(-1) ?? null, set };
  }, owners);
}

const compareDays = (a: string, b: string): number => firstDayOf(a).localeCompare(firstDayOf(b));

/** The first day of what is dated by a day or a month. */
export function firstDayOf(asAt: string): string {
  return asAt.length === '2026-09'.length ? `${asAt}-01` : asAt;
}

/** An answer of one setting among rows of several: `Hill School: Ann Example`, one row each, where its rows stood or at the end. */
export function withRowsOf(rows: readonly string[], setting: string, answers: readonly string[]): string[] {
  const own = answers.map((answer) => `${setting}: ${answer}`);
  const first = rows.findIndex((row) => isRowOf(row, setting));
  const others = rows.filter((row) => !isRowOf(row, setting));
  const at = first < 0 ? others.length : first;
  return [...others.slice(0, at), ...own, ...others.slice(at)];
}

/** What rows of several settings answer for one of them, without its name. */
export function answersOf(rows: readonly string[], setting: string): string[] {
  return rows.filter((row) => isRowOf(row, setting)).map((row) => row.slice(row.indexOf(':') + 1).trim());
}

/** How many lines of an answer a meeting is told; who wants all of them opens the policy. */
const TOLD_LINES = 6;

/** What an answer reads now, for a meeting that is told of it: `Ada Marlow; Tom Birch`. */
export function sayAnswer(items: readonly string[]): string {
  if (items.length === 0) return 'Nothing';
  const told = items.slice(0, TOLD_LINES).map((item) => {
    const day = parsePlainDate(item);
    return day ? sayDate(day) : item;
  });
  const more = items.length - told.length;
  return more > 0 ? `${told.join('; ')}; and ${more} more` : told.join('; ');
}
