import { Option, type Command } from 'commander';
import type { SetupAnswers } from '../setup/run-setup.ts';

/** `ratify setup`: the first run of an operator. Its code is loaded only when asked for. */
export function addSetup(program: Command): void {
  program
    .command('setup')
    .description('write the settings and secrets of a new installation, make its database, and let its first person in')
    .requiredOption('--out <folder>', 'where to write ratify.env, and its secrets beside it')
    .option('--public-origin <address>', 'where people will reach it, such as https://policies.example.org')
    .option('--port <number>', 'port of the pages')
    .option('--data-dir <folder>', 'its data; inside --out when left out')
    .option('--database-url <address>', 'a PostgreSQL of your own; one is started in the data folder when left out')
    .option('--smtp-url <address>', 'the mail server; no mail is sent when left out')
    .option('--mail-from <address>', 'whom mail is from')
    .option('--organisation <name>', 'the first organisation')
    .addOption(new Option('--kind <kind>', 'what it is').choices(['council', 'trust', 'school']))
    .option('--person <name>', 'who looks after it')
    .option('--email <address>', 'their address')
    .action(async (answers: SetupAnswers) => {
      const { runSetup } = await import('../setup/run-setup.ts');
      process.exitCode = await runSetup(answers, process.env);
    });
}
