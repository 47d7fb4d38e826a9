import { Logger } from '@nestjs/common';
import type { GraphQLFormattedError } from 'graphql';
import { StoreError } from '@ratify/store';

const log = new Logger('GraphQL');
const OURS = new Set([
  'BAD_USER_INPUT',
  'GRAPHQL_VALIDATION_FAILED',
  'GRAPHQL_PARSE_FAILED',
  'BAD_REQUEST',
  'FORBIDDEN',
  'PERSISTED_QUERY_NOT_FOUND',
  'UNAUTHENTICATED',
]);

/** The connection may have been lost while the change was being made for good: nobody here knows which it was. */
const UNKNOWN = 'Something went wrong here. Look whether it was done before you try again.';

/** Its transaction was taken back, and whoever asks again is answered by the new tables. */
const AGAIN = 'The service was brought up to date at this moment. Nothing was changed. Send it again.';

/** Errors that leak nothing: what a client sent wrongly is explained, everything else is one sentence and a line in the log. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const code = String(formatted.extensions?.['code'] ?? '');
  const { message, locations, path } = formatted;
  if (OURS.has(code))
    return { message, ...(locations ? { locations } : {}), ...(path ? { path } : {}), extensions: { code } };
  const cause = (error as { originalError?: unknown }).originalError ?? error;
  if (cause instanceof StoreError && cause.code === 'SESSION_ENDED')
    return { message: 'Your session has ended. Sign in again.', extensions: { code: 'UNAUTHENTICATED' } };
  if (
    cause instanceof StoreError &&
    (cause.code === 'NOT_FOUND' || cause.code === 'OUT_OF_REACH' || cause.code === 'NO_APPOINTMENT')
  )
    return { message: 'There is no such thing here.', ...(path ? { path } : {}), extensions: { code: 'NOT_FOUND' } };
  if (cause instanceof StoreError && cause.code === 'TABLES_CHANGED')
    return { message: AGAIN, ...(path ? { path } : {}), extensions: { code: 'ASK_AGAIN' } };
  if (cause instanceof RangeError) {
    log.warn(cause.stack ?? cause.message); // a value that is none; and a fault of ours, where the engine calls it so
    return { message: cause.message, extensions: { code: 'BAD_USER_INPUT' } };
  }
  log.error(cause);
  const isUnknown = isLostConnection(cause);
  return {
    message: isUnknown ? UNKNOWN : 'Something went wrong here. Nothing was changed.',
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  };
}

/** By PostgreSQL's classes of errors, and by what its driver says of a connection that broke. */
function isLostConnection(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return (
    /^(08|57P0[123])/.test(String(code)) || /connection (terminated|error)|already released/i.test(String(message))
  );
}
