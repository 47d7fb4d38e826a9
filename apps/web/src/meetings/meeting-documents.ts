import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { Change, Consultation, Variation } from './change-fragments.ts';
import { PackLine } from '../packs/pack-documents.ts';
import { Shell } from '../pages/page-shell.ts';

export const ListMeetings = graphql(
  `
    query Meetings {
      ...Shell
      meetings(withCancelled: true) {
        id
        heldOn
        startsAt
        endsAt
        place
        cancelledOn
        body {
          name
        }
        agenda {
          id
          waits
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
        startsAt
        endsAt
        place
        cancelledOn
        cancelledBecause
        body {
          name
          id
          quorum
          papersDays
          signatories
          signingOrder
          settings {
            id
            name
          }
        }
        minutesConfirmation {
          confirmedOn
          minuteReference
        }
        changedAnswers {
          id
          policyId
          policyTitle
          settingName
          question
          items
          asAt
          why
          setByName
        }
        decidedBetween {
          decisionId
          policyId
          policyTitle
          route
          outcome
          note
          decidedOn
          reportReference
        }
        attendance
        attendances {
          id
          personId
          personName
          office
          votes
          presence
        }
        interests {
          attendanceId
          personName
          revisionId
          said
          withdrew
        }
        roll {
          personId
          name
          offices
          vote
        }
        agenda {
          id
          number
          waits
          policyId
          policyTitle
          note
          level
          submittedByName
          decision {
            outcome
            minuteReference
            isMinuteDraft
            attendance
            votes {
              for
              against
              abstained
            }
            effectiveFrom
            reviewDueSaid
            confirmedBy
            amendments {
              said
            }
          }
        }
      }
      meetings {
        id
        heldOn
        body {
          id
        }
        minutesConfirmation {
          confirmedOn
        }
      }
      packs(meetingId: $id) {
        ...PackLine
      }
    }
  `,
  [Shell, PackLine],
);
export type MeetingPage = ResultOf<typeof OneMeeting>;
export type Meeting = NonNullable<MeetingPage['meeting']>;

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
        level
        isFirst
        amendsId
        consultationReason
        changes {
          ...Change
        }
        amended {
          ...Change
        }
        consultations {
          ...Consultation
        }
        variations {
          ...Variation
        }
        confirmedBy
        adoptableBy
        isLeftToHead
        decision {
          meetingId
          outcome
          decidedOn
          minuteReference
          isMinuteDraft
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
  [Shell, Change, Consultation, Variation],
);
export type RevisionPage = ResultOf<typeof OneRevision>;
export type Revision = NonNullable<RevisionPage['revision']>;

export const ScheduleMeeting = graphql(`
  mutation ScheduleMeeting($bodyId: ID!, $heldOn: PlainDate!, $place: String, $startsAt: String, $endsAt: String) {
    scheduleMeeting(bodyId: $bodyId, heldOn: $heldOn, place: $place, startsAt: $startsAt, endsAt: $endsAt) {
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

export const MoveMeeting = graphql(`
  mutation MoveMeeting($meetingId: ID!, $heldOn: PlainDate!, $place: String, $startsAt: String, $endsAt: String) {
    moveMeeting(meetingId: $meetingId, heldOn: $heldOn, place: $place, startsAt: $startsAt, endsAt: $endsAt) {
      refusals {
        code
        what
        whatToDo
        where
      }
      warnings {
        code
      }
    }
  }
`);

export const CancelMeeting = graphql(`
  mutation CancelMeeting($meetingId: ID!, $reason: String!) {
    cancelMeeting(meetingId: $meetingId, reason: $reason) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

export const OrderAgenda = graphql(`
  mutation OrderAgenda($meetingId: ID!, $revisionIds: [ID!]!) {
    orderAgenda(meetingId: $meetingId, revisionIds: $revisionIds) {
      refusals {
        code
      }
    }
  }
`);

export const TakeOffAgenda = graphql(`
  mutation TakeOffAgenda($meetingId: ID!, $revisionId: ID!) {
    takeOffAgenda(meetingId: $meetingId, revisionId: $revisionId) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

export const RecordAttendance = graphql(`
  mutation RecordAttendance($input: RecordAttendanceInput!) {
    recordAttendance(input: $input) {
      refusals {
        code
        what
        whatToDo
        where
        line
      }
    }
  }
`);

export const ConfirmMinutes = graphql(`
  mutation ConfirmMinutes($meetingId: ID!, $confirmedAtId: ID!, $minuteReference: String) {
    confirmMinutes(meetingId: $meetingId, confirmedAtId: $confirmedAtId, minuteReference: $minuteReference) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

/** What was decided for a body between its meetings: for the agenda on which it is reported. */
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

export const RecordDecisions = graphql(`
  mutation RecordDecisions($input: RecordDecisionsInput!) {
    recordDecisions(input: $input) {
      refusals {
        code
        what
        whatToDo
        where
        line
      }
    }
  }
`);

/** The clauses that a meeting can change of a version put to it. */
export const AmendableClauses = graphql(`
  query AmendableClauses($id: ID!) {
    revision(id: $id) {
      clauses {
        id
        number
        title
        body
      }
    }
  }
`);
export type AmendableClause = NonNullable<ResultOf<typeof AmendableClauses>['revision']>['clauses'][number];

export const OneDecision = graphql(
  `
    query Decision($id: ID!) {
      ...Shell
      decision(id: $id) {
        id
        bodyId
        revisionId
        policyTitle
        outcome
        route
        decidedOn
        minuteReference
        isMinuteDraft
        recordedByName
        note
        confirmedBy
        amendments {
          clauseId
          what
          said
        }
        report {
          meetingId
          minuteReference
        }
      }
      meetings {
        id
        heldOn
        body {
          id
          kind
          name
        }
      }
      bodies(ended: true) {
        id
        kind
        name
      }
    }
  `,
  [Shell],
);
export type DecisionPage = ResultOf<typeof OneDecision>;

export const EnterAmendments = graphql(`
  mutation EnterAmendments($decisionId: ID!, $wordings: [String!]!) {
    enterAmendments(decisionId: $decisionId, wordings: $wordings) {
      refusals {
        code
        what
        whatToDo
        where
        clauseId
      }
      revision {
        id
      }
    }
  }
`);

export const ConfirmAmendments = graphql(`
  mutation ConfirmAmendments($revisionId: ID!, $matches: Boolean!, $reason: String) {
    confirmAmendments(revisionId: $revisionId, matches: $matches, reason: $reason) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

export const AdoptEditorialUpdate = graphql(`
  mutation AdoptEditorialUpdate($revisionId: ID!) {
    adoptEditorialUpdate(revisionId: $revisionId) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

export const ReportDecision = graphql(`
  mutation ReportDecision($decisionId: ID!, $meetingId: ID!, $minuteReference: String!) {
    reportDecision(decisionId: $decisionId, meetingId: $meetingId, minuteReference: $minuteReference) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

export const BodyDelegations = graphql(
  `
    query BodyDelegations {
      ...Shell
      bodies {
        id
        name
        delegations {
          id
          office
          minuteReference
          resolvedOn
          endedOn
        }
      }
    }
  `,
  [Shell],
);
export type DelegatingBody = ResultOf<typeof BodyDelegations>['bodies'][number];

export const DelegateUpdates = graphql(`
  mutation DelegateUpdates($bodyId: ID!, $office: String!, $minuteReference: String!, $resolvedOn: PlainDate!) {
    delegateUpdates(bodyId: $bodyId, office: $office, minuteReference: $minuteReference, resolvedOn: $resolvedOn) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

export const EndDelegation = graphql(`
  mutation EndDelegation($delegationId: ID!, $minuteReference: String!) {
    endDelegation(delegationId: $delegationId, minuteReference: $minuteReference) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

export const BodySigning = graphql(
  `
    query BodySigning {
      ...Shell
      bodies {
        id
        name
        signatories
        signingOrder
        signWithinDays
        mayCloseUnsigned
      }
    }
  `,
  [Shell],
);
export type SigningBody = ResultOf<typeof BodySigning>['bodies'][number];

export const SetSigningRules = graphql(`
  mutation SetSigningRules(
    $bodyId: ID!
    $signatories: [String!]!
    $signingOrder: String!
    $signWithinDays: Int!
    $mayCloseUnsigned: Boolean!
    $minuteReference: String!
  ) {
    setSigningRules(
      bodyId: $bodyId
      signatories: $signatories
      signingOrder: $signingOrder
      signWithinDays: $signWithinDays
      mayCloseUnsigned: $mayCloseUnsigned
      minuteReference: $minuteReference
    ) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);
