import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

export const NotNeeded = graphql(
  `
    query NotNeeded {
      ...Shell
      notApplicable {
        id
        organisationId
        organisationName
        title
        reason
        declaredByName
        declaredAt
      }
      requirementAnswers {
        id
        organisationId
        organisationName
        title
        publisherName
        policyId
        policyTitle
        linkedByName
        linkedAt
      }
    }
  `,
  [Shell],
);

export const DeclareNotNeeded = graphql(`
  mutation DeclareNotNeeded($title: String!, $reason: String!) {
    declareNotApplicable(title: $title, reason: $reason) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

export const EndNotNeeded = graphql(`
  mutation EndNotNeeded($id: ID!) {
    endNotApplicable(id: $id) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);
