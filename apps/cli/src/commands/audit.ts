import type { Command } from 'commander';

/** `ratify audit`: the record of events, a chain for each organisation. Its code is loaded only when asked for. */
export function addAudit(program: Command): void {
  const audit = program.command('audit').description('the record of events: a chain for each organisation');
  audit
    .command('verify')
    .description('recompute the chains; exit 1 when a line was changed, taken out or put in')
    .argument('[organisation...]', 'short names; all of them when left out')
    .option('--reason <why>', 'stands in the record of the organisations that are named')
    .option('--json', 'for machines')
    .action(async (slugs: string[], { json, reason }: { json?: true; reason?: string }) => {
      const { verifyChains } = await import('../operate/audit.ts');
      process.exitCode = await verifyChains(process.env, slugs, { json: json ?? false, reason });
    });
  audit
    .command('export')
    .description('write the record of an organisation, a line of JSON for each event')
    .argument('<organisation>', 'its short name')
    .requiredOption('--out <file>', 'where to')
    .option('--reason <why>', 'stands in the record of the organisation, with your account; asked for when left out')
    .action(async (slug: string, { out, reason }: { out: string; reason?: string }) => {
      const { exportChain } = await import('../operate/audit.ts');
      await exportChain(process.env, slug, { out, reason });
    });
  audit
    .command('check')
    .description('check an exported record, with no installation at hand; exit 1 when it does not hold')
    .argument('<file>', 'what `ratify audit export` wrote')
    .action(async (file: string) => {
      const { checkExport } = await import('../operate/audit.ts');
      process.exitCode = await checkExport(file);
    });
}
