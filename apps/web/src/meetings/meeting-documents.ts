import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

export const ListMeetings = graphql(
  `
    query Meetings {
      ...Shell
      meetings {
        id
        heldOn
        place
        body {
          name
        }
        agenda {
          id
          state
        }
      }
      bodies {
        id
        name
      }
    }
  `,
  [Shell],
);
export type MeetingsPage = ResultOf<typeof ListMeetings>;

export const OneMeeting = graphql(
  `
    query Meeting($id: ID!) {
      ...Shell
      meeting(id: $id) {
        id
        heldOn
        place
        body {
          name
          quorum
          signature
        }
        agenda {
          id
          number
          state
          policyId
          policyTitle
          note
          submittedByName
          decision {
            outcome
            minuteReference
          }
        }
      }
    }
  `,
  [Shell],
);
export type Meeting = NonNullable<ResultOf<typeof OneMeeting>['meeting']>;

export const OneRevision = graphql(
  `
    query Revision($id: ID!) {
      ...Shell
      revision(id: $id) {
        id
        number
        state
        html
        note
        policyId
        policyTitle
        meetingId
        submittedByName
        submittedAt
        decision {
          outcome
          decidedOn
          minuteReference
        }
      }
      meetings {
        id
        heldOn
        body {
          name
        }
      }
    }
  `,
  [Shell],
);
export type RevisionPage = ResultOf<typeof OneRevision>;
export type Revision = NonNullable<RevisionPage['revision']>;

export const ScheduleMeeting = graphql(`
  mutation ScheduleMeeting($bodyId: ID!, $heldOn: PlainDate!, $place: String) {
    scheduleMeeting(bodyId: $bodyId, heldOn: $heldOn, place: $place) {
      refusals {
        code
        what
        whatToDo
        where
      }
      meeting {
        id
      }
    }
  }
`);

export const TableRevision = graphql(`
  mutation TableRevision($meetingId: ID!, $revisionId: ID!) {
    tableRevision(meetingId: $meetingId, revisionId: $revisionId) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

export const WithdrawRevision = graphql(`
  mutation WithdrawRevision($revisionId: ID!, $reason: String!) {
    withdrawRevision(revisionId: $revisionId, reason: $reason) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

export const RecordDecision = graphql(`
  mutation RecordDecision($input: RecordDecisionInput!) {
    recordDecision(input: $input) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);
