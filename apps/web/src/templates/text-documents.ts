import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

export const TemplateText = graphql(
  `
    query TemplateText($id: ID!) {
      ...Shell
      template(id: $id) {
        id
        title
        draft {
          version
          text
          previewSettings {
            policyId
            organisationName
          }
        }
      }
    }
  `,
  [Shell],
);
export type TemplateToWrite = NonNullable<ResultOf<typeof TemplateText>['template']>;

export const LookAtTemplate = graphql(`
  query LookAtTemplate($templateId: ID!, $text: String!, $asPolicyId: ID) {
    templateLook(templateId: $templateId, text: $text, asPolicyId: $asPolicyId) {
      problems {
        rule
        severity
        message
        advice
        line
        start
        end
        fixes {
          title
          isCertain
          splices {
            start
            end
            text
          }
        }
      }
      parts {
        id
        kind
        number
        title
        rule
        depth
        line
      }
      html
      asName
    }
  }
`);
export type Look = NonNullable<ResultOf<typeof LookAtTemplate>['templateLook']>;

export const SaveTemplateText = graphql(`
  mutation SaveTemplateText($templateId: ID!, $version: Int!, $text: String!) {
    saveTemplateDraft(templateId: $templateId, version: $version, text: $text) {
      refusals {
        code
        what
        whatToDo
        where
        clauseId
      }
      current {
        version
        text
      }
    }
  }
`);
