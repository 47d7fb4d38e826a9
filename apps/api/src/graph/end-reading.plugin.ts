import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphContext } from './graph-context.ts';

/**
 * Ends the reading as the answer leaves, whatever came of the request, and notes what was read that is personal. Only such a note is waited
 * for: that a transaction which wrote nothing has ended changes nothing in the answer.
 */
export const endReadingPlugin: ApolloServerPlugin<GraphContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue }) {
        const ended = contextValue.endReading();
        if (!contextValue.hasNotes) return;
        await ended;
        await contextValue.writeReads();
      },
    };
  },
};
