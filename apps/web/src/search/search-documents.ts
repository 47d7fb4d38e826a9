import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

export const SearchFor = graphql(
  `
    query SearchFor($query: String!, $skip: Int!) {
      ...Shell
      search(query: $query, first: 10, skip: $skip) {
        total
        results {
          kind
          id
          title
          organisationId
          organisationName
          passages {
            clauseId
            number
            title
            pieces {
              text
              isMatch
            }
          }
        }
      }
    }
  `,
  [Shell],
);
