import { graphql } from '../graphql/tada.ts';
import { Shell } from '../pages/page-shell.ts';

export const ListWebhooks = graphql(
  `
    query ListWebhooks {
      ...Shell
      myIdentities {
        isOffered
        provider {
          name
          label
        }
      }
      webhooks {
        id
        url
        events
        madeByName
        madeAt
        failingSince
        pausedAt
        pausedBecause
        deliveries {
          id
          event
          happenedAt
          state
          attempts
          lastStatus
          lastError
          lastTriedAt
        }
      }
    }
  `,
  [Shell],
);
export const AddWebhook = graphql(`
  mutation AddWebhook($url: String!, $events: [String!]!) {
    addWebhook(url: $url, events: $events) {
      secret
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);
export const PauseWebhook = graphql(`
  mutation PauseWebhook($webhookId: ID!, $isPaused: Boolean!) {
    pauseWebhook(webhookId: $webhookId, isPaused: $isPaused) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);
export const EndWebhook = graphql(`
  mutation EndWebhook($webhookId: ID!) {
    endWebhook(webhookId: $webhookId) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);
export const TryWebhook = graphql(`
  mutation TryWebhook($webhookId: ID!) {
    tryWebhook(webhookId: $webhookId) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);
export const ResendDelivery = graphql(`
  mutation ResendDelivery($deliveryId: ID!) {
    resendDelivery(deliveryId: $deliveryId) {
      refusals {
        code
        what
        whatToDo
      }
    }
  }
`);
