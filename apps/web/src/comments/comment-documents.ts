import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

const Thread = graphql(`
  fragment Thread on CommentThread @_unmask {
    id
    clauseId
    about
    standing
    wordsThen
    quoted
    state
    settledByName
    settledAt
    maySettle
    comments {
      id
      words
      personName
      organisationName
      saidAt
      deletedAt
      isMine
      askedNames
    }
  }
`);

/** A draft with what is said about it, and the parts that a comment can stand by. */
const Commented = graphql(
  `
    fragment Commented on CommentedDraft @_unmask {
      policyId
      title
      organisationId
      organisationName
      writesDraft
      asked {
        byName
        note
        lookedAt
      }
      clauses {
        clauseId
        number
        title
        words
        isClause
      }
      threads {
        ...Thread
      }
      readers {
        personId
        name
        as
        lookId
        lookedAt
      }
    }
  `,
  [Thread],
);

export const DraftToRead = graphql(
  `
    query DraftToRead($policyId: ID!) {
      ...Shell
      draftToComment(policyId: $policyId) {
        ...Commented
        html
        askable {
          personId
          name
        }
      }
    }
  `,
  [Shell, Commented],
);
export type DraftRead = NonNullable<ResultOf<typeof DraftToRead>['draftToComment']>;

export const ClausesToComment = graphql(
  `
    query ClausesToComment($policyId: ID!) {
      ...Shell
      draftToComment(policyId: $policyId) {
        ...Commented
      }
    }
  `,
  [Shell, Commented],
);
export type ClausesCommented = NonNullable<ResultOf<typeof ClausesToComment>['draftToComment']>;
export type CommentThread = ClausesCommented['threads'][number];

export const CommentOnDraft = graphql(`
  mutation CommentOnDraft($input: CommentInput!) {
    commentOnDraft(input: $input) {
      refusals {
        code
        what
        whatToDo
      }
      commentId
    }
  }
`);

export const SettleComment = graphql(`
  mutation SettleComment($policyId: ID!, $commentId: ID!, $settling: String!) {
    settleComment(policyId: $policyId, commentId: $commentId, settling: $settling) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

export const ReopenComment = graphql(`
  mutation ReopenComment($policyId: ID!, $commentId: ID!) {
    reopenComment(policyId: $policyId, commentId: $commentId) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

export const DeleteComment = graphql(`
  mutation DeleteComment($policyId: ID!, $commentId: ID!) {
    deleteComment(policyId: $policyId, commentId: $commentId) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

export const AskToLook = graphql(`
  mutation AskToLook($input: AskToLookInput!) {
    askToLook(input: $input) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

export const EndLook = graphql(`
  mutation EndLook($lookId: ID!) {
    endLook(lookId: $lookId) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

export const NoteLook = graphql(`
  mutation NoteLook($policyId: ID!) {
    noteLook(policyId: $policyId) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);
