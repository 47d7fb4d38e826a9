import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

export const ReadTermDates = graphql(
  `
    query ReadTermDates {
      ...Shell
      termDates {
        schoolYear
        term
        own
        otherwise
        setBy
      }
    }
  `,
  [Shell],
);
export type TermEnd = ResultOf<typeof ReadTermDates>['termDates'][number];

export const SetTermDates = graphql(`
  mutation SetTermDates($dates: [TermEndInput!]!) {
    setTermDates(dates: $dates) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);
