import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

export const NationTotals = graphql(
  `
    query NationTotals {
      ...Shell
      nationalTotals {
        policies
        missing
        overdue
        dueSoon
        unsigned
        councils {
          slug
          organisationName
          policies
          missing
          overdue
          dueSoon
          unsigned
        }
      }
    }
  `,
  [Shell],
);

export const NationBreakdown = graphql(
  `
    query NationBreakdown($by: String!, $within: String, $words: String!, $skip: Int!) {
      ...Shell
      nationalBreakdown(by: $by, within: $within, words: $words, first: 25, skip: $skip) {
        total
        within {
          slug
          name
          kind
        }
        standings {
          slug
          name
          kind
          policies
          missing
          overdue
          dueSoon
          unsigned
        }
      }
    }
  `,
  [Shell],
);
export type Breakdown = NonNullable<ResultOf<typeof NationBreakdown>['nationalBreakdown']>;

export const NationOverdue = graphql(
  `
    query NationOverdue($within: String, $after: String) {
      ...Shell
      nationalTotals {
        overdue
      }
      nationalOverdue(within: $within, first: 25, after: $after) {
        endCursor
        hasMore
        entries {
          organisationName
          title
          adoptedOn
          reviewDueOn
        }
      }
    }
  `,
  [Shell],
);
