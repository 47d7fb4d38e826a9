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
  'UNAUTHENTICATED',
]);

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
  if (cause instanceof RangeError) return { message: cause.message, extensions: { code: 'BAD_USER_INPUT' } };
  log.error(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
  return { message: 'Something went wrong here. Nothing was changed.', extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}
