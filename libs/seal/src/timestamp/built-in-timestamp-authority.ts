import type { InstallationAuthority } from '../authority/installation-authority.ts';
import { answerTimestampQuery } from './answer-timestamp-query.ts';
import type { TimestampAuthority } from './timestamp-authority.ts';
import { acceptTimestampAnswer, makeTimestampQuery } from './timestamp-query.ts';

/**
 * This installation's own timestamp authority, in this process.
 *
 * It proves no more than the server's clock does, and is named as what it is; an installation that wants an
 * independent witness names an outside authority instead.
 */
export function builtInTimestampAuthority(
  authority: InstallationAuthority,
  clock: () => Date = () => new Date(),
): TimestampAuthority {
  const [name = 'built-in timestamp authority'] = authority.timestamp.certificate.subjectName.getField('CN');
  return {
    name,
    async timestamp(digest) {
      const query = makeTimestampQuery(digest);
      return acceptTimestampAnswer(await answerTimestampQuery(query.bytes, { authority, now: clock() }), query);
    },
  };
}
