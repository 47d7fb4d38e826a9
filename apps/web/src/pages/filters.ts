import { sayDate, type PlainDate } from '@ratify/policy';

/** "30 November 2027"; an empty string where there is no date. */
export function dateFilter(date: string | null | undefined): string {
  return date ? sayDate(date as PlainDate) : '';
}

const COLOURS: Readonly<Record<string, string>> = {
  missing: 'govuk-tag--red',
  overdue: 'govuk-tag--red',
  'due-soon': 'govuk-tag--yellow',
  unsigned: 'govuk-tag--orange',
  'not-evidenced': 'govuk-tag--orange',
  adopted: 'govuk-tag--green',
  covered: 'govuk-tag--green',
  submitted: 'govuk-tag--blue',
  draft: 'govuk-tag--grey',
};
const WORDS: Readonly<Record<string, string>> = {
  'due-soon': 'Due soon',
  'not-evidenced': 'Adoption not evidenced',
};

/** A status as the GOV.UK tag shows it: always a word, the colour only repeats it. */
export function statusTag(status: string): { text: string; classes: string } {
  const text = WORDS[status] ?? status.charAt(0).toUpperCase() + status.slice(1).replaceAll('-', ' ');
  return { text, classes: COLOURS[status] ?? 'govuk-tag--grey' };
}
