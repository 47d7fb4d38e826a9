import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

/** One line of the register. */
const Entry = graphql(`
  fragment Entry on RegisterEntry @_unmask {
    policyId
    organisationId
    organisationName
    title
    status
    reviewDueOn
    reviewDueSaid
    editionNumber
    latestEditionNumber
    adoptByOn
    behind
    unsigned
    remark
    heldIn
    reasonOn
    chasedOn
    chasedLately
  }
`);

export const Register = graphql(
  `
    query Register($status: String, $filter: RegisterFilterInput, $after: String) {
      ...Shell
      templates {
        id
        title
      }
      missingPolicies {
        id
        title
      }
      registerCounts(filter: $filter) {
        policies
        missing
        drafts
        submitted
        overdue
        dueSoon
        unsigned
        notEvidenced
        behind
        exceptions
        leftTemplate
        reasons
      }
      register(status: $status, filter: $filter, first: 25, after: $after) {
        endCursor
        hasMore
        entries {
          ...Entry
        }
      }
    }
  `,
  [Shell, Entry],
);

export const RegisterLines = graphql(
  `
    query RegisterLines($status: String, $filter: RegisterFilterInput, $after: String) {
      ...Shell
      register(status: $status, filter: $filter, first: 100, after: $after) {
        endCursor
        hasMore
        entries {
          ...Entry
        }
      }
    }
  `,
  [Shell, Entry],
);

export type RegisterEntry = ResultOf<typeof Entry>;
