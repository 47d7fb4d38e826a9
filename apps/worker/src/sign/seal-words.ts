import type { SignatureRequestState } from '@ratify/policy';

/** Whose certificate the organisation's seal is. */
export const SEAL_ROLE = 'Organisation seal';

/** Who was asked to sign, and what became of it. */
export interface AskedSignature {
  /** As it is written: `Chair of governors`. */
  readonly office: string;
  readonly state: SignatureRequestState;
}

/** What the seal declares, and what it does not: an adopted policy that nobody signed is lawfully adopted. */
export function sealReason(asked: readonly AskedSignature[]): string {
  const officesIn = (state: SignatureRequestState): string =>
    joinWords(asked.filter((each) => each.state === state).map(({ office }) => office));
  const [signed, declined, outrun] = [officesIn('signed'), officesIn('declined'), officesIn('void')];
  const sentences = [
    signed ? `Closes the document after the signature of: ${signed}.` : 'Adopted and recorded by the clerk.',
    declined ? `Asked to sign and declined: ${declined}.` : '',
    outrun ? `Asked to sign, until a later decision made it needless: ${outrun}.` : '',
    asked.length === 0 ? 'Seal of the organisation only: no person was asked to sign.' : '',
    asked.length > 0 && !signed ? 'Seal of the organisation only: the minute is the evidence of the adoption.' : '',
  ];
  return sentences.filter(Boolean).join(' ');
}

function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
