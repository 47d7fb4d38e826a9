import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

export const DeclareHeldElsewhere = graphql(`
  mutation DeclareHeldElsewhere(
    $title: String!
    $heldIn: String!
    $link: String
    $adoptedSaid: String
    $reviewDueSaid: String
  ) {
    declareHeldElsewhere(
      title: $title
      heldIn: $heldIn
      link: $link
      adoptedSaid: $adoptedSaid
      reviewDueSaid: $reviewDueSaid
    ) {
      policy {
        id
      }
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

export const EndHeldElsewhere = graphql(`
  mutation EndHeldElsewhere($policyId: ID!) {
    endHeldElsewhere(policyId: $policyId) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

export const PolicyFromBefore = graphql(
  `
    query PolicyFromBefore($id: ID!) {
      ...Shell
      policy(id: $id) {
        id
        title
        organisation {
          id
        }
      }
    }
  `,
  [Shell],
);
