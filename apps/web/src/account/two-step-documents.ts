import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

export const MySecondFactor = graphql(
  `
    query MySecondFactor {
      ...Shell
      mySecondFactor {
        isOn
        codesLeft
        setUp {
          secret
          address
        }
      }
    }
  `,
  [Shell],
);

export const BeginSecondFactor = graphql(`
  mutation BeginSecondFactor($password: String!) {
    beginSecondFactor(password: $password) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

export const ConfirmSecondFactor = graphql(`
  mutation ConfirmSecondFactor($code: String!) {
    confirmSecondFactor(code: $code) {
      recoveryCodes
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);

export const EndSecondFactor = graphql(`
  mutation EndSecondFactor($password: String!, $code: String!) {
    endSecondFactor(password: $password, code: $code) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);
