import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

export const ListRounds = graphql(
  `
    query ListRounds {
      ...Shell
      confirmationRounds {
        id
        title
        dueOn
        closedAt
        asked
        confirmed
      }
      textsToConfirm {
        policyId
        title
      }
      readingQuestions {
        id
        policyTitle
        personName
        answer
      }
    }
  `,
  [Shell],
);

export const ReadRound = graphql(
  `
    query ReadRound($id: ID!) {
      ...Shell
      confirmationRound(id: $id) {
        id
        title
        audience
        isRenewal
        dueOn
        openedOn
        openedByName
        closedAt
        closedByName
        asked
        confirmed
        remindedOn
        policies {
          policyId
          title
          confirmed
        }
        people {
          appointmentId
          name
          roles
          open
          doneAt
          isOnPaper
        }
      }
    }
  `,
  [Shell],
);

export const WhatToAsk = graphql(
  `
    query WhatToAsk {
      ...Shell
      textsToConfirm {
        policyId
        title
        version
        audience
        isInduction
      }
      people {
        id
        name
        posts {
          id
          role
          isOver
        }
      }
    }
  `,
  [Shell],
);

export const PolicyConfirmations = graphql(
  `
    query PolicyConfirmations($policyId: ID!) {
      ...Shell
      policyConfirmations(policyId: $policyId) {
        policyId
        title
        isOwn
        version
        confirmed
        retiredOn
        people {
          appointmentId
          name
          roles
          state
          version
          at
        }
        former {
          appointmentId
          name
          state
          version
          at
        }
      }
    }
  `,
  [Shell],
);

export const ConfirmationEvidence = graphql(`
  query ConfirmationEvidence($policyId: ID!, $appointmentId: ID!, $on: PlainDate!) {
    confirmationEvidence(policyId: $policyId, appointmentId: $appointmentId, on: $on) {
      policyTitle
      personName
      roles
      on
      inForce {
        number
        sha256
        adoptedOn
        effectiveFrom
        minuteReference
      }
      state
      version
      confirmedAt
      confirmedSha256
      signedOn
      collectedBy
      recordedByName
    }
  }
`);

export const OpenRound = graphql(`
  mutation OpenRound($input: OpenRoundInput!) {
    openRound(input: $input) {
      roundId
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

export const CloseRound = graphql(`
  mutation CloseRound($roundId: ID!) {
    closeRound(roundId: $roundId) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

export const RemindRound = graphql(`
  mutation RemindRound($roundId: ID!) {
    remindRound(roundId: $roundId) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

export const RecordSheet = graphql(`
  mutation RecordSheet($roundId: ID!, $appointmentIds: [ID!]!, $signedOn: PlainDate!, $collectedBy: String!) {
    recordSheet(roundId: $roundId, appointmentIds: $appointmentIds, signedOn: $signedOn, collectedBy: $collectedBy) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

export type Round = NonNullable<ResultOf<typeof ReadRound>['confirmationRound']>;
export type Confirmations = NonNullable<ResultOf<typeof PolicyConfirmations>['policyConfirmations']>;
export type Asking = ResultOf<typeof WhatToAsk>;
