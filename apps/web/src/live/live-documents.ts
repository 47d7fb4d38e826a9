import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

export const ReadLivePolicy = graphql(
  `
    query ReadLivePolicy($policyId: ID!) {
      ...Shell
      livePolicy(policyId: $policyId) {
        policyId
        title
        adoptedOn
        ownerName
        blanks {
          blankId
          question
          hint
          type
          keepers
          items
          asAt
          adopted
          mayChange
          set {
            id
            setByName
            setAt
            why
          }
          history {
            id
            items
            asAt
            why
            setByName
            setAt
          }
        }
      }
    }
  `,
  [Shell],
);

export const SetLiveValue = graphql(`
  mutation SetLiveValue($policyId: ID!, $blankId: String!, $items: [String!]!, $asAt: PlainDate, $why: String) {
    setLiveValue(policyId: $policyId, blankId: $blankId, items: $items, asAt: $asAt, why: $why) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

export type LivePolicy = NonNullable<ResultOf<typeof ReadLivePolicy>['livePolicy']>;
export type LiveBlank = LivePolicy['blanks'][number];
