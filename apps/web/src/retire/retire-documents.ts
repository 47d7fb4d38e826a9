import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

export const PolicyToRetire = graphql(
  `
    query PolicyToRetire($id: ID!) {
      ...Shell
      policy(id: $id) {
        id
        title
        status
        organisation {
          id
        }
        adoptions {
          historic
        }
      }
      policies {
        id
        title
        adoptedOn
      }
      meetings {
        id
        heldOn
        body {
          name
        }
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
export type RetirePage = ResultOf<typeof PolicyToRetire>;

export const RetirePolicies = graphql(`
  mutation RetirePolicies($input: RetirePoliciesInput!) {
    retirePolicies(input: $input) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

export const ListRetired = graphql(
  `
    query ListRetired {
      ...Shell
      retiredPolicies {
        id
        title
        adoptedOn
        retirement {
          retiredOn
          bodyName
          route
          successor {
            id
            title
          }
        }
      }
    }
  `,
  [Shell],
);
