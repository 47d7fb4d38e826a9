import type { SigningRules } from '../journey/body-rules.ts';
import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import { type PlanRecord, isBlankText } from './plan-parts.ts';

/** A request lapses a day to a year after it is made. */
export const LONGEST_SIGNING_DAYS = 365;

export interface SetSigningRulesInput extends SigningRules {
  /** Of the minute in which the body resolved it. */
  readonly minuteReference: string;
}

export interface SetSigningRulesPlan extends PlanRecord {
  readonly body: { readonly id: string } & SigningRules;
}

/** Records how a body has its adoptions signed, as it resolved. What was adopted before is signed as it was asked. */
export function decideSetSigningRules(
  body: { readonly id: string; readonly name: string },
  input: SetSigningRulesInput,
): Decided<SetSigningRulesPlan> {
  const { signatories, signingOrder, signWithinDays, mayCloseUnsigned } = input;
  const minuteReference = input.minuteReference.trim();
  const inRange = Number.isInteger(signWithinDays) && signWithinDays >= 1 && signWithinDays <= LONGEST_SIGNING_DAYS;
  return decided(
    [
      new Set(signatories).size < signatories.length && refuse('SIGNATORY_TWICE', { where: 'who signs' }),
      !inRange && refuse('SIGNING_DAYS_WRONG', { where: 'days to sign' }),
      isBlankText(minuteReference) && refuse('MINUTE_REFERENCE_MISSING', { where: 'minute reference' }),
    ],
    () => {
      const rules = { signatories: [...signatories], signingOrder, signWithinDays, mayCloseUnsigned };
      return {
        body: { id: body.id, ...rules },
        audit: [
          {
            ...({ action: 'signing-rules.set', subject: 'Body', subjectId: body.id } as const),
            ...{ data: { ...rules, minuteReference }, onBehalfOf: `body:${body.id}` as const },
          },
        ],
        jobs: [],
      };
    },
  );
}
