import { HttpException } from '@nestjs/common';
import { ApiAnswerError, ApiUnavailableError, FileAwayError, TooManyRequestsError } from '../graphql/graphql-port.ts';

export interface FailurePage {
  readonly status: number;
  readonly title: string;
  readonly lines: readonly string[];
  /** After which it may be tried again. */
  readonly retrySeconds?: number;
}

const NOTHING_CHANGED = 'Nothing was changed.';

/** What to say of a failure, by what failed; never what the machine said. */
export function failurePage(error: unknown): FailurePage {
  if (error instanceof ApiUnavailableError)
    return {
      status: 503,
      title: 'Sorry, the service is not answering',
      lines: [NOTHING_CHANGED, 'Wait a minute and try again.'],
    };
  if (error instanceof TooManyRequestsError)
    return {
      ...{ status: 429, title: 'Too many requests from where you are', retrySeconds: error.seconds },
      lines: [NOTHING_CHANGED, 'Others in the same building may have asked for a lot. Wait a minute and try again.'],
    };
  if (error instanceof FileAwayError)
    return {
      status: 503,
      title: 'Sorry, the file cannot be had at the moment',
      lines: ['It is stored, and nothing of it is lost.', 'Wait a minute and open it again.'],
    };
  if (error instanceof ApiAnswerError && error.code === 'NOT_FOUND') return notFound;
  if (error instanceof ApiAnswerError && error.code === 'UNAUTHENTICATED')
    return { status: 401, title: 'Your session has ended', lines: [NOTHING_CHANGED, 'Sign in and send it again.'] };
  if (error instanceof ApiAnswerError && error.code === 'BAD_USER_INPUT') return notUnderstood(400);
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  if (status === 404) return notFound;
  // Nest hands on only the words and the status of what the plug-in refused.
  if (status === 403 && error instanceof Error && /csrf/i.test(error.message)) return formTooOld;
  if (status === 413)
    return { status, title: 'That is too long to send', lines: [NOTHING_CHANGED, 'Send it in smaller pieces.'] };
  if (status === 503)
    return { status, title: 'Sorry, too many people are here at the moment', lines: [NOTHING_CHANGED, 'Wait a minute and try again.'] }; // prettier-ignore
  if (status < 500) return notUnderstood(status);
  return {
    status: 500,
    title: 'Sorry, something went wrong',
    lines: [NOTHING_CHANGED, 'Try again. If it happens twice, tell whoever runs Ratify for you.'],
  };
}

/** A form whose token is missing, or belongs to another browser or another day. */
const formTooOld: FailurePage = {
  status: 403,
  title: 'That form was too old to send',
  lines: [NOTHING_CHANGED, 'Go back, reload the page and send it again.'],
};

const notFound: FailurePage = {
  status: 404,
  title: 'Page not found',
  lines: ['If you typed the address, check it is correct.', 'If you followed a link, whoever sent it to you can help.'],
};

function notUnderstood(status: number): FailurePage {
  return {
    status,
    title: 'That could not be read',
    lines: [NOTHING_CHANGED, 'Go back, reload the page and try again.'],
  };
}

function statusOf(error: unknown): number {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' && status >= 400 ? status : 500;
}
