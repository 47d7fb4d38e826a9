import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

export const BroughtInPolicy = graphql(
  `
    query BroughtInPolicy($id: ID!) {
      ...Shell
      policy(id: $id) {
        id
        title
        organisation {
          id
          name
        }
        template {
          title
        }
        draft {
          text
          version
        }
        broughtIn {
          fileName
          importedAt
          importedByName
          entries {
            what
            text
            line
            became
          }
          proposals {
            what
            text
            line
            suggestion
            written
          }
          notices {
            what
            text
            inText
          }
          missing
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
export type BroughtInPage = ResultOf<typeof BroughtInPolicy>;
export type BroughtInRow = NonNullable<BroughtInPage['policy']>;
export type BroughtIn = NonNullable<BroughtInRow['broughtIn']>;

export const SaveText = graphql(`
  mutation SaveText($policyId: ID!, $version: Int!, $text: String!) {
    saveDraft(policyId: $policyId, version: $version, text: $text) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

/** A document that was sent, and what has become of it. */
const SentLine = graphql(`
  fragment SentLine on SentDocument @_unmask {
    id
    batchId
    fileName
    sentAt
    state
    policyId
    policyTitle
    toLookAt
    refusal {
      what
      whatToDo
    }
  }
`);

export const SentTogether = graphql(
  `
    query SentTogether($id: ID!) {
      ...Shell
      sentDocuments(batchId: $id) {
        ...SentLine
      }
    }
  `,
  [Shell, SentLine],
);
export type SentDocumentRow = ResultOf<typeof SentTogether>['sentDocuments'][number];

export const SentLately = graphql(
  `
    query SentLately {
      ...Shell
      sentDocuments {
        ...SentLine
      }
    }
  `,
  [Shell, SentLine],
);

/** The policy whose document is to be brought in. */
export const PolicyWithoutText = graphql(
  `
    query PolicyWithoutText($id: ID!) {
      ...Shell
      policy(id: $id) {
        id
        title
      }
    }
  `,
  [Shell],
);

/** A table of policies adopted before Ratify: read as a trial, then entered. */
export const EnterSchedule = graphql(`
  mutation EnterSchedule($text: String!, $evidence: String!, $minuteReference: String, $isTrial: Boolean!) {
    enterSchedule(text: $text, evidence: $evidence, minuteReference: $minuteReference, isTrial: $isTrial) {
      entries {
        line
        title
        standing
        countsAs
        evidence
        minuteReference
        adoptedSaid
        reviewDueOn
        reviewDueSaid
      }
      leftOut
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);
export type ScheduleAnswer = ResultOf<typeof EnterSchedule>['enterSchedule'];
