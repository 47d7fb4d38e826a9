import type { ResultOf } from 'gql.tada';
import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

export const ListPeople = graphql(
  `
    query ListPeople {
      ...Shell
      appointableRoles
      bodies {
        id
        name
      }
      people {
        id
        name
        email
        canSignIn
        hasSecondFactor
        remindersRefused {
          refusedOn
          reason
        }
        told {
          state
          reason
          createdAt
        }
        posts {
          id
          role
          bodyName
          votes
          onlyBody
          fromOn
          untilOn
          isOver
        }
      }
    }
  `,
  [Shell],
);
export type PeoplePage = ResultOf<typeof ListPeople>;
export type PersonHere = PeoplePage['people'][number];

export const InvitePerson = graphql(`
  mutation InvitePerson(
    $email: String!
    $name: String!
    $roles: [String!]!
    $bodyId: ID
    $onlyBody: Boolean
    $fromOn: PlainDate!
    $untilOn: PlainDate
    $votes: Boolean
  ) {
    invitePerson(
      email: $email
      name: $name
      roles: $roles
      bodyId: $bodyId
      onlyBody: $onlyBody
      fromOn: $fromOn
      untilOn: $untilOn
      votes: $votes
    ) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

export const InviteAgain = graphql(`
  mutation InviteAgain($appointmentId: ID!) {
    inviteAgain(appointmentId: $appointmentId) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

export const ResetSecondFactor = graphql(`
  mutation ResetSecondFactor($appointmentId: ID!) {
    resetSecondFactor(appointmentId: $appointmentId) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

export const HandOver = graphql(`
  mutation HandOver($appointmentId: ID!, $email: String!, $name: String!, $fromOn: PlainDate!) {
    handOver(appointmentId: $appointmentId, email: $email, name: $name, fromOn: $fromOn) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

export const EndAppointment = graphql(`
  mutation EndAppointment($appointmentId: ID!, $lastDay: PlainDate!) {
    endAppointment(appointmentId: $appointmentId, lastDay: $lastDay) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

export const WeighErasure = graphql(
  `
    query WeighErasure($appointmentId: ID!) {
      ...Shell
      erasure(appointmentId: $appointmentId) {
        name
        account
        erased {
          table
          rows
        }
        kept {
          table
          rows
        }
      }
    }
  `,
  [Shell],
);
export type Erasure = NonNullable<ResultOf<typeof WeighErasure>['erasure']>;

export const ErasePerson = graphql(`
  mutation ErasePerson($appointmentId: ID!, $typedName: String!) {
    erasePerson(appointmentId: $appointmentId, typedName: $typedName) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);
