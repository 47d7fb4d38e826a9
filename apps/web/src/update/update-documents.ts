import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';

/** What taking an edition would do, with the answers given so far. */
const Preview = graphql(`
  fragment Preview on UpdatePreview @_unmask {
    draftVersion
    included {
      number
      summary
      adoptByOn
    }
    changes {
      clauseId
      number
      title
      outcome
      group
      before
      after
      redline
      level
      reasons
      rule
      ruleBefore
      canDecline
      declined {
        reason
        at
      }
      oldWording
    }
    choices {
      clauseId
      number
      title
      kind
      key
      base
      ours
      theirs
      merged
      redline
      level
      reasons
      settled
      alike
      finalWording
      answer {
        answer
        text
        version
        byName
        at
      }
      earlier {
        answer
        text
        byName
        at
      }
    }
    notCarriedOver {
      clauseId
      text
    }
  }
`);
export type Preview = ResultOf<typeof Preview>;
export type Choice = Preview['choices'][number];
export type Change = Preview['changes'][number];

export const PreviewUpdate = graphql(
  `
    query PreviewUpdate($policyId: ID!, $editionId: ID!) {
      updatePreview(policyId: $policyId, editionId: $editionId) {
        ...Preview
      }
    }
  `,
  [Preview],
);

/** What the linter says of the new text: asked for only where it is shown. */
export const NewProblems = graphql(`
  query NewProblems($policyId: ID!, $editionId: ID!) {
    updatePreview(policyId: $policyId, editionId: $editionId) {
      problems {
        severity
        message
        advice
        clauseId
      }
    }
  }
`);

export const AnswerChoice = graphql(
  `
    mutation AnswerChoice(
      $policyId: ID!
      $editionId: ID!
      $clauseId: ID!
      $key: String!
      $seen: Int!
      $answer: String!
      $text: String
      $alsoAlike: Boolean
    ) {
      answerChoice(
        policyId: $policyId
        editionId: $editionId
        clauseId: $clauseId
        key: $key
        seen: $seen
        answer: $answer
        text: $text
        alsoAlike: $alsoAlike
      ) {
        refusals {
          code
          what
          whatToDo
          where
          clauseId
        }
        preview {
          ...Preview
        }
      }
    }
  `,
  [Preview],
);

export const DeclineClauseChange = graphql(`
  mutation DeclineClauseChange($policyId: ID!, $editionId: ID!, $clauseId: ID!, $reason: String!) {
    declineClauseChange(policyId: $policyId, editionId: $editionId, clauseId: $clauseId, reason: $reason) {
      refusals {
        code
        what
        whatToDo
        where
        clauseId
      }
    }
  }
`);

export const AcceptClauseChange = graphql(`
  mutation AcceptClauseChange($policyId: ID!, $editionId: ID!, $clauseId: ID!) {
    acceptClauseChange(policyId: $policyId, editionId: $editionId, clauseId: $clauseId) {
      refusals {
        code
        what
        whatToDo
        where
        clauseId
      }
    }
  }
`);

export const TakeUpdate = graphql(`
  mutation TakeUpdate($policyId: ID!, $editionId: ID!, $version: Int!) {
    takeUpdate(policyId: $policyId, editionId: $editionId, version: $version, answers: []) {
      refusals {
        code
        what
        whatToDo
        where
        clauseId
      }
      current {
        text
      }
    }
  }
`);

export const UndoUpdate = graphql(`
  mutation UndoUpdate($policyId: ID!, $setAside: Boolean!) {
    undoUpdate(policyId: $policyId, setAside: $setAside) {
      refusals {
        code
        what
        whatToDo
        where
        clauseId
      }
    }
  }
`);

export const DeclineUpdate = graphql(`
  mutation DeclineUpdate($policyId: ID!, $editionId: ID!, $reason: String!) {
    declineUpdate(policyId: $policyId, editionId: $editionId, reason: $reason) {
      refusals {
        code
        what
        whatToDo
        where
        clauseId
      }
    }
  }
`);
