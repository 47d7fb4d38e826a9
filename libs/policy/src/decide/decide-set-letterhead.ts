import { type Decided, decided, refuse } from '../refusals/refusal.ts';
import type { PlanRecord } from './plan-parts.ts';

/** Bytes of a logo as it was sent. */
export const LARGEST_LOGO = 5_000_000;

/** What stands at the head of whatever an organisation prints. */
export interface Letterhead {
  /** `#rrggbb` */
  readonly colour: string | null;
  /** SHA-256 of a PNG; null where there is none. */
  readonly logoSha256: string | null;
}

export interface SetLetterheadInput {
  readonly colour: string;
  /** The SHA-256 of a new logo, or what becomes of the one there is. */
  readonly logo: 'keep' | 'remove' | { readonly sha256: string };
}

export interface SetLetterheadPlan extends PlanRecord {
  readonly organisation: { readonly id: string } & Letterhead;
}

/** Sets the colour and the logo of what is printed from now on; what has been printed stays as it is. */
export function decideSetLetterhead(
  organisation: { readonly id: string } & Letterhead,
  input: SetLetterheadInput,
): Decided<SetLetterheadPlan> {
  const colour = input.colour.trim().toLowerCase();
  const isColour = /^#[0-9a-f]{6}$/.test(colour);
  return decided([!isColour && refuse('COLOUR_NOT_READ', { where: 'colour' })], () => {
    const { id } = organisation;
    const letterhead = { colour, logoSha256: logoAfter(organisation, input) };
    const isChanged = colour !== organisation.colour || letterhead.logoSha256 !== organisation.logoSha256;
    const entry = { action: 'letterhead.set', subject: 'Organisation', subjectId: id, data: letterhead } as const;
    return { organisation: { id, ...letterhead }, audit: isChanged ? [entry] : [], jobs: [] };
  });
}

function logoAfter({ logoSha256 }: Letterhead, { logo }: SetLetterheadInput): string | null {
  if (logo === 'keep') return logoSha256;
  return logo === 'remove' ? null : logo.sha256;
}
