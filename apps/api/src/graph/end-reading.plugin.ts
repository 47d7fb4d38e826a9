import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphContext } from './graph-context.ts';

/** Gives the connection back before the answer leaves, whatever came of the request. */
export const endReadingPlugin: ApolloServerPlugin<GraphContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue }) {
        await contextValue.endReading();
      },
    };
  },
};
