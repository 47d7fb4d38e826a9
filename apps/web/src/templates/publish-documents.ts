import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';

/** The changes a publisher weighs, and what was entered before. */
export const Changes = graphql(`
  query TemplateChanges($id: ID!) {
    template(id: $id) {
      draft {
        version
        changes {
          clauseId
          number
          title
          what
          ruleBefore
          ruleAfter
          redline
          suggestion {
            level
            reason
          }
        }
        prepared {
          summary
          adoptByOn
          materiality {
            clauseId
            level
            reason
          }
        }
      }
    }
  }
`);
export type WeighedDraft = NonNullable<NonNullable<ResultOf<typeof Changes>['template']>['draft']>;

const Holders = graphql(`
  fragment Holders on TemplateHolders @_unmask {
    editionNumber
    total
    unnamed
    uncounted
    counts {
      standing
      count
    }
    holders(standing: $standing, first: $first, after: $after) {
      organisationName
      policyId
      standing
      editionNumber
      comesIn
      choices {
        clauseId
        number
        title
      }
      overruled {
        clauseId
        number
        title
      }
      declinedClauses {
        clauseId
        number
        title
      }
      declined {
        editionNumber
        on
        reason
      }
    }
  }
`);
export type HoldersShown = ResultOf<typeof Holders>;

/** What publishing the draft would do, by school, with what is entered for it. */
export const Effect = graphql(
  `
    query EditionEffect($id: ID!, $standing: String, $first: Int!, $after: Int!) {
      template(id: $id) {
        draft {
          version
          effect {
            ...Holders
          }
          prepared {
            draftVersion
            summary
            adoptByOn
            materiality {
              clauseId
              level
              reason
            }
          }
        }
      }
    }
  `,
  [Holders],
);
export type PreparedDraft = NonNullable<NonNullable<ResultOf<typeof Effect>['template']>['draft']>;

/** Who holds the newest edition and who does not, by school and by clause. */
export const Schools = graphql(
  `
    query TemplateSchools($id: ID!, $standing: String, $first: Int!, $after: Int!) {
      template(id: $id) {
        holders {
          ...Holders
          adopted
          withOwnClauses
          drift {
            clauseId
            number
            title
            schools
          }
        }
      }
    }
  `,
  [Holders],
);

export const Prepare = graphql(`
  mutation Prepare(
    $templateId: ID!
    $version: Int!
    $summary: String!
    $materiality: [PreparedClauseInput!]
    $adoptBy: PlainDate
  ) {
    prepareEdition(
      templateId: $templateId
      version: $version
      summary: $summary
      materiality: $materiality
      adoptBy: $adoptBy
    ) {
      refusals {
        code
        what
        whatToDo
        where
        clauseId
      }
      warnings {
        code
        what
        whatToDo
        where
        clauseId
      }
    }
  }
`);

export const Publish = graphql(`
  mutation Publish(
    $templateId: ID!
    $version: Int!
    $summary: String!
    $materiality: [ClauseMaterialityInput!]
    $adoptBy: PlainDate
  ) {
    publishEdition(
      templateId: $templateId
      version: $version
      summary: $summary
      materiality: $materiality
      adoptBy: $adoptBy
    ) {
      refusals {
        code
        what
        whatToDo
        where
        clauseId
      }
      edition {
        number
      }
    }
  }
`);

export const RollOut = graphql(`
  query RollOut($id: ID!) {
    edition(id: $id) {
      number
      rollOut {
        state
        offered
        total
        failure
        isTriedAgain
      }
    }
  }
`);

export const OfferAgain = graphql(`
  mutation OfferAgain($editionId: ID!) {
    offerAgain(editionId: $editionId) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);
