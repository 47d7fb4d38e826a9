import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

/** One line of the register. */
const Entry = graphql(`
  fragment Entry on RegisterEntry @_unmask {
    policyId
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
    query Register($status: String, $after: String) {
      ...Shell
      registerCounts {
        policies
        missing
        overdue
        dueSoon
        unsigned
        behind
        exceptions
        leftTemplate
        reasons
      }
      register(status: $status, first: 25, after: $after) {
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
    query RegisterLines($status: String, $after: String) {
      ...Shell
      register(status: $status, first: 100, after: $after) {
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
