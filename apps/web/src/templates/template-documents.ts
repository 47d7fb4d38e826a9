import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

export const ListTemplates = graphql(
  `
    query Templates {
      ...Shell
      templates {
        id
        title
        publisher {
          id
          name
        }
        latestEdition {
          number
          publishedAt
        }
        draft {
          version
        }
        owner
        reviewDueOn
      }
      policies {
        id
        template {
          id
        }
      }
    }
  `,
  [Shell],
);

export const OneTemplate = graphql(
  `
    query Template($id: ID!) {
      ...Shell
      template(id: $id) {
        id
        title
        publisher {
          id
          name
        }
        editions {
          id
          number
          summary
          adoptByOn
          publishedAt
          publishedByName
        }
        derivedFrom {
          title
          publisherName
          editionNumber
          newerEditionId
          newerEditionNumber
        }
        owner
        reviewEvery
        reviewDueOn
        reviews {
          reviewedOn
          reason
          recordedByName
        }
        draft {
          version
          breaches {
            number
            title
            what
            setByName
          }
          changes {
            clauseId
            number
            title
            what
          }
          problems {
            severity
            message
            advice
            line
          }
        }
      }
      policies {
        id
        template {
          id
        }
      }
    }
  `,
  [Shell],
);
export type TemplatePage = ResultOf<typeof OneTemplate>;
export type Template = NonNullable<TemplatePage['template']>;

export const OneEdition = graphql(`
  query Edition($id: ID!) {
    edition(id: $id) {
      number
      html
      materiality {
        clauseId
        level
        reason
      }
    }
  }
`);

export const EditionConsultations = graphql(`
  query EditionConsultations($id: ID!) {
    edition(id: $id) {
      consultations {
        consulted
        employers
        fromOn
        untilOn
        outcome
        evidence
      }
    }
  }
`);

export const RecordEditionConsultation = graphql(`
  mutation RecordEditionConsultation($editionId: ID!, $employers: [String!]!, $input: ConsultationInput!) {
    recordEditionConsultation(editionId: $editionId, employers: $employers, input: $input) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

export const StartPolicy = graphql(`
  mutation StartPolicy($templateId: ID!) {
    forkTemplate(templateId: $templateId) {
      refusals {
        code
        what
        whatToDo
      }
      policy {
        id
      }
    }
  }
`);

export const DeriveTemplate = graphql(`
  mutation DeriveTemplate($templateId: ID!) {
    deriveTemplate(templateId: $templateId) {
      refusals {
        code
        what
        whatToDo
      }
      template {
        id
      }
    }
  }
`);

export const PreviewTemplateUpdate = graphql(`
  query PreviewTemplateUpdate($templateId: ID!, $editionId: ID!) {
    templateUpdatePreview(templateId: $templateId, editionId: $editionId) {
      draftVersion
      edition {
        number
        summary
      }
      outcomes {
        clauseId
        number
        title
        outcome
      }
      choices {
        clauseId
        number
        title
        kind
        base
        ours
        theirs
        merged
        redline
        level
        reasons
      }
      notCarriedOver {
        clauseId
        text
      }
    }
  }
`);
export type TemplatePreview = NonNullable<ResultOf<typeof PreviewTemplateUpdate>['templateUpdatePreview']>;

export const TakeTemplateUpdate = graphql(`
  mutation TakeTemplateUpdate($templateId: ID!, $editionId: ID!, $version: Int!, $answers: [ChoiceAnswerInput!]!) {
    takeTemplateUpdate(templateId: $templateId, editionId: $editionId, version: $version, answers: $answers) {
      refusals {
        code
        what
        whatToDo
        where
        clauseId
      }
    }
  }
`);

export const ReviewTemplate = graphql(`
  mutation ReviewTemplate($templateId: ID!, $reason: String!, $reviewedOn: PlainDate, $nextDueOn: PlainDate) {
    reviewTemplate(templateId: $templateId, reason: $reason, reviewedOn: $reviewedOn, nextDueOn: $nextDueOn) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

export const SetTemplateReview = graphql(`
  mutation SetTemplateReview($templateId: ID!, $owner: String!, $every: String) {
    setTemplateReview(templateId: $templateId, owner: $owner, every: $every) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);
