import type { Command } from 'commander';

/** `ratify publish`: a publisher that keeps its templates in git. Its code is loaded only when asked for. */
export function addPublish(program: Command): void {
  program
    .command('publish')
    .description(
      'publish the templates of a folder that have changed, as a publisher does it; exit 1 when something stands in the way',
    )
    .requiredOption(
      '--from <folder>',
      'NAME.md or NAME/template.md, each with what its next edition changes in release.yaml',
    )
    .option('--organisation <short name>', 'whose templates they are, for somebody who publishes for several')
    .option('--dry-run', 'say what would be published, how each change is weighed and how many it reaches')
    .option('--replace-drafts', 'write over drafts that are being worked on')
    .action(async (options: { from: string; organisation?: string; dryRun?: true; replaceDrafts?: true }) => {
      const { publishFolder } = await import('../publish/publish-folder.ts');
      process.exitCode = await publishFolder(process.env, {
        ...options,
        dryRun: options.dryRun ?? false,
        replaceDrafts: options.replaceDrafts ?? false,
      });
    });
}
