import { graphql } from '../graphql/tada.ts';

/** Each asks who is here: a stream ends with the session that it was opened in. */
export const PackProgress = graphql(`
  query PackProgress($id: ID!) {
    me {
      person {
        id
      }
    }
    pack(id: $id) {
      state
      progress
      note
    }
  }
`);

export const ImportProgress = graphql(`
  query ImportProgress($id: ID!) {
    me {
      person {
        id
      }
    }
    sentDocuments(batchId: $id) {
      state
    }
  }
`);

export const RollOutProgress = graphql(`
  query RollOutProgress($id: ID!) {
    me {
      person {
        id
      }
    }
    edition(id: $id) {
      rollOut {
        state
        offered
        total
        isTriedAgain
      }
    }
  }
`);

export const DocumentProgress = graphql(`
  query DocumentProgress($id: ID!) {
    me {
      person {
        id
      }
    }
    policy(id: $id) {
      documents {
        state
      }
    }
  }
`);

export const SignatureProgress = graphql(`
  query SignatureProgress($id: ID!) {
    me {
      person {
        id
      }
    }
    signatureRequest(id: $id) {
      document {
        state
      }
    }
  }
`);
