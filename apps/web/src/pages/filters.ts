import {
  materialityText,
  policyStatusText,
  sayDate,
  sayDecidedBy,
  type Materiality,
  type PlainDate,
  type PolicyStatus,
  type Route,
} from '@ratify/policy';

/** "30 November 2027"; an empty string where there is no date. */
export function dateFilter(date: string | null | undefined): string {
  return date ? sayDate(date as PlainDate) : '';
}

const COLOURS: Readonly<Record<string, string>> = {
  missing: 'govuk-tag--red',
  overdue: 'govuk-tag--red',
  'not-adopted': 'govuk-tag--red',
  'due-soon': 'govuk-tag--yellow',
  deferred: 'govuk-tag--yellow',
  unsigned: 'govuk-tag--orange',
  'not-evidenced': 'govuk-tag--orange',
  adopted: 'govuk-tag--green',
  covered: 'govuk-tag--green',
  legal: 'govuk-tag--red',
  substantive: 'govuk-tag--yellow',
  submitted: 'govuk-tag--blue',
  tabled: 'govuk-tag--blue',
};
const STATES: Readonly<Record<string, string>> = { submitted: 'With the clerk', tabled: 'On an agenda' };

interface Tag {
  readonly text: string;
  readonly classes: string;
}

/** Where a policy stands, as a tag: always in words, the colour only repeats them. */
export function statusTag(status: string): Tag {
  return tag(status, policyStatusText[status as PolicyStatus]);
}

/** The state of one version, or what was decided on it, as a tag. */
export function stateTag(state: string): Tag {
  return tag(state, STATES[state]);
}

/** How much a change matters, as a tag. */
export function levelTag(level: string): Tag {
  return tag(level, materialityText[level as Materiality]);
}

const WHOSE: Readonly<Record<string, string>> = {
  template: 'From the template',
  own: 'Our own change',
  both: 'The template’s change, with our own words',
};

/** Whose a change is, in words. */
export function whose(of: string): string {
  return WHOSE[of] ?? '';
}

const CONSULTATION_OUTCOMES: Readonly<Record<string, string>> = {
  agreed: 'agreed',
  'consulted-not-agreed': 'consulted, not agreed',
  noted: 'noted',
};

/** What came of a consultation, in words. */
export function consultationOutcome(outcome: string): string {
  return CONSULTATION_OUTCOMES[outcome] ?? outcome;
}

function tag(name: string, words: string | undefined): Tag {
  return { text: words ?? capitalise(name.replaceAll('-', ' ')), classes: COLOURS[name] ?? 'govuk-tag--grey' };
}

/** `a decision of the Finance Committee`, `chair’s action for the Governing Body`. */
export function decidedBy({ bodyName, route }: { readonly bodyName: string; readonly route: string }): string {
  return sayDecidedBy(bodyName, route as Route);
}

/** With a capital at its head. */
export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
