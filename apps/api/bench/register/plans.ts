import type pg from 'pg';

/** What matters of a plan: how long, which indexes, what was read, and whether anything was read from end to end. */
export interface PlanFacts {
  readonly planning: number;
  readonly execution: number;
  readonly indexes: readonly string[];
  readonly sequential: readonly string[];
  readonly buffers: number;
  readonly removed: number;
}

interface Node {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Shared Hit Blocks'?: number;
  readonly 'Shared Read Blocks'?: number;
  readonly Plans?: readonly Node[];
}

/** Runs a statement under EXPLAIN ANALYZE, inside the transaction that is open. */
export async function explain(client: pg.ClientBase, sql: string, parameters: readonly unknown[]): Promise<PlanFacts> {
  const { rows } = await client.query<{
    'QUERY PLAN': [{ Plan: Node; 'Planning Time': number; 'Execution Time': number }];
  }>(`explain (analyze, buffers, timing off, format json) ${sql}`, [...parameters]);
  const [plan] = rows[0]?.['QUERY PLAN'] ?? [];
  if (!plan) throw new Error('no plan');
  const nodes = all(plan.Plan).filter((node) => node['Actual Loops'] > 0);
  const names = (of: (node: Node) => string | undefined): string[] =>
    [...new Set(nodes.flatMap((node) => of(node) ?? []))].sort();
  return {
    planning: plan['Planning Time'],
    execution: plan['Execution Time'],
    indexes: names((node) => node['Index Name']),
    sequential: names((node) => (node['Node Type'] === 'Seq Scan' ? node['Relation Name'] : undefined)),
    buffers: (plan.Plan['Shared Hit Blocks'] ?? 0) + (plan.Plan['Shared Read Blocks'] ?? 0),
    removed: nodes.reduce((sum, node) => sum + (node['Rows Removed by Filter'] ?? 0) * node['Actual Loops'], 0),
  };
}

const all = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(all)];
