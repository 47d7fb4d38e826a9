import { type PlainDate, addDays, sayDate } from '../dates/plain-date.ts';
import { countOf } from '../todo/count-of.ts';

/** How many days before the last that somebody new is told once more of what they have not read. */
const INDUCTION_LAST_DAYS = 3;
/** How many days before what is expected is to be held it is told once more. */
const EXPECTED_LAST_DAYS = 30;
/** Titles that one line names. */
const MOST_TITLES = 3;

/** A step of a reminder, with its words. */
export interface ToldStep {
  readonly step: string;
  readonly words: string;
}

/** What somebody new has still to read and confirm: told when they come, and once more before its last day. */
export function inductionReminder(
  readings: readonly { readonly title: string; readonly dueOn: PlainDate }[],
  today: PlainDate,
): ToldStep | null {
  const [dueOn] = readings.map((each) => each.dueOn).sort();
  if (!dueOn || dueOn < today) return null;
  const isLast = addDays(dueOn, -INDUCTION_LAST_DAYS) <= today;
  const named = readings.slice(0, MOST_TITLES).map(({ title }) => title);
  const more = readings.length - named.length;
  const titles = [...named, ...(more > 0 ? [`${more} more`] : [])].join('; ');
  const asked = isLast ? 'still to read and confirm' : 'to read and confirm, as you are new here';
  return {
    step: isLast ? `${dueOn}:last` : 'new',
    words: `${countOf(readings.length, 'policy')} ${asked}, by ${sayDate(dueOn)}: ${titles}.`,
  };
}

/** Something that is expected and missing: told once, and once more before the day by which it is to be held. */
export function missingReminder(
  {
    title,
    publisherName,
    dueOn,
  }: { readonly title: string; readonly publisherName: string; readonly dueOn: PlainDate | null },
  today: PlainDate,
): ToldStep {
  const isLast = dueOn !== null && addDays(dueOn, -EXPECTED_LAST_DAYS) <= today;
  const by =
    dueOn === null
      ? ''
      : isLast && dueOn < today
        ? `; it was to be held by ${sayDate(dueOn)}`
        : ` by ${sayDate(dueOn)}`;
  return {
    step: isLast ? `${dueOn}:last` : 'missing',
    words: `${title} is missing: ${publisherName} expects it${by}.`,
  };
}

/** A newer edition of the template that a policy is a version of. */
export function editionReminder({
  title,
  number,
  adoptByOn,
}: {
  readonly title: string;
  readonly number: number;
  readonly adoptByOn: PlainDate | null;
}): ToldStep {
  const by = adoptByOn === null ? '' : ` Adopt it by ${sayDate(adoptByOn)}.`;
  return { step: `edition-${number}`, words: `${title}: edition ${number} of its template is out.${by}` };
}

/** That somebody wants to know something about a policy, without what: whoever answers reads it where it was asked. */
export function questionReminder({
  personName,
  title,
}: {
  readonly personName: string;
  readonly title: string;
}): ToldStep {
  return { step: 'asked', words: `${personName} asked something about ${title} and waits for an answer.` };
}
