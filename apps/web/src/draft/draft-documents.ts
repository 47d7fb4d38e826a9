import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

/** A policy's draft with everything its writers work on. */
export const OpenDraft = graphql(
  `
    query OpenDraft($id: ID!) {
      ...Shell
      policy(id: $id) {
        id
        title
        organisation {
          id
          name
        }
        template {
          title
          publisher {
            name
          }
        }
        baseEdition {
          number
        }
        updateOffers {
          answer
          reason
          edition {
            id
            number
            summary
            adoptByOn
            materiality {
              clauseId
              level
              reason
            }
          }
        }
        revisions {
          id
          number
          state
        }
        draft {
          version
          html
          setAside
          takenUpdate {
            editionNumber
            takenAt
            takenByName
            changedSince
          }
          problems {
            severity
            message
            advice
            clauseId
          }
          blanks {
            id
            label
            type
            hint
            required
            value
          }
          emptyBlanks {
            id
          }
          optionalClauses {
            id
            number
            title
            leftOut
            reason
          }
          clauses {
            id
            number
            title
            rule
            body
            baseBody
            fixedBy
            isLaw
            exception {
              id
              state
              inForce
              wording
              addresseeName
              untilOn
              conditions
              answerReason
            }
          }
        }
      }
    }
  `,
  [Shell],
);
export type OpenPolicy = NonNullable<ResultOf<typeof OpenDraft>['policy']>;
export type Draft = NonNullable<OpenPolicy['draft']>;

export const FillBlanks = graphql(`
  mutation FillBlanks($policyId: ID!, $version: Int!, $values: [BlankValueInput!]!) {
    fillBlanks(policyId: $policyId, version: $version, values: $values) {
      refusals {
        code
        what
        whatToDo
        where
        clauseId
      }
      draft {
        emptyBlanks {
          id
        }
      }
    }
  }
`);

export const LeaveOutClause = graphql(`
  mutation LeaveOutClause($policyId: ID!, $version: Int!, $clauseId: ID!, $reason: String!) {
    leaveOutClause(policyId: $policyId, version: $version, clauseId: $clauseId, reason: $reason) {
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

export const PutBackClause = graphql(`
  mutation PutBackClause($policyId: ID!, $version: Int!, $clauseId: ID!) {
    putBackClause(policyId: $policyId, version: $version, clauseId: $clauseId) {
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

export const AdaptClause = graphql(`
  mutation AdaptClause($policyId: ID!, $version: Int!, $clauseId: ID!, $text: String!) {
    adaptClause(policyId: $policyId, version: $version, clauseId: $clauseId, text: $text) {
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

export const SubmitPolicy = graphql(`
  mutation SubmitPolicy($policyId: ID!, $version: Int!, $note: String) {
    submitPolicy(policyId: $policyId, version: $version, note: $note) {
      refusals {
        code
        what
        whatToDo
        where
        clauseId
      }
      revision {
        id
      }
    }
  }
`);
