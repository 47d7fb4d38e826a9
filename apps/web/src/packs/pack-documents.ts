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
        progress
        note
        failure
        policies
      }
    }
  `,
  [Shell, PackLine],
);

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
