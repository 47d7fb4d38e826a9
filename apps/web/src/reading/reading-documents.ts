import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { Change } from '../meetings/change-fragments.ts';
import { Shell } from '../pages/page-shell.ts';

/** A policy in force in a list of what there is to read. */
export const ReadingLine = graphql(`
  fragment ReadingLine on Reading @_unmask {
    policyId
    title
    version
    sha256
    adoptedOn
    ownerName
    reason
    dueOn
    changedSince
    roundIds
    confirmedAt
  }
`);

export const ListReadings = graphql(
  `
    query ListReadings {
      ...Shell
      readings {
        ...ReadingLine
      }
      todo {
        kind
        title
        detail
        subjectId
      }
      readingQuestions {
        id
        policyId
        policyTitle
        personName
        question
        askedAt
        answer
      }
    }
  `,
  [Shell, ReadingLine],
);

export const ReadOne = graphql(
  `
    query ReadOne($policyId: ID!) {
      ...Shell
      livePolicy(policyId: $policyId) {
        ownerName
        blanks {
          blankId
          mayChange
        }
      }
      reading(policyId: $policyId) {
        ...ReadingLine
        html
        changes {
          ...Change
        }
        questions {
          id
          question
          askedAt
          answer
          answeredByName
          answeredAt
        }
      }
    }
  `,
  [Shell, Change, ReadingLine],
);

export const ReadDeclaration = graphql(
  `
    query ReadDeclaration($roundId: ID!) {
      ...Shell
      declaration(roundId: $roundId) {
        id
        title
        dueOn
        isClosed
        readings {
          ...ReadingLine
          changes {
            ...Change
          }
        }
      }
    }
  `,
  [Shell, Change, ReadingLine],
);

export const ConfirmReading = graphql(`
  mutation ConfirmReading($texts: [ShownTextInput!]!) {
    confirmReading(texts: $texts) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

export const AskQuestion = graphql(`
  mutation AskQuestion($policyId: ID!, $question: String!) {
    askQuestion(policyId: $policyId, question: $question) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

export const ListQuestions = graphql(
  `
    query ListQuestions {
      ...Shell
      readingQuestions {
        id
        policyId
        policyTitle
        personName
        question
        askedAt
        answer
        answeredByName
        answeredAt
      }
    }
  `,
  [Shell],
);

export const AnswerQuestion = graphql(`
  mutation AnswerQuestion($questionId: ID!, $answer: String!) {
    answerQuestion(questionId: $questionId, answer: $answer) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

export type Reading = NonNullable<ResultOf<typeof ReadOne>['reading']>;
export type Declaration = NonNullable<ResultOf<typeof ReadDeclaration>['declaration']>;
export type Question = ResultOf<typeof ListQuestions>['readingQuestions'][number];
