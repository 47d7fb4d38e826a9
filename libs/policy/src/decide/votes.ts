import type { DecisionOutcome } from '../journey/vocabulary.ts';
import { type Refusal, refuse } from '../refusals/refusal.ts';

/** How the members present voted on one item. */
export interface Votes {
  readonly for: number;
  readonly against: number;
  readonly abstained: number;
}

/** Why votes cannot be as they are told: more than were present, or others than the outcome. With equal votes the chair's casting vote decides. */
export function checkVotes(
  votes: Votes | null,
  { outcome, attendance }: { readonly outcome: DecisionOutcome; readonly attendance: number | null },
): (Refusal | false)[] {
  if (!votes) return [];
  const counts = [votes.for, votes.against, votes.abstained];
  if (counts.some((each) => !Number.isInteger(each) || each < 0)) return [refuse('VOTES_NOT_READ', { where: 'votes' })];
  if (attendance === null) return [refuse('ATTENDANCE_MISSING', { where: 'attendance' })];
  const cast = counts.reduce((sum, each) => sum + each, 0);
  const isOther =
    (adopts(outcome) && votes.against > votes.for) || (outcome === 'not-adopted' && votes.for > votes.against);
  return [
    cast > attendance && refuse('VOTES_EXCEED_ATTENDANCE', { where: `${cast} votes, ${attendance} present` }),
    isOther && refuse('VOTES_SAY_OTHERWISE', { where: sayVotes(votes, outcome) }),
  ];
}

function adopts(outcome: string): boolean {
  return outcome === 'adopted' || outcome === 'adopted-with-changes';
}

/** `8 for, 1 against, 1 abstained`. Equal votes adopt a text by the casting vote alone; without one it simply falls. */
export function sayVotes({ for: inFavour, against, abstained }: Votes, outcome: string): string {
  const isCast = adopts(outcome) && inFavour === against && inFavour > 0;
  const casting = isCast ? '; decided by the chair’s casting vote' : '';
  return `${inFavour} for, ${against} against, ${abstained} abstained${casting}`;
}

/** The columns of a decision. */
export interface VotesRow {
  readonly votesFor: number | null;
  readonly votesAgainst: number | null;
  readonly votesAbstained: number | null;
}

/** Votes as a decision stores them; nothing where the body did not count. */
export function votesRow(votes: Votes | null): VotesRow {
  return {
    votesFor: votes?.for ?? null,
    votesAgainst: votes?.against ?? null,
    votesAbstained: votes?.abstained ?? null,
  };
}

/** Votes as a decision has them stored. */
export function votesOf({ votesFor, votesAgainst, votesAbstained }: VotesRow): Votes | null {
  if (votesFor === null || votesAgainst === null || votesAbstained === null) return null;
  return { for: votesFor, against: votesAgainst, abstained: votesAbstained };
}
