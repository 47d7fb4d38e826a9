import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

export const KeptBodies = graphql(
  `
    query KeptBodies {
      ...Shell
      offeredBody {
        name
        kind
        halfInPost
        quorum
        routes
        constitution
        knownRoutes
        membersKnown
        isKeeper
        settings {
          id
          name
        }
      }
      bodies(ended: true) {
        id
        name
        kind
        remit
        inPost
        quorum
        papersDays
        routes
        separatesAuthor
        endedOn
        settings {
          id
          name
        }
      }
    }
  `,
  [Shell],
);
type Page = ResultOf<typeof KeptBodies>;
export type KeptBody = Page['bodies'][number];
export type BodyOffer = NonNullable<Page['offeredBody']>;

export const SetUpBody = graphql(`
  mutation SetUpBody($input: BodyInput!) {
    setUpBody(input: $input) {
      body {
        id
      }
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

export const ChangeBody = graphql(`
  mutation ChangeBody($bodyId: ID!, $input: BodyInput!) {
    changeBody(bodyId: $bodyId, input: $input) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

export const EndBody = graphql(`
  mutation EndBody($bodyId: ID!, $lastDay: PlainDate!) {
    endBody(bodyId: $bodyId, lastDay: $lastDay) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);

export const BodyMembers = graphql(`
  query BodyMembers {
    people {
      id
      name
      posts {
        id
        role
        bodyId
        votes
        fromOn
        untilOn
        isOver
      }
    }
  }
`);
export type Member = ResultOf<typeof BodyMembers>['people'][number];

export const SetVote = graphql(`
  mutation SetVote($appointmentId: ID!, $votes: Boolean!, $fromOn: PlainDate!) {
    setVote(appointmentId: $appointmentId, votes: $votes, fromOn: $fromOn) {
      refusals {
        code
        what
        whatToDo
        where
      }
    }
  }
`);
