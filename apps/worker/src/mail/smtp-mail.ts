import { createTransport, type NodemailerError } from 'nodemailer';
import { letterParts } from './letter-parts.ts';
import { MailAway, MailRefused, type MailPort } from './mail-port.ts';

export interface SmtpMeans {
  readonly url: string;
  readonly from: string;
  readonly publicOrigin: string;
}

/** How long a mail server may take for one step of the conversation. */
const PATIENCE_MS = 30_000;

/** Mail by SMTP, at most two conversations at a time. */
export function smtpMail({ url, from, publicOrigin }: SmtpMeans): MailPort {
  const transport = createTransport({
    ...{ url, pool: true, maxConnections: 2 },
    ...{ connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  const domain = /@([^>\s]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
  return {
    send: async (mail) => {
      await transport
        .sendMail({
          from,
          to: { name: mail.to.name, address: mail.to.address },
          messageId: `<${mail.id}@${domain}>`,
          subject: mail.letter.subject,
          headers: { 'Auto-Submitted': 'auto-generated' },
          ...letterParts(mail, publicOrigin),
        })
        .catch((error: unknown) => {
          throw failureOf(error);
        });
    },
    close: () => transport.close(),
  };
}

/** Nothing of what the server answered but its code: its words may quote the address or the mail. */
function failureOf(error: unknown): MailAway | MailRefused {
  const { code, command, responseCode = 0 } = error as Partial<NodemailerError>;
  // Of a sender that is not taken, or of signing in, whoever looks after the service hears: it is about every mail.
  const isAboutThisMail = (code === 'EENVELOPE' || code === 'EMESSAGE') && command !== 'MAIL FROM';
  if (isAboutThisMail && (responseCode >= 500 || responseCode === 0)) {
    const said = responseCode ? ` (it answered ${responseCode})` : '';
    const sentence = `The mail server does not take mail to this address${said}. Check that it is written as it should be.`;
    return new MailRefused('MAIL_REFUSED', sentence);
  }
  return new MailAway('MAIL_AWAY', 'The mail server takes no mail at the moment; this one is sent when it does again.');
}
