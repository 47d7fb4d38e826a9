import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphContext } from './graph-context.ts';

/** Gives the connection back before the answer leaves, whatever came of the request, and notes what was read that is personal. */
export const endReadingPlugin: ApolloServerPlugin<GraphContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue }) {
        await contextValue.endReading();
        await contextValue.writeReads();
      },
    };
  },
};
