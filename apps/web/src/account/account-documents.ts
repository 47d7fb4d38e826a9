import { graphql } from '../graphql/tada.ts';

export const AskForPassword = graphql(`
  mutation AskForPassword($email: String!) {
    askForPassword(email: $email)
  }
`);

export const FindAccountLink = graphql(`
  query FindAccountLink($token: String!) {
    accountLink(token: $token) {
      purpose
      fullName
      email
    }
  }
`);

export const SetPassword = graphql(`
  mutation SetPassword($token: String!, $password: String!) {
    setPassword(token: $token, password: $password) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);
