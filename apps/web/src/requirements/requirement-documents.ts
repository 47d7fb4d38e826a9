import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

export const ListRequirements = graphql(
  `
    query ListRequirements {
      ...Shell
      requirements {
        id
        title
        basis
        isStatutory
        statutoryKey
        templateId
        phases
        standings
        dueOn
        endedOn
      }
      templates {
        id
        title
        publisher {
          id
        }
      }
    }
  `,
  [Shell],
);
export type RequirementsPage = ResultOf<typeof ListRequirements>;
export type RequirementRow = RequirementsPage['requirements'][number];

export const RequirePolicy = graphql(`
  mutation RequirePolicy($input: RequirementInput!) {
    requirePolicy(input: $input) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

export const RequireStatutory = graphql(`
  mutation RequireStatutory {
    requireStatutory {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

export const EndRequirement = graphql(`
  mutation EndRequirement($requirementId: ID!, $lastDay: PlainDate!) {
    endRequirement(requirementId: $requirementId, lastDay: $lastDay) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

export const ChangeRequirement = graphql(`
  mutation ChangeRequirement($requirementId: ID!, $input: RequirementInput!, $lastDay: PlainDate) {
    changeRequirement(requirementId: $requirementId, input: $input, lastDay: $lastDay) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);
