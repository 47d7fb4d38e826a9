import { capitalise } from '../pages/filters.ts';
import { sayOffice } from '../pages/offices.ts';

interface SigningBody {
  readonly signatories: readonly string[];
  readonly signingOrder: string;
}

/** Who signs what a body adopts, in a sentence. */
export function sayWhoSigns({ signatories, signingOrder }: SigningBody): string {
  if (signatories.length === 0)
    return 'Nobody is asked to sign: the minute is the evidence, and the organisation’s seal closes the document.';
  const offices = signatories.map((each) => `the ${sayOffice(each)}`);
  const [last] = offices.slice(-1);
  if (offices.length === 1) return `${capitalise(offices.join())} signs what is adopted.`;
  if (signingOrder === 'set') return `${capitalise(offices.join(', then '))} sign what is adopted, in this order.`;
  return `${capitalise(offices.slice(0, -1).join(', '))} and ${last} sign what is adopted.`;
}
