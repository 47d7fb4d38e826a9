import type { SignatureRequestState } from '@ratify/policy';

/** Whose certificate the organisation's seal is. */
export const SEAL_ROLE = 'Organisation seal';

/** Who was asked to sign, and what became of it. */
export interface AskedSignature {
  /** As it is written: `Chair of governors`, `Vice-chair of governors, for the Chair of governors`. */
  readonly office: string;
  readonly state: SignatureRequestState;
  /** Whether it was declined, whatever came of that. */
  readonly declined: boolean;
}

/** What the seal declares, and what it does not: an adopted policy that nobody signed is lawfully adopted. */
export function sealReason(asked: readonly AskedSignature[]): string {
  const officesOf = (is: (each: AskedSignature) => boolean): string =>
    joinWords([...new Set(asked.filter(is).map(({ office }) => office))]);
  const inState = (state: SignatureRequestState): string => officesOf((each) => each.state === state);
  const [signed, onPaper, outrun] = [inState('signed'), inState('signed-on-paper'), inState('void')];
  const waived = officesOf((each) => each.state === 'waived' && !each.declined);
  const declined = officesOf((each) => each.declined);
  const sentences = [
    signed ? `Closes the document after the signature of: ${signed}.` : 'Adopted and recorded by the clerk.',
    onPaper ? `Signed on paper, of which the organisation holds the scan: ${onPaper}.` : '',
    declined ? `Asked to sign and declined: ${declined}.` : '',
    waived ? `Asked to sign and closed without it, as the body's rules allow: ${waived}.` : '',
    outrun ? `Asked to sign, until a later decision made it needless: ${outrun}.` : '',
    asked.length === 0 ? 'Seal of the organisation only: no person was asked to sign.' : '',
    asked.length > 0 && !signed && !onPaper
      ? 'Seal of the organisation only: the minute is the evidence of the adoption.'
      : '',
  ];
  return sentences.filter(Boolean).join(' ');
}

/** The same in a line that fits the seal's box, where the box would otherwise let it be taken for more. */
export function sealLine(asked: readonly AskedSignature[]): string {
  if (asked.length === 0) return 'Seal only: no person was asked to sign';
  const has = (wanted: SignatureRequestState): boolean => asked.some(({ state }) => state === wanted);
  if (has('signed-on-paper'))
    return has('signed') ? 'Signatures above, and on paper: scan held' : 'Signatures are on paper: scan held';
  return has('signed') ? '' : 'Seal only: not signed by any person';
}

function joinWords(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
