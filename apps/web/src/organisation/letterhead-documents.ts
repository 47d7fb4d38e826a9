import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

export const ReadLetterhead = graphql(
  `
    query ReadLetterhead {
      ...Shell
      organisations {
        id
        colour
        logoSha256
      }
    }
  `,
  [Shell],
);

export type StandingLetterhead = ResultOf<typeof ReadLetterhead>['organisations'][number];
