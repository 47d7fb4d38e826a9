import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

export const DecisionToCorrect = graphql(
  `
    query DecisionToCorrect($id: ID!) {
      ...Shell
      decision(id: $id) {
        id
        revisionId
        policyTitle
        outcome
        route
        meetingId
        bodyId
        decidedOn
        attendance
        votes {
          for
          against
          abstained
        }
        minuteReference
        isMinuteDraft
      }
      meetings {
        id
        heldOn
        body {
          id
          name
        }
      }
    }
  `,
  [Shell],
);
type Page = ResultOf<typeof DecisionToCorrect>;
export type ToCorrect = NonNullable<Page['decision']>;
export type HeldMeeting = Page['meetings'][number];

export const CorrectDecision = graphql(`
  mutation CorrectDecision($input: CorrectDecisionInput!) {
    correctDecision(input: $input) {
      refusals {
        code
        what
        whatToDo
        where
      }
      correction {
        id
      }
    }
  }
`);

export const PolicyOfRevision = graphql(`
  query PolicyOfRevision($id: ID!) {
    revision(id: $id) {
      policyId
    }
  }
`);
