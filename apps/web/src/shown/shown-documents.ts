import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

export const ReadPublic = graphql(`
  query ReadPublic($organisation: String!, $policy: String!) {
    publicPolicy(organisation: $organisation, policy: $policy) {
      title
      organisationName
      organisationSlug
      colour
      number
      adoptedOn
      adoptedBy
      effectiveFrom
      reviewDueOn
      reviewDueSaid
      verifyCode
      html
    }
  }
`);
export type PublicPolicy = NonNullable<ResultOf<typeof ReadPublic>['publicPolicy']>;

export const ReadWithdrawn = graphql(`
  query ReadWithdrawn($organisation: String!, $policy: String!) {
    withdrawnPublicPolicy(organisation: $organisation, policy: $policy) {
      title
      organisationName
      organisationSlug
      colour
      retiredOn
      successorTitle
      successorSlug
    }
    publicPolicies(organisation: $organisation) {
      slug
    }
  }
`);

export type WithdrawnPolicy = NonNullable<ResultOf<typeof ReadWithdrawn>['withdrawnPublicPolicy']>;

export const ListPublic = graphql(`
  query ListPublic($organisation: String!) {
    publicPolicies(organisation: $organisation) {
      title
      slug
      organisationName
      colour
      adoptedOn
    }
  }
`);

export const PolicyOnWeb = graphql(
  `
    query PolicyOnWeb($id: ID!) {
      ...Shell
      policy(id: $id) {
        id
        title
        slug
        isPublic
        publicHtml
        organisation {
          id
          slug
        }
      }
    }
  `,
  [Shell],
);
export type PolicyOnWeb = NonNullable<ResultOf<typeof PolicyOnWeb>['policy']>;

export const ShowPolicy = graphql(`
  mutation ShowPolicy($policyId: ID!, $isPublic: Boolean!) {
    showPolicy(policyId: $policyId, isPublic: $isPublic) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);
