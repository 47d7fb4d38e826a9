import { PrintError } from './print-error.ts';
import { type Attachment } from './print-job.ts';

/** What one document may hold. A real policy has some 60 KB of HTML; the limits keep a runaway from stopping the others. */
export const SIZE_LIMITS = {
  htmlCharacters: 2_000_000,
  tableRows: 5_000,
  attachmentBytes: 25_000_000,
} as const;

/** Refuses a body that is larger than so many policies, each the largest there may be. */
export function checkHtmlSize(html: string, policies = 1): void {
  const htmlCharacters = SIZE_LIMITS.htmlCharacters * policies;
  const tableRows = SIZE_LIMITS.tableRows * policies;
  if (html.length > htmlCharacters) {
    throw new PrintError('TOO_LARGE', `The text has more than ${htmlCharacters} characters.`);
  }
  const rows = html.match(/<tr[\s>/]/gi)?.length ?? 0;
  if (rows > tableRows) {
    throw new PrintError('TOO_LARGE', `The tables have ${rows} rows; ${tableRows} is the limit.`);
  }
}

/** Refuses attachments that would make the document too heavy to send. */
export function checkAttachments(attachments: readonly Attachment[]): void {
  const bytes = attachments.reduce((sum, attachment) => sum + attachment.bytes.length, 0);
  if (bytes > SIZE_LIMITS.attachmentBytes) {
    throw new PrintError(
      'TOO_LARGE',
      `The attached files have ${bytes} bytes; ${SIZE_LIMITS.attachmentBytes} is the limit.`,
    );
  }
}
