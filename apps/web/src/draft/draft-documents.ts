import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { Change, Consultation } from '../meetings/change-fragments.ts';
import { Shell } from '../pages/page-shell.ts';

/** A policy's draft with everything its writers work on. */
export const OpenDraft = graphql(
  `
    query OpenDraft($id: ID!) {
      ...Shell
      policy(id: $id) {
        id
        title
        status
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
        approver {
          office
        }
        openComments
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
            isUnwritten
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
            agreedWith
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

/** What goes to the governors with a draft, beside its text. */
export const DraftWeight = graphql(
  `
    query DraftWeight($id: ID!) {
      policy(id: $id) {
        consultations {
          ...Consultation
        }
        draft {
          changes {
            ...Change
          }
          unconsulted {
            ...Change
          }
        }
      }
    }
  `,
  [Change, Consultation],
);

export const SubmitPolicy = graphql(`
  mutation SubmitPolicy(
    $policyId: ID!
    $version: Int!
    $note: String
    $materiality: String
    $materialityReason: String
    $consultationReason: String
  ) {
    submitPolicy(
      policyId: $policyId
      version: $version
      note: $note
      materiality: $materiality
      materialityReason: $materialityReason
      consultationReason: $consultationReason
    ) {
      refusals {
        code
        what
        whatToDo
        where
        clauseId
      }
      revision {
        id
        isLeftToHead
      }
    }
  }
`);

export const RecordConsultation = graphql(`
  mutation RecordConsultation($policyId: ID!, $input: ConsultationInput!) {
    recordConsultation(policyId: $policyId, input: $input) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);
