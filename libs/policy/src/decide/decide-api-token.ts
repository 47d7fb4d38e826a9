import { addDays, type PlainDate } from '../dates/plain-date.ts';
import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import type { PlanRecord } from './plan-parts.ts';

/** What a token may read. */
export const TOKEN_SCOPES = ['read-policies', 'read-register', 'read-templates'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** A token is renewed once a year at least: whoever looks after the program looks after it. */
export const LONGEST_TOKEN_DAYS = 366;

/** More than this nobody keeps in view. */
const MOST_TOKENS = 20;

export interface MakeTokenInput {
  readonly tokenId: string;
  readonly name: string;
  readonly scopes: readonly TokenScope[];
  readonly expiresOn: PlainDate;
  readonly prefix: string;
}

export interface MakeTokenPlan extends PlanRecord {
  readonly token: Omit<MakeTokenInput, 'tokenId' | 'scopes'> & { readonly id: string; readonly scopes: TokenScope[] };
}

/** Makes a way in for one of the organisation's programs: with a name, for something, until a day. */
export function decideMakeToken(
  { live }: { readonly live: number },
  input: MakeTokenInput,
  today: PlainDate,
): Decided<MakeTokenPlan> {
  const { tokenId: id, expiresOn, prefix } = input;
  const name = input.name.trim();
  const scopes = [...new Set(input.scopes)];
  return decided(
    [
      (name === '' || name.length > 60) && refuse('TOKEN_NAME_MISSING', { where: 'name' }),
      scopes.length === 0 && refuse('TOKEN_SCOPES_MISSING', { where: 'scopes' }),
      (expiresOn <= today || expiresOn > addDays(today, LONGEST_TOKEN_DAYS)) &&
        refuse('TOKEN_EXPIRY_WRONG', { where: 'expiresOn' }),
      live >= MOST_TOKENS && refuse('TOKENS_MANY'),
    ],
    () => ({
      token: { id, name, scopes, expiresOn, prefix },
      audit: [{ action: 'token.made', subject: 'ApiToken', subjectId: id, data: { prefix, scopes, expiresOn } }],
      jobs: [],
    }),
  );
}
