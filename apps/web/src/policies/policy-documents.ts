import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { Variation } from '../meetings/change-fragments.ts';
import { Shell } from '../pages/page-shell.ts';
import { ToldRequest } from '../sign/say-signature.ts';

export const ListPolicies = graphql(
  `
    query Policies {
      ...Shell
      policies {
        id
        title
        status
        adoptedOn
        adoptedBefore {
          adoptedSaid
        }
        reviewDueOn
        reviewDueSaid
      }
      retiredPolicies {
        id
      }
      linkablePolicies {
        id
        title
        coveredBy
      }
    }
  `,
  [Shell],
);

export const ReadPolicy = graphql(
  `
    query ReadPolicy($id: ID!) {
      ...Shell
      reviewReasons(policyId: $id) {
        kind
        words
        by
        at
      }
      livePolicy(policyId: $id) {
        blanks {
          blankId
          set {
            id
          }
        }
      }
      policy(id: $id) {
        id
        title
        status
        isPublic
        currentHtml
        adoptedOn
        adoptedBefore {
          adoptedSaid
          minuteReference
        }
        effectiveFrom
        reviewDueOn
        reviewDueSaid
        heldIn
        heldLink
        related {
          title
          policyId
          standing
        }
        answers {
          id
          title
          publisherName
          linkedByName
          linkedAt
        }
        retirement {
          retiredOn
          bodyName
          route
          reason
          minuteReference
          successor {
            id
            title
          }
        }
        approver {
          bodyName
          office
          source
        }
        adoptions {
          historic
        }
        evidenceFiles {
          id
          fileName
          length
        }
        organisation {
          id
          name
        }
        template {
          title
        }
        baseEdition {
          number
        }
        latestEdition {
          number
        }
        behind
        descent
        force
        exceptions {
          id
          clauseNumber
          clauseTitle
          state
          inForce
          addresseeName
        }
        departures {
          templateTitle
          publisherName
          editionNumber
          wentElsewhere
          leftOn
        }
        variations {
          ...Variation
        }
        pendingAmendments {
          decision {
            id
          }
        }
        adoptedRevision {
          id
          number
          decision {
            id
            route
            minuteReference
            isMinuteDraft
            report {
              minuteReference
            }
          }
        }
        corrections {
          id
          reason
          resolution
          correctedByName
          correctedAt
          was {
            outcome
            decidedOn
            minuteReference
            isMinuteDraft
          }
          is {
            outcome
            decidedOn
            minuteReference
            isMinuteDraft
          }
        }
        openComments
        draft {
          version
        }
        updateOffers {
          answer
          edition {
            id
            number
          }
        }
        revisions {
          id
          number
          state
          submittedAt
        }
        reviews {
          reviewedOn
          outcome
          reason
        }
        requests {
          ...ToldRequest
          state
        }
        acknowledgedByMe
        documents {
          id
          state
          failure
          revisionId
          latest {
            length
            level
          }
          paperSignatures {
            id
            signerName
            role
            signedOn
            scanLength
          }
        }
      }
    }
  `,
  [Shell, ToldRequest, Variation],
);

/** What the page of a policy shows of its draft while there is no text in force. */
export const FirstDraft = graphql(`
  query FirstDraft($id: ID!) {
    policy(id: $id) {
      draft {
        html
        emptyBlanks {
          id
        }
        optionalClauses {
          leftOut
        }
        clauses {
          id
          number
          title
          rule
          baseBody
          isUnwritten
        }
      }
    }
  }
`);

export type Policy = NonNullable<ResultOf<typeof ReadPolicy>['policy']>;
