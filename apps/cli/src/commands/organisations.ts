import type { Command } from 'commander';

/** `ratify organisations`: for the operator. Its code is loaded only when asked for. */
export function addOrganisations(program: Command): void {
  const organisations = program
    .command('organisations')
    .description('the councils, trusts and schools of this installation');
  addChanges(organisations);
  organisations
    .command('load')
    .description(
      'load the national register of schools (GIAS, edubasealldata….csv): adds, renames, converts, moves and closes, and says so; exit 1 when a row cannot be used',
    )
    .argument('<file>', 'the file as it is published, Windows-1252 or UTF-8')
    .option('--links <file>', 'the file of links beside it: who came from whom')
    .option(
      '--la <code>',
      'of this local authority only; may be given several times',
      (code: string, all: string[]) => [...all, code],
      [],
    )
    .option('--dry-run', 'say what would change and write nothing')
    .option('--reason <why>', 'stands in the record of each that changes; that the file was loaded, when left out')
    .option('--json', 'for machines')
    .action(async (file: string, options: LoadAsked) => {
      const { loadFromFile } = await import('../operate/load-organisations.ts');
      process.exitCode = await loadFromFile(process.env, file, {
        links: options.links,
        authorities: options.la,
        dryRun: options.dryRun ?? false,
        json: options.json ?? false,
        reason: options.reason,
      });
    });
}

interface LoadAsked {
  readonly links?: string;
  readonly la: string[];
  readonly dryRun?: true;
  readonly reason?: string;
  readonly json?: true;
}

interface Asked {
  readonly to?: string;
  readonly into?: string;
  readonly from?: string;
  readonly seesAdopted?: true;
  readonly settings?: string[];
  readonly on: string;
  readonly apply?: true;
  readonly reason?: string;
  readonly json?: true;
}

/** What becomes of organisations beyond the register: each says first who will see what, and is carried out with `--apply`. */
function addChanges(organisations: Command): void {
  const change = (name: string, description: string): Command =>
    organisations
      .command(name)
      .description(`${description}; says who sees what before and after, and does it with --apply`)
      .requiredOption('--on <date>', 'from which day, YYYY-MM-DD')
      .option('--apply', 'carry it out')
      .option('--reason <why>', 'stands in the record of each that changes, with your account; asked for when left out')
      .option('--json', 'for machines');
  type Kind = 'close' | 'transfer' | 'merge' | 'split' | 'join' | 'buy' | 'leave';
  const run = async (kind: Kind, slugs: readonly string[], asked: Asked) => {
    const { runChange } = await import('../operate/change-organisations.ts');
    process.exitCode = await runChange(process.env, { kind, slugs, ...asked });
  };
  change('close', 'a setting closes')
    .argument('<organisation>', 'its short name')
    .action((slug: string, asked: Asked) => run('close', [slug], asked));
  change('transfer', 'a setting goes to another trust or council; a maintained school that goes to a trust converts')
    .argument('<setting>', 'its short name')
    .requiredOption('--to <organisation>', 'the trust or council')
    .action((slug: string, asked: Asked) => run('transfer', [slug], asked));
  change('merge', 'some become part of another of their kind, with those below them')
    .argument('<organisations...>', 'their short names')
    .requiredOption('--into <organisation>', 'the one that goes on')
    .action((slugs: string[], asked: Asked) => run('merge', slugs, asked));
  change('split', 'some of those below a council or trust go to another')
    .argument('<organisation>', 'its short name')
    .requiredOption('--into <organisation>', 'the other')
    .requiredOption('--settings <settings...>', 'who goes')
    .action((slug: string, asked: Asked) => run('split', [slug], asked));
  change('join', 'one becomes a member of an umbrella trust, a federation or a diocese')
    .argument('<organisation>', 'its short name')
    .requiredOption('--to <organisation>', 'whose member it becomes')
    .option('--sees-adopted', 'both have agreed that the upper one sees what it has adopted')
    .action((slug: string, asked: Asked) => run('join', [slug], asked));
  change('buy', 'one buys the service of a council or trust that does not run it')
    .argument('<organisation>', 'its short name')
    .requiredOption('--from <organisation>', 'the council or trust')
    .action((slug: string, asked: Asked) => run('buy', [slug], asked));
  change('leave', 'one is no member of another any more, and buys no longer')
    .argument('<organisation>', 'its short name')
    .requiredOption('--from <organisation>', 'the other')
    .action((slug: string, asked: Asked) => run('leave', [slug], asked));
}
