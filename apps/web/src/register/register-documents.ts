import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

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
      }
      register(status: $status, first: 25, after: $after) {
        endCursor
        hasMore
        entries {
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
        }
      }
    }
  `,
  [Shell],
);
