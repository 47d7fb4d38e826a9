import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';
import { ToldRequest } from './say-signature.ts';

export const OneRequest = graphql(
  `
    query SignatureRequest($id: ID!) {
      ...Shell
      myIdentities {
        isOffered
        provider {
          name
          label
        }
      }
      signatureRequest(id: $id) {
        ...ToldRequest
        id
        role
        forRole
        state
        standing
        lapsesOn
        isMine
        declaration
        deputies {
          appointmentId
          name
          role
        }
        paper {
          id
          scanLength
          recordedByName
          recordedAt
        }
        body {
          name
          mayCloseUnsigned
        }
        policyId
        policyTitle
        revision {
          number
          state
        }
        adoption {
          adoptedOn
          reviewDueOn
          reviewDueSaid
        }
        decision {
          route
          minuteReference
          isMinuteDraft
          report {
            minuteReference
          }
        }
        document {
          id
          state
          latest {
            sha256
            length
          }
        }
      }
    }
  `,
  [Shell, ToldRequest],
);
export type SignatureRequest = NonNullable<ResultOf<typeof OneRequest>['signatureRequest']>;

export const OpenRequests = graphql(
  `
    query OpenRequests {
      ...Shell
      myIdentities {
        isOffered
        provider {
          name
          label
        }
      }
      signatureRequests {
        id
        declaration
        lapsesOn
        policyId
        policyTitle
        revision {
          number
        }
        adoption {
          adoptedOn
        }
        decision {
          route
          minuteReference
          isMinuteDraft
          report {
            minuteReference
          }
        }
        document {
          id
          state
          latest {
            sha256
            length
          }
        }
      }
    }
  `,
  [Shell],
);
export type OpenRequest = ResultOf<typeof OpenRequests>['signatureRequests'][number];

export const Sign = graphql(`
  mutation Sign($requestId: ID!, $documentSha256: String!, $typedName: String!, $declared: Boolean!) {
    signRevision(requestId: $requestId, documentSha256: $documentSha256, typedName: $typedName, declared: $declared) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

export const Decline = graphql(`
  mutation Decline($requestId: ID!, $reason: String!) {
    declineSignature(requestId: $requestId, reason: $reason) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

export const HandOn = graphql(`
  mutation HandOn($requestId: ID!, $appointmentId: ID!, $reason: String!) {
    handOnSignature(requestId: $requestId, appointmentId: $appointmentId, reason: $reason) {
      refusals {
        code
        what
        whatToDo
      }
      request {
        id
      }
    }
  }
`);

export const AskAgain = graphql(`
  mutation AskAgain($requestId: ID!, $appointmentId: ID, $reason: String) {
    askAgain(requestId: $requestId, appointmentId: $appointmentId, reason: $reason) {
      refusals {
        code
        what
        whatToDo
      }
      request {
        id
      }
    }
  }
`);

export const CloseUnsigned = graphql(`
  mutation CloseUnsigned($requestId: ID!, $reason: String!) {
    closeUnsigned(requestId: $requestId, reason: $reason) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);
