import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

export const LeavingPolicy = graphql(
  `
    query LeavingPolicy($id: ID!) {
      ...Shell
      policy(id: $id) {
        id
        title
        force
        organisation {
          id
          name
        }
        template {
          id
          title
          publisher {
            name
          }
        }
        baseEdition {
          number
        }
        draft {
          version
        }
      }
      templates {
        id
        title
        publisher {
          id
          name
        }
        latestEdition {
          number
        }
      }
    }
  `,
  [Shell],
);
export type Leaving = ResultOf<typeof LeavingPolicy>;
export type LeavingPolicyRow = NonNullable<Leaving['policy']>;

export const LeaveTemplate = graphql(`
  mutation LeaveTemplate($policyId: ID!, $reason: String!, $minuteReference: String!) {
    leaveTemplate(policyId: $policyId, reason: $reason, minuteReference: $minuteReference) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

export const CompareTemplate = graphql(`
  query CompareTemplate($policyId: ID!, $templateId: ID!) {
    templateChange(policyId: $policyId, templateId: $templateId) {
      template {
        id
        title
        publisher {
          name
        }
      }
      edition {
        number
      }
      comparison
      carried
      fixed {
        number
        title
        words
      }
      missing {
        number
        title
        words
      }
      own
      notCarried
      draftVersion
    }
  }
`);
export type Change = NonNullable<ResultOf<typeof CompareTemplate>['templateChange']>;

export const ChangeTemplate = graphql(`
  mutation ChangeTemplate($policyId: ID!, $templateId: ID!, $version: Int!, $reason: String!) {
    changeTemplate(policyId: $policyId, templateId: $templateId, version: $version, reason: $reason) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);
