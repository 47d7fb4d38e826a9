import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

/** A pack in a list of them. */
export const PackLine = graphql(`
  fragment PackLine on Pack @_unmask {
    id
    title
    state
    askedAt
    askedByName
    length
    expiresAt
  }
`);

export const OpenPack = graphql(
  `
    query OpenPack($id: ID!) {
      ...Shell
      pack(id: $id) {
        ...PackLine
        kind
        settingId
        meetingId
        roundId
        policyId
        progress
        note
        failure
        policies
      }
    }
  `,
  [Shell, PackLine],
);

export type OpenedPack = NonNullable<ResultOf<typeof OpenPack>['pack']>;

export const AskForInspectionPack = graphql(`
  mutation AskForInspectionPack($organisationId: ID!) {
    askForInspectionPack(organisationId: $organisationId) {
      packId
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

export const AskForMeetingPack = graphql(`
  mutation AskForMeetingPack($meetingId: ID!) {
    askForMeetingPack(meetingId: $meetingId) {
      packId
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

export const AskForPoster = graphql(`
  mutation AskForPoster($roundId: ID!) {
    askForPoster(roundId: $roundId) {
      packId
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

export const AskForCurrentCopy = graphql(`
  mutation AskForCurrentCopy($policyId: ID!) {
    askForCurrentCopy(policyId: $policyId) {
      packId
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

export const AskForConfirmations = graphql(`
  mutation AskForConfirmations($policyId: ID!) {
    askForConfirmations(policyId: $policyId) {
      packId
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

export const InspectionPacks = graphql(
  `
    query InspectionPacks {
      ...Shell
      packSettings {
        id
        name
      }
      packs {
        ...PackLine
      }
    }
  `,
  [Shell, PackLine],
);
