import { formErrors, refusalErrors, type FormErrors, type Refused } from './form-errors.ts';
import { typedDate } from './typed-date.ts';
import { typedText, type Posted } from './typed.ts';

const PARTIES = ['Joint committee', 'Staff', 'Parents', 'Diocese'].map((text) => ({ value: text, text }));
const OUTCOMES = [
  { value: 'agreed', text: 'They agreed' },
  { value: 'consulted-not-agreed', text: 'They were consulted and did not agree' },
  { value: 'noted', text: 'They took note' },
];
const FIELDS: Readonly<Record<string, string>> = {
  CONSULTED_MISSING: 'consulted',
  CONSULTATION_ENDS_EARLY: 'untilOn-day',
  DATE_IN_FUTURE: 'untilOn-day',
  EMPLOYER_MISSING: 'employers',
  REASON_MISSING: 'evidence',
};

/** What is typed about a consultation, of a policy or of an edition. */
export type TypedConsultation = ReturnType<typeof typedConsultation>;

export const CONSULTATION_CHOICES = { parties: PARTIES, outcomes: OUTCOMES };

export function typedConsultation(body: Posted | undefined) {
  return {
    consulted: [body?.['consulted'] ?? []].flat(),
    others: typedText(body, 'others'),
    employers: typedText(body, 'employers'),
    fromOn: typedDate(body, 'fromOn'),
    untilOn: typedDate(body, 'untilOn'),
    outcome: OUTCOMES.find((each) => each.value === typedText(body, 'outcome'))?.value ?? '',
    evidence: typedText(body, 'evidence'),
  };
}

/** What the API is told; null where a date or the outcome is still to be given. */
export function consultationInput({ consulted, others, fromOn, untilOn, outcome, evidence }: TypedConsultation) {
  if (!fromOn.date || !untilOn.date || !outcome) return null;
  const named = others
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
  return { consulted: [...consulted, ...named], fromOn: fromOn.date, untilOn: untilOn.date, outcome, evidence };
}

/** What is still to be given. */
export function consultationGaps({ fromOn, untilOn, outcome }: TypedConsultation): FormErrors {
  const date = 'Enter the date like 27 3 2027';
  return formErrors([
    ...(fromOn.date ? [] : [['fromOn-day', date] as const]),
    ...(untilOn.date ? [] : [['untilOn-day', date] as const]),
    ...(outcome ? [] : [['outcome', 'Choose what came of it'] as const]),
  ]);
}

export function consultationErrors(refusals: readonly Refused[]): FormErrors {
  return refusalErrors(refusals, ({ code }) => FIELDS[code]);
}
