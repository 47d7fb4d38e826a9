import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

export const AskedExceptions = graphql(
  `
    query AskedExceptions {
      ...Shell
      exceptionsAsked {
        id
        organisationName
        subjectTitle
        clauseNumber
        clauseTitle
        state
        inForce
        askedAt
        untilOn
      }
      departures {
        organisationName
        policyTitle
        templateTitle
        editionNumber
        wentElsewhere
        leftOn
        reason
        minuteReference
      }
    }
  `,
  [Shell],
);

export const OneException = graphql(
  `
    query OneException($id: ID!) {
      ...Shell
      exceptionsAsked {
        id
      }
      exception(id: $id) {
        id
        organisationName
        subjectTitle
        policyId
        templateId
        clauseNumber
        clauseTitle
        publishedWording
        wording
        redline
        reason
        askedByName
        askedAt
        state
        inForce
        addresseeName
        answeredByName
        answeredAt
        answerReason
        conditions
        untilOn
        endReason
      }
    }
  `,
  [Shell],
);
export type Exception = NonNullable<ResultOf<typeof OneException>['exception']>;

export const TemplateExceptions = graphql(
  `
    query TemplateExceptions($id: ID!) {
      ...Shell
      template(id: $id) {
        id
        title
        publisher {
          id
          name
        }
        draft {
          baseEdition {
            clauseRules {
              clauseId
              number
              title
              rule
              setByName
              body
              isLaw
            }
          }
        }
        exceptions {
          id
          clauseId
          state
          inForce
          addresseeName
        }
      }
    }
  `,
  [Shell],
);
export type TemplateAsking = NonNullable<ResultOf<typeof TemplateExceptions>['template']>;

export const RequestException = graphql(`
  mutation RequestException($policyId: ID, $templateId: ID, $clauseId: ID!, $wording: String!, $reason: String!) {
    requestException(
      policyId: $policyId
      templateId: $templateId
      clauseId: $clauseId
      wording: $wording
      reason: $reason
    ) {
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

export const WithdrawException = graphql(`
  mutation WithdrawException($exceptionId: ID!) {
    withdrawException(exceptionId: $exceptionId) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

export const GrantException = graphql(`
  mutation GrantException($exceptionId: ID!, $conditions: String, $until: PlainDate) {
    grantException(exceptionId: $exceptionId, conditions: $conditions, until: $until) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

export const RefuseException = graphql(`
  mutation RefuseException($exceptionId: ID!, $reason: String!) {
    refuseException(exceptionId: $exceptionId, reason: $reason) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

export const EndException = graphql(`
  mutation EndException($exceptionId: ID!, $reason: String!) {
    endException(exceptionId: $exceptionId, reason: $reason) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);
