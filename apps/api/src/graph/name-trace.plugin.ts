import type { ApolloServerPlugin } from '@apollo/server';
import { trace } from '@opentelemetry/api';

/** Says in the trace of a request which operation it is: by name and kind, without what it was given. */
export const nameTracePlugin: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation, operationName }) {
        const span = trace.getActiveSpan();
        span?.setAttributes({
          'graphql.operation.type': operation?.operation ?? 'none',
          'graphql.operation.name': operationName?.slice(0, 64) ?? 'none',
        });
      },
    };
  },
};
