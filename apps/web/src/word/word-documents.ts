import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';

export const MakeWordCopy = graphql(`
  mutation MakeWordCopy($policyId: ID!) {
    makeWordCopy(policyId: $policyId) {
      refusals {
        code
        what
        whatToDo
        where
      }
      copyId
    }
  }
`);

/** What a Word file brings, clause by clause. */
export const OpenWordReturn = graphql(`
  query OpenWordReturn($id: ID!) {
    wordReturn(id: $id) {
      id
      policyId
      fileName
      broughtByName
      broughtAt
      madeFromVersion
      madeAt
      madeByName
      isGuess
      version
      changes {
        id
        kind
        clauseId
        name
        standing
        before
        after
        redline
        hindrance
        needsReason
      }
      remarks {
        text
        author
        quoted
        name
      }
      notCarried {
        name
        words
        why
      }
      notices {
        what
        text
        inText
      }
    }
  }
`);
export type WordReturn = NonNullable<ResultOf<typeof OpenWordReturn>['wordReturn']>;
export type WordChange = WordReturn['changes'][number];

export const TakeWordReturn = graphql(`
  mutation TakeWordReturn($policyId: ID!, $returnId: ID!, $version: Int!, $take: [WordChangeInput!]!) {
    takeWordReturn(policyId: $policyId, returnId: $returnId, version: $version, take: $take) {
      refusals {
        code
        what
        whatToDo
        where
        clauseId
      }
      draft {
        version
      }
    }
  }
`);
