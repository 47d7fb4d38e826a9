import { typedText, type Posted } from '../pages/typed.ts';

/** The three fields of a vote as they were typed. */
export interface TypedVotes {
  readonly votesFor: string;
  readonly votesAgainst: string;
  readonly votesAbstained: string;
}

interface Votes {
  readonly for: number;
  readonly against: number;
  readonly abstained: number;
}

/** Votes as a form has them; of a decision that is being corrected, as they are recorded. Of several votes on one page the names end in a `suffix`. */
export function typedVotes(body: Posted | undefined, recorded: Votes | null = null, suffix = ''): TypedVotes {
  const text = (name: string, count: number | undefined): string =>
    body ? typedText(body, name + suffix).trim() : count === undefined ? '' : String(count);
  return {
    votesFor: text('votesFor', recorded?.for),
    votesAgainst: text('votesAgainst', recorded?.against),
    votesAbstained: text('votesAbstained', recorded?.abstained),
  };
}

/** The votes that were typed: one that was left empty is none, and with all three empty nobody counted. */
export function votesIn({ votesFor, votesAgainst, votesAbstained }: TypedVotes): Votes | null {
  if (votesFor === '' && votesAgainst === '' && votesAbstained === '') return null;
  return { for: Number(votesFor), against: Number(votesAgainst), abstained: Number(votesAbstained) };
}

/** What is wrong with how they are written; null where nothing is. */
export function wrongVotes(typed: TypedVotes): string | null {
  return Object.values(typed).every((each) => /^\d{0,4}$/.test(each))
    ? null
    : 'Enter the votes as whole numbers, or leave all three empty';
}
