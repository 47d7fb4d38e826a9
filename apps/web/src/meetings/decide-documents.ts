import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

export const DecideElsewhere = graphql(
  `
    query DecideElsewhere($id: ID!) {
      ...Shell
      revision(id: $id) {
        id
        number
        state
        policyId
        policyTitle
        amendsId
        isLeftToHead
      }
      bodies {
        id
        name
        kind
        routes
        settings {
          id
          name
        }
      }
    }
  `,
  [Shell],
);
type Page = ResultOf<typeof DecideElsewhere>;
export type DecidedRevision = NonNullable<Page['revision']>;
export type DecidingBody = Page['bodies'][number];

export const DecideAsHead = graphql(`
  mutation DecideAsHead($input: DecideAsHeadInput!) {
    decideAsHead(input: $input) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);
