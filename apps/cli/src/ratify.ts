import { Command, CommanderError } from 'commander';
import { addAudit } from './commands/audit.ts';
import { addBackup } from './commands/backup.ts';
import { addBytes } from './commands/bytes.ts';
import { addCertificates } from './commands/certificates.ts';
import { addCompare } from './commands/compare.ts';
import { addDiff } from './commands/diff.ts';
import { addExport } from './commands/export.ts';
import { addImport } from './commands/import.ts';
import { addLint } from './commands/lint.ts';
import { addMerge } from './commands/merge.ts';
import { addRetention } from './commands/retention.ts';
import { addOrganisations } from './commands/organisations.ts';
import { addPeople } from './commands/people.ts';
import { addPublish } from './commands/publish.ts';
import { addRender } from './commands/render.ts';
import { addSetup } from './commands/setup.ts';
import { addTour } from './commands/tour.ts';
import { addVerify } from './commands/verify.ts';
import { EXIT } from './shell/exit-codes.ts';
import { Misuse } from './shell/misuse.ts';
import { addRun, addStart } from './start/start-command.ts';

/** A command that needs the server's rooms imports them when it runs: the others start in a fraction of a second. */
const COMMANDS: readonly ((program: Command) => void)[] = [
  addLint,
  addImport,
  addCompare,
  addDiff,
  addMerge,
  addPublish,
  addRender,
  addVerify,
  addAudit,
  addRetention,
  addBackup,
  addBytes,
  addCertificates,
  addExport,
  addOrganisations,
  addPeople,
  addTour,
  addSetup,
  addStart,
  addRun,
];

const program = new Command('ratify')
  .description('Policies for councils, trusts and schools: check, bring in, compare, merge, print and verify.')
  .option('--env <file>', 'settings to begin with, such as `ratify setup` wrote; what is set already counts more')
  .hook('preAction', (command) => {
    const { env } = command.opts<{ env?: string }>();
    if (env === undefined) return;
    try {
      process.loadEnvFile(env);
    } catch {
      throw new Misuse(`Cannot read the settings of ${env}.`);
    }
  })
  .showHelpAfterError()
  .exitOverride();
for (const add of COMMANDS) add(program);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

/** Commander has said what was wrong already; help and version are no misuse. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.misuse;
  if (!(error instanceof Misuse)) throw error;
  process.stderr.write(`ratify: ${error.message}\n`);
  return EXIT.misuse;
}
