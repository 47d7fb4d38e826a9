import type { Command } from 'commander';
import { ROOT_BESIDE } from './root-beside.ts';
import type { verifyFile } from './run-verify.ts';

/** `ratify verify`: every signature of a PDF, without a server. */
export function addVerify(program: Command): void {
  program
    .command('verify')
    .description('check every signature of a PDF; exit 0 VALID, 1 INVALID, 2 misuse, 3 INCOMPLETE')
    .argument('<file>', 'a signed PDF')
    .option(
      '--root <pem...>',
      `trusted root certificates; else RATIFY_ROOT_CERTIFICATE, else ${ROOT_BESIDE} beside the file`,
    )
    .option('--field <name...>', 'fields that must be signed; all of the form when left out')
    .option('--json', 'for machines')
    .action(async (...given: Parameters<typeof verifyFile>) => (await import('./run-verify.ts')).verifyFile(...given));
}
