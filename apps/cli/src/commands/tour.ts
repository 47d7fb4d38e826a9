import type { Command } from 'commander';

/** `ratify tour`: the whole journey through the public API of an installation of its own, which is loaded only for it. */
export function addTour(program: Command): void {
  program
    .command('tour')
    .description('run the whole journey through the public API and keep the signed PDFs and tour.json')
    .requiredOption('--out <folder>', 'where the PDFs and tour.json go')
    .option('--from <folder>', 'take each .txt or .md policy of this folder through, as the policy of one setting')
    .action(async ({ out, from }: { out: string; from?: string }) => {
      const { runTour } = await import('../tour/tour.ts');
      await runTour({ out, ...(from ? { from } : {}), write: (line) => process.stdout.write(line) });
    });
}
