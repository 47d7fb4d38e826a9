import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

const Placed = graphql(`
  fragment Placed on PlacedPolicy @_unmask {
    policyId
    title
    dueOn
    by
    isLate
  }
`);

const Plan = graphql(
  `
    fragment Plan on YearPlan @_unmask {
      organisationId
      organisationName
      uncaught {
        policyId
        title
        dueOn
        bodyName
        why
        next {
          meetingId
          heldOn
        }
      }
      meetings {
        meetingId
        bodyName
        heldOn
        place
        papersBy
        isHeld
        policies {
          ...Placed
        }
      }
      withoutMeeting {
        ...Placed
      }
      delegated {
        decisionId
        policyId
        policyTitle
        bodyName
        decidedOn
        reportedOn
        reportReference
      }
      undated {
        policyId
        title
      }
    }
  `,
  [Placed],
);

export const OneYear = graphql(
  `
    query OneYear($first: Int!, $organisationId: ID) {
      ...Shell
      yearPlan(first: $first, organisationId: $organisationId) {
        ...Plan
      }
      settingYears(first: $first) {
        organisationId
        organisationName
        meetings
        placed
        uncaught
        undated
      }
    }
  `,
  [Shell, Plan],
);
type YearPage = ResultOf<typeof OneYear>;
export type YearPlan = NonNullable<YearPage['yearPlan']>;
export type SettingYear = YearPage['settingYears'][number];

/** A policy to be planned, and the meetings of two years with what they take already. */
export const ReviewToPlan = graphql(
  `
    query ReviewToPlan($policyId: ID!, $first: Int!, $after: Int!) {
      ...Shell
      policy(id: $policyId) {
        id
        title
        reviewDueOn
        organisation {
          id
        }
      }
      year: yearPlan(first: $first) {
        ...Plan
      }
      nextYear: yearPlan(first: $after) {
        ...Plan
      }
    }
  `,
  [Shell, Plan],
);

export const PlanReview = graphql(`
  mutation PlanReview($policyId: ID!, $meetingId: ID, $reason: String) {
    planReview(policyId: $policyId, meetingId: $meetingId, reason: $reason) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

export const BodiesThatMeet = graphql(
  `
    query BodiesThatMeet {
      ...Shell
      bodies {
        id
        name
      }
    }
  `,
  [Shell],
);

export const ScheduleYear = graphql(`
  mutation ScheduleYear($bodyId: ID!, $dates: String!) {
    scheduleYear(bodyId: $bodyId, dates: $dates) {
      refusals {
        code
        what
        whatToDo
        where
      }
      meetings {
        id
        heldOn
      }
    }
  }
`);
